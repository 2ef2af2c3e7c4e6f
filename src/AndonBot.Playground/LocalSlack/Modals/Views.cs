using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>The modal stacks and home tabs of all people.</summary>
internal sealed class Views
{
    public const int MaxDepth = 3;

    private readonly Dictionary<string, List<View>> _stacks = [];
    private readonly Dictionary<string, View> _homes = [];

    public IReadOnlyList<View> Stack(string personId) => _stacks.GetValueOrDefault(personId) ?? [];

    public View? Top(string personId) => Stack(personId) is [.., var top] ? top : null;

    public View? Home(string personId) => _homes.GetValueOrDefault(personId);

    public View? Find(string id) => All.FirstOrDefault(v => v.Id == id);

    public View? FindExternal(string externalId) =>
        All.FirstOrDefault(v => externalId.Length > 0 && v.Body.Text("external_id") == externalId);

    private IEnumerable<View> All => _stacks.Values.SelectMany(s => s).Concat(_homes.Values);

    public void Open(View view) => _stacks[view.PersonId] = [view];

    public void Push(View view) => _stacks[view.PersonId].Add(view);

    public void SetHome(View view) => _homes[view.PersonId] = view;

    public void Close(View view)
    {
        if (_stacks.TryGetValue(view.PersonId, out var stack))
            stack.Remove(view);
    }

    public void Clear(string personId) => _stacks.Remove(personId);

    /// <summary>The view with the fields that Slack adds when it shows the view.</summary>
    public static JsonObject WithDefaults(SlackState state, JsonObject requested, string id, View? below)
    {
        var modal = requested.Text("type") == "modal";
        var body = new JsonObject
        {
            ["id"] = id,
            ["team_id"] = state.Settings.TeamId,
            ["type"] = requested.Text("type"),
            ["blocks"] = BlockDefaults.Blocks(requested.Array("blocks")!),
            ["private_metadata"] = requested.Text("private_metadata") ?? "",
            ["callback_id"] = requested.Text("callback_id") ?? "",
            ["state"] = new JsonObject { ["values"] = new JsonObject() },
            ["hash"] = NewHash(state),
            ["title"] = BlockDefaults.Text(modal ? requested["title"] : new JsonObject { ["type"] = "plain_text", ["text"] = "View Title" }),
            ["clear_on_close"] = requested.IsTrue("clear_on_close"),
            ["notify_on_close"] = requested.IsTrue("notify_on_close"),
            ["close"] = BlockDefaults.Text(requested["close"]),
            ["submit"] = BlockDefaults.Text(requested["submit"]),
            ["previous_view_id"] = below?.Id,
            ["root_view_id"] = below?.Body.Text("root_view_id") ?? id,
            ["app_id"] = state.Settings.AppId,
            ["external_id"] = requested.Text("external_id") ?? "",
            ["app_installed_team_id"] = state.Settings.TeamId,
            ["bot_id"] = state.Settings.BotId,
        };
        return body;
    }

    private static string NewHash(SlackState state) => $"{state.Now.ToUnixTimeSeconds()}.{SlackState.RandomText(8)}";
}
