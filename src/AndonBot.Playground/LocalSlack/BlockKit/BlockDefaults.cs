using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.BlockKit;

/// <summary>Adds the fields that Slack sets when an app omits them.</summary>
internal static class BlockDefaults
{
    public static JsonArray Blocks(JsonArray requested)
    {
        var blocks = requested.DeepClone().AsArray();
        foreach (var block in blocks.Objects())
        {
            if (block.Text("type") != "markdown" && block.Text("block_id") is null)
                block["block_id"] = SlackState.RandomText(5);
            if (block.Text("type") == "input")
            {
                block.TryAdd("optional", JsonValue.Create(false));
                block.TryAdd("dispatch_action", JsonValue.Create(false));
            }
            Fill(block);
        }
        return blocks;
    }

    public static JsonNode? Text(JsonNode? requested)
    {
        var text = requested?.DeepClone();
        Fill(text);
        return text;
    }

    private static void Fill(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Fill(item);
        }
        else if (node is JsonObject item)
        {
            if (item.Text("type") == "plain_text")
                item.TryAdd("emoji", JsonValue.Create(true));
            else if (item.Text("type") == "mrkdwn")
                item.TryAdd("verbatim", JsonValue.Create(false));
            else if (item.Text("type") is { } type && BlockKitLimits.IsInteractive(type))
                item.TryAdd("action_id", JsonValue.Create(SlackState.RandomText(5)));
            foreach (var property in item.ToList())
                Fill(property.Value);
        }
    }
}
