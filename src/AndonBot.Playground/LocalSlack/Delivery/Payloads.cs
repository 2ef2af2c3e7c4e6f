using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Creates the fields of commands and the payloads of interactions.</summary>
internal static class Payloads
{
    public const string DeprecatedToken = "legacy-verification-token";

    /// <summary>The form fields of a slash command.</summary>
    public static JsonObject Command(
        SlackState state, Person person, Conversation conversation, string text, string triggerId, string responseUrl)
    {
        var fields = new JsonObject
        {
            ["token"] = DeprecatedToken,
            ["team_id"] = person.ForeignTeamId ?? state.Settings.TeamId,
            ["team_domain"] = state.Settings.TeamDomain,
            ["channel_id"] = conversation.Id,
            ["channel_name"] = conversation.Kind switch
            {
                ConversationKind.Direct => "directmessage",
                ConversationKind.Private => "privategroup",
                _ => conversation.Name,
            },
            ["user_id"] = person.Id,
            ["user_name"] = person.Handle,
            ["command"] = state.Settings.Command,
            ["text"] = text,
            ["api_app_id"] = state.Settings.AppId,
            ["is_enterprise_install"] = "false",
            ["response_url"] = responseUrl,
            ["trigger_id"] = triggerId,
        };
        if (person.ForeignEnterpriseId is { } enterprise)
            (fields["enterprise_id"], fields["enterprise_name"]) = (enterprise, "Another organisation");
        return fields;
    }

    public static JsonObject InMessage(
        SlackState state, Person person, Conversation conversation, Message message, JsonObject action, JsonObject values,
        string triggerId, string responseUrl)
    {
        var payload = Head(state, person, "block_actions");
        var container = new JsonObject
        {
            ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = conversation.Id,
            ["is_ephemeral"] = message.OnlyFor is not null,
        };
        if (message.ThreadTs is not null)
            container["thread_ts"] = message.ThreadTs;
        payload["container"] = container;
        payload["trigger_id"] = triggerId;
        payload["channel"] = Channel(conversation);
        // Slack does not include the content of an ephemeral message.
        if (message.OnlyFor is null)
            payload["message"] = message.Body.DeepClone();
        payload["state"] = values;
        payload["response_url"] = responseUrl;
        payload["actions"] = new JsonArray(action);
        return payload;
    }

    public static JsonObject InView(SlackState state, Person person, View view, JsonObject action, string triggerId)
    {
        var payload = Head(state, person, "block_actions");
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["trigger_id"] = triggerId;
        payload["view"] = ViewBody(view);
        payload["actions"] = new JsonArray(action);
        return payload;
    }

    /// <summary>The request for a menu's options. It has no trigger id and no response_url.</summary>
    public static JsonObject SuggestionInMessage(
        SlackState state, Person person, Conversation conversation, Message message, Control control, string typed)
    {
        var payload = InMessage(state, person, conversation, message, action: [], values: [], triggerId: "", responseUrl: "");
        return Suggestion(payload, control, typed);
    }

    public static JsonObject SuggestionInView(SlackState state, Person person, View view, Control control, string typed) =>
        Suggestion(InView(state, person, view, action: [], triggerId: ""), control, typed);

    public static JsonObject Submission(SlackState state, Person person, View view, string triggerId, JsonArray responseUrls)
    {
        var payload = Head(state, person, "view_submission");
        payload["trigger_id"] = triggerId;
        payload["view"] = ViewBody(view);
        payload["response_urls"] = responseUrls;
        return payload;
    }

    public static JsonObject Closed(SlackState state, Person person, View view, bool isCleared)
    {
        var payload = Head(state, person, "view_closed");
        payload["view"] = ViewBody(view);
        payload["is_cleared"] = isCleared;
        return payload;
    }

    public static JsonObject GlobalShortcut(SlackState state, Person person, string callbackId, string triggerId)
    {
        var payload = Head(state, person, "shortcut");
        payload.Remove("api_app_id");
        payload["user"]!.AsObject().Remove("name");
        payload["callback_id"] = callbackId;
        payload["trigger_id"] = triggerId;
        payload["action_ts"] = ActionTs(state);
        return payload;
    }

    public static JsonObject MessageShortcut(
        SlackState state, Person person, Conversation conversation, Message message, string callbackId, string triggerId,
        string responseUrl)
    {
        var payload = GlobalShortcut(state, person, callbackId, triggerId);
        payload["type"] = "message_action";
        payload["user"] = new JsonObject { ["id"] = person.Id, ["name"] = person.Handle };
        payload["channel"] = Channel(conversation);
        payload["message_ts"] = message.Ts;
        payload["message"] = message.Body.DeepClone();
        payload["response_url"] = responseUrl;
        return payload;
    }

    /// <summary>
    /// The item of <c>actions</c> for a used element. <paramref name="value"/> is the element's value object; it is null for a button.
    /// </summary>
    public static JsonObject Action(SlackState state, JsonObject block, JsonObject element, JsonObject? value)
    {
        var action = new JsonObject();
        action.CopyFrom(element, "type", "action_id");
        action["block_id"] = block.Text("block_id");
        action["action_ts"] = ActionTs(state);
        action.CopyFrom(element, value is null ? ["text", "value", "style"] : ["placeholder", "initial_date"]);
        if (value is not null)
            action.CopyFrom(value, InputKind.Of(element.Text("type"))!.Field);
        return action;
    }

    private static JsonObject Suggestion(JsonObject payload, Control control, string typed)
    {
        foreach (var absent in new[] { "trigger_id", "response_url", "actions", "state" })
            payload.Remove(absent);
        payload["type"] = "block_suggestion";
        payload["action_id"] = control.ActionId;
        payload["block_id"] = control.Block.Text("block_id");
        payload["value"] = typed;
        return payload;
    }

    private static JsonObject Head(SlackState state, Person person, string type)
    {
        var team = person.ForeignTeamId ?? state.Settings.TeamId;
        return new()
        {
            ["type"] = type,
            ["user"] = new JsonObject { ["id"] = person.Id, ["username"] = person.Handle, ["name"] = person.Handle, ["team_id"] = team },
            ["api_app_id"] = state.Settings.AppId,
            ["token"] = DeprecatedToken,
            ["team"] = new JsonObject { ["id"] = team, ["domain"] = state.Settings.TeamDomain },
            ["enterprise"] = person.ForeignEnterpriseId is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = "Another organisation" } : null,
            ["is_enterprise_install"] = false,
        };
    }

    private static JsonObject ViewBody(View view)
    {
        var body = view.Body.Copy();
        body["state"] = FormValues.State(view.Values);
        return body;
    }

    private static JsonObject Channel(Conversation conversation) => new()
    {
        ["id"] = conversation.Id,
        ["name"] = conversation.Kind == ConversationKind.Direct ? "directmessage" : conversation.Name,
    };

    private static string ActionTs(SlackState state) => $"{state.Now.ToUnixTimeSeconds()}.{state.Now.Ticks / 10 % 1_000_000:000000}";
}
