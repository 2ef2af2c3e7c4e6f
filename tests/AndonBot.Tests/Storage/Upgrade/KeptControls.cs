using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Storage.Upgrade;

/// <summary>Uses what people had on their screens when the bot was replaced, and what no workspace keeps: private answers and open forms.</summary>
internal static class KeptControls
{
    /// <summary>Presses a button of an answer that only this person sees.</summary>
    public static Task<DeliveryResult> PressAsync(AndonWorld world, string person, string channel, string actionId, string value)
    {
        var payload = Head(world, person, "block_actions");
        payload["container"] = new JsonObject
        {
            ["type"] = "message", ["message_ts"] = "1895754300.000100", ["channel_id"] = channel, ["is_ephemeral"] = true,
        };
        payload["channel"] = new JsonObject { ["id"] = channel, ["name"] = world.Slack.Channel(channel).Name };
        payload["response_url"] = ResponseUrl(world);
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "button", ["action_id"] = actionId, ["block_id"] = "b", ["value"] = value, ["action_ts"] = "1895754301.000100",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Button" },
        });
        return world.Slack.DeliverInteractionAsync(payload);
    }

    /// <summary>Submits a form that was open; each input is filled in as its type asks.</summary>
    public static Task<DeliveryResult> SubmitAsync(
        AndonWorld world, string person, string callbackId, string metadata, params (string Id, JsonObject Value)[] inputs)
    {
        var values = new JsonObject();
        foreach (var (id, value) in inputs)
            values[id] = new JsonObject { [id] = value };
        var payload = Head(world, person, "view_submission");
        payload["view"] = new JsonObject
        {
            ["id"] = "V0KEPT0001", ["team_id"] = world.Slack.Settings.TeamId, ["type"] = "modal", ["callback_id"] = callbackId,
            ["private_metadata"] = metadata, ["hash"] = "1895754300.kept", ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Form" },
            ["blocks"] = new JsonArray(), ["state"] = new JsonObject { ["values"] = values },
        };
        payload["response_urls"] = new JsonArray();
        return world.Slack.DeliverInteractionAsync(payload);
    }

    /// <summary>Delivers a command that the bot has answered before.</summary>
    public static Task<DeliveryResult> RepeatAsync(AndonWorld world, string person, string channel, string text, string triggerId) =>
        world.Slack.DeliverCommandAsync(new()
        {
            ["token"] = "legacy-verification-token", ["team_id"] = world.Slack.Settings.TeamId, ["team_domain"] = world.Slack.Settings.TeamDomain,
            ["channel_id"] = channel, ["channel_name"] = world.Slack.Channel(channel).Name, ["user_id"] = person,
            ["user_name"] = world.As(person).Person.Handle, ["command"] = "/andon", ["text"] = text, ["api_app_id"] = world.Slack.Settings.AppId,
            ["is_enterprise_install"] = "false", ["response_url"] = ResponseUrl(world), ["trigger_id"] = triggerId,
        });

    public static JsonObject Text(string text) => new() { ["type"] = "plain_text_input", ["value"] = text };

    public static JsonObject Date(string date) => new() { ["type"] = "datepicker", ["selected_date"] = date };

    public static JsonObject Person(string id) => new() { ["type"] = "users_select", ["selected_user"] = id };

    public static JsonObject Choice(string value) => new()
    {
        ["type"] = "radio_buttons",
        ["selected_option"] = new JsonObject { ["value"] = value, ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value } },
    };

    /// <summary>One that has ended: what the bot says there is lost, as it is in Slack after half an hour.</summary>
    public static string ResponseUrl(AndonWorld world) => new Uri(world.Slack.PageUrl, "actions/T0ANDON001/1/ended").ToString();

    private static JsonObject Head(AndonWorld world, string person, string type)
    {
        var (team, handle) = (world.Slack.Settings.TeamId, world.As(person).Person.Handle);
        return new()
        {
            ["type"] = type,
            ["user"] = new JsonObject { ["id"] = person, ["username"] = handle, ["name"] = handle, ["team_id"] = team },
            ["api_app_id"] = world.Slack.Settings.AppId,
            ["token"] = "legacy-verification-token",
            ["team"] = new JsonObject { ["id"] = team, ["domain"] = world.Slack.Settings.TeamDomain },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
            ["trigger_id"] = "9900000000001.9200000000000.kept",
        };
    }
}
