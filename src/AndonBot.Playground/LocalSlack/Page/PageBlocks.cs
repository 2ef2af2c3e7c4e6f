using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Rendering;

namespace AndonBot.Playground.LocalSlack.Page;

/// <summary>Converts blocks for the page: every text object gets its formatted spans for one person.</summary>
internal sealed class PageBlocks(TextRenderer renderer)
{
    private static readonly string[] Drawn = ["header", "section", "context", "actions", "divider", "input"];

    private readonly SpanRenderer _spans = new(renderer);

    public JsonArray Blocks(IEnumerable<JsonObject> blocks) => new([.. blocks.Select(Block)]);

    /// <summary>The blocks for a message that has only text.</summary>
    public JsonArray Text(string mrkdwn) => [Section(_spans.Mrkdwn(mrkdwn))];

    /// <summary>Converts one block. A block that the page cannot draw becomes plain text.</summary>
    private JsonNode Block(JsonObject block)
    {
        if (!Drawn.Contains(block.Text("type")))
            return Section(_spans.Of(new() { ["type"] = "plain_text", ["text"] = string.Join('\n', BlockText.Lines([block], renderer)) }));
        var shown = block.Copy();
        foreach (var text in BlockKitValidator.Descendants(shown).Where(o => o.Text("type") is "mrkdwn" or "plain_text").ToList())
            text["spans"] = _spans.Of(text);
        return shown;
    }

    private static JsonObject Section(JsonArray spans) =>
        new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["spans"] = spans } };
}
