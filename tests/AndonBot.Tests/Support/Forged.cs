using System.Text.Json.Nodes;

namespace AndonBot.Tests.Support;

/// <summary>Interactions whose values nobody's Slack would send.</summary>
public static class Forged
{
    public static JsonObject Click(AndonWorld world, string person, string action, string value, string channel = AndonWorld.Checkout)
    {
        var payload = Head(world, person, "block_actions");
        payload["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = "1.000001", ["channel_id"] = channel };
        payload["channel"] = new JsonObject { ["id"] = channel, ["name"] = "channel" };
        payload["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "button", ["action_id"] = action, ["block_id"] = "b", ["action_ts"] = "1.000001", ["value"] = value,
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "x" },
        });
        return payload;
    }

    public static JsonObject Form(AndonWorld world, string person, string form, string metadata)
    {
        var payload = Head(world, person, "view_submission");
        var input = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = "text" };
        payload["view"] = new JsonObject
        {
            ["id"] = "V0FORGED01", ["type"] = "modal", ["callback_id"] = form, ["private_metadata"] = metadata,
            ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "x" },
            ["blocks"] = new JsonArray(new JsonObject
            {
                ["type"] = "input", ["block_id"] = "text", ["label"] = new JsonObject { ["type"] = "plain_text", ["text"] = "x" }, ["element"] = input,
            }),
            ["state"] = new JsonObject
            {
                ["values"] = new JsonObject
                {
                    ["text"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "forged" } },
                },
            },
        };
        return payload;
    }

    public static JsonObject Shortcut(AndonWorld world, string person, string channel)
    {
        var payload = Head(world, person, "message_action");
        payload["callback_id"] = "pull_message";
        payload["channel"] = new JsonObject { ["id"] = channel, ["name"] = "channel" };
        payload["message_ts"] = "1.000001";
        payload["message"] = new JsonObject { ["type"] = "message", ["user"] = person, ["ts"] = "1.000001", ["text"] = "prices are gone" };
        return payload;
    }

    private static JsonObject Head(AndonWorld world, string person, string type) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = person, ["team_id"] = world.Slack.Settings.TeamId },
        ["team"] = new JsonObject { ["id"] = world.Slack.Settings.TeamId },
        ["trigger_id"] = "1.2.forged",
        ["response_url"] = "https://evil.example/hook",
    };
}
