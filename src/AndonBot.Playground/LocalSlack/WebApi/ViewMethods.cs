using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The methods views.*.</summary>
internal static class ViewMethods
{
    private const int MaxBytes = 250 * 1024;

    public static JsonObject Open(SlackState state, ApiCall call)
    {
        var requested = CheckedView(state, call, "modal");
        var trigger = UseTrigger(state, call);
        var view = CreateView(state, requested, trigger.PersonId, below: null);
        state.Views.Open(view);
        return Answer(view);
    }

    public static JsonObject Push(SlackState state, ApiCall call)
    {
        var requested = CheckedView(state, call, "modal");
        var trigger = UseTrigger(state, call);
        var stack = state.Views.Stack(trigger.PersonId);
        if (stack.Count == 0)
            throw new SlackErrorException("not_found");
        if (stack.Count >= Views.MaxDepth)
            throw new SlackErrorException("push_limit_reached");
        var view = CreateView(state, requested, trigger.PersonId, stack[^1]);
        state.Views.Push(view);
        return Answer(view);
    }

    public static JsonObject Update(SlackState state, ApiCall call)
    {
        var view = call.Text("view_id") is { Length: > 0 } id ? state.Views.Find(id)
            : call.Text("external_id") is { Length: > 0 } external ? state.Views.FindExternal(external)
            : throw SlackErrorException.Missing("view_id");
        if (view is null)
            throw new SlackErrorException("not_found");
        var requested = CheckedView(state, call, view.Body.Text("type")!, replaced: view);
        CheckHash(call, view);
        Replace(state, view, requested);
        return Answer(view);
    }

    public static JsonObject Publish(SlackState state, ApiCall call)
    {
        if (!state.IsHomeTabEnabled)
            throw new SlackErrorException("not_enabled");
        if (!state.People.TryGetValue(call.Required("user_id"), out var person) || person.IsDeleted)
            throw SlackErrorException.Arguments("invalid `user_id`");
        var requested = CheckedView(state, call, "home");
        if (state.Views.Home(person.Id) is { } shown)
        {
            CheckHash(call, shown);
            Replace(state, shown, requested);
            return Answer(shown);
        }
        var view = CreateView(state, requested, person.Id, below: null);
        state.Views.SetHome(view);
        return Answer(view);
    }

    /// <summary>The validation errors of a view, as Slack returns them.</summary>
    internal static IReadOnlyList<string> ErrorMessages(JsonNode? view) => [.. BlockKitValidator.View(view).Select(c => $"[ERROR] {c}")];

    internal static View CreateView(SlackState state, JsonObject requested, string personId, View? below)
    {
        var id = state.NewId("V");
        var view = new View(id, personId, Views.WithDefaults(state, requested, id, below));
        FormValues.Initialize(view);
        return view;
    }

    /// <summary>Replaces the content of a view. Typed values stay in inputs that keep their block id and action id.</summary>
    internal static void Replace(SlackState state, View view, JsonObject requested)
    {
        var before = view.Body;
        view.Body = Views.WithDefaults(state, requested, view.Id, below: null);
        view.Body["previous_view_id"] = before["previous_view_id"]?.DeepClone();
        view.Body["root_view_id"] = before["root_view_id"]?.DeepClone();
        view.Errors = new Dictionary<string, string>();
        FormValues.Initialize(view);
    }

    private static JsonObject CheckedView(SlackState state, ApiCall call, string type, View? replaced = null)
    {
        var node = call.Nested("view", "invalid_arguments");
        if (ErrorMessages(node) is { Count: > 0 } problems)
            throw SlackErrorException.Arguments(problems);
        var requested = node!.AsObject();
        if (requested.Text("type") != type)
            throw SlackErrorException.Arguments($"[ERROR] {BlockKitError.From("enum", "/view/type")}");
        if (requested.ToJsonString().Length > MaxBytes)
            throw new SlackErrorException("view_too_large");
        if (requested.Text("external_id") is { Length: > 0 } external && state.Views.FindExternal(external) is { } other && other != replaced)
            throw new SlackErrorException("duplicate_external_id");
        return requested;
    }

    private static Trigger UseTrigger(SlackState state, ApiCall call)
    {
        var id = call.Required("trigger_id");
        if (id.Split('.').Length != 3)
            throw SlackErrorException.Arguments("invalid `trigger_id`");
        return state.TriggerIds.Exchange(id, out var error) ?? throw new SlackErrorException(error!);
    }

    private static void CheckHash(ApiCall call, View view)
    {
        if (call.Text("hash") is { Length: > 0 } hash && hash != view.Body.Text("hash"))
            throw new SlackErrorException("hash_conflict");
    }

    private static JsonObject Answer(View view) => new() { ["view"] = view.Body.DeepClone() };
}
