using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Rendering;

namespace AndonBot.Playground.LocalSlack.Page;

/// <summary>Blocks as the page takes them: Slack's own, with every text as one reader sees it.</summary>
internal sealed class PageBlocks(TextRenderer reader)
{
    private static readonly string[] Drawn = ["header", "section", "context", "actions", "divider", "input"];

    private readonly SpanRenderer _spans = new(reader);

    public JsonArray Blocks(IEnumerable<JsonObject> blocks) => new([.. blocks.Select(Block)]);

    /// <summary>A message without blocks.</summary>
    public JsonArray Text(string mrkdwn) => [Section(_spans.Mrkdwn(mrkdwn))];

    /// <summary>A kind that the page does not draw is told in words.</summary>
    private JsonNode Block(JsonObject block)
    {
        if (!Drawn.Contains(block.Text("type")))
            return Section(_spans.Of(new() { ["type"] = "plain_text", ["text"] = string.Join('\n', BlockText.Lines([block], reader)) }));
        var shown = block.Copy();
        foreach (var text in BlockKitValidator.Descendants(shown).Where(o => o.Text("type") is "mrkdwn" or "plain_text").ToList())
            text["spans"] = _spans.Of(text);
        return shown;
    }

    private static JsonObject Section(JsonArray spans) =>
        new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["spans"] = spans } };
}
