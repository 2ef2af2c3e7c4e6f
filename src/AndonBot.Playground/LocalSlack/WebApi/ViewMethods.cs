using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;

namespace AndonBot.Playground.LocalSlack.WebApi;

internal static class ViewMethods
{
    private const int MaxBytes = 250 * 1024;

    public static JsonObject Open(SlackState state, Call call)
    {
        var asked = Asked(state, call, "modal");
        var trigger = Exchange(state, call);
        var view = Show(state, asked, trigger.PersonId, below: null);
        state.Views.Open(view);
        return Answer(view);
    }

    public static JsonObject Push(SlackState state, Call call)
    {
        var asked = Asked(state, call, "modal");
        var trigger = Exchange(state, call);
        var stack = state.Views.Stack(trigger.PersonId);
        if (stack.Count == 0)
            throw new Refusal("not_found");
        if (stack.Count >= Views.MaxDepth)
            throw new Refusal("push_limit_reached");
        var view = Show(state, asked, trigger.PersonId, stack[^1]);
        state.Views.Push(view);
        return Answer(view);
    }

    public static JsonObject Update(SlackState state, Call call)
    {
        var view = call.Text("view_id") is { Length: > 0 } id ? state.Views.Find(id)
            : call.Text("external_id") is { Length: > 0 } external ? state.Views.FindExternal(external)
            : throw Refusal.Missing("view_id");
        if (view is null)
            throw new Refusal("not_found");
        var asked = Asked(state, call, view.Body.Text("type")!, replaced: view);
        HashFits(call, view);
        Replace(state, view, asked);
        return Answer(view);
    }

    public static JsonObject Publish(SlackState state, Call call)
    {
        if (!state.IsHomeTabEnabled)
            throw new Refusal("not_enabled");
        if (!state.People.TryGetValue(call.Required("user_id"), out var person) || person.IsDeleted)
            throw Refusal.Arguments("invalid `user_id`");
        var asked = Asked(state, call, "home");
        if (state.Views.Home(person.Id) is { } shown)
        {
            HashFits(call, shown);
            Replace(state, shown, asked);
            return Answer(shown);
        }
        var view = Show(state, asked, person.Id, below: null);
        state.Views.SetHome(view);
        return Answer(view);
    }

    /// <summary>The complaints about a view as the messages that Slack sends.</summary>
    internal static IReadOnlyList<string> Problems(JsonNode? view) => [.. BlockKitValidator.View(view).Select(c => $"[ERROR] {c}")];

    internal static View Show(SlackState state, JsonObject asked, string personId, View? below)
    {
        var id = state.NewId("V");
        var view = new View(id, personId, Views.Echo(state, asked, id, below));
        Form.Begin(view);
        return view;
    }

    /// <summary>New content under the same id; what was typed stays where block and action keep their names.</summary>
    internal static void Replace(SlackState state, View view, JsonObject asked)
    {
        var before = view.Body;
        view.Body = Views.Echo(state, asked, view.Id, below: null);
        view.Body["previous_view_id"] = before["previous_view_id"]?.DeepClone();
        view.Body["root_view_id"] = before["root_view_id"]?.DeepClone();
        view.Errors = new Dictionary<string, string>();
        Form.Begin(view);
    }

    private static JsonObject Asked(SlackState state, Call call, string type, View? replaced = null)
    {
        var node = call.Nested("view", "invalid_arguments");
        if (Problems(node) is { Count: > 0 } problems)
            throw Refusal.Arguments(problems);
        var asked = node!.AsObject();
        if (asked.Text("type") != type)
            throw Refusal.Arguments($"[ERROR] {Complaint.From("enum", "/view/type")}");
        if (asked.ToJsonString().Length > MaxBytes)
            throw new Refusal("view_too_large");
        if (asked.Text("external_id") is { Length: > 0 } external && state.Views.FindExternal(external) is { } other && other != replaced)
            throw new Refusal("duplicate_external_id");
        return asked;
    }

    private static Trigger Exchange(SlackState state, Call call)
    {
        var id = call.Required("trigger_id");
        if (id.Split('.').Length != 3)
            throw Refusal.Arguments("invalid `trigger_id`");
        return state.Triggers.Exchange(id, out var error) ?? throw new Refusal(error!);
    }

    private static void HashFits(Call call, View view)
    {
        if (call.Text("hash") is { Length: > 0 } hash && hash != view.Body.Text("hash"))
            throw new Refusal("hash_conflict");
    }

    private static JsonObject Answer(View view) => new() { ["view"] = view.Body.DeepClone() };
}
