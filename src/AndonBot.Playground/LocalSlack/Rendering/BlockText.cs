using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>Blocks as lines of text, with controls in brackets.</summary>
internal static class BlockText
{
    /// <summary>What Slack makes of blocks for a notification when the app gave no text: their words in a row.</summary>
    public static string Fallback(JsonArray blocks) =>
        string.Join(' ', blocks.Objects().SelectMany(BlockKitValidator.Descendants)
            .Where(o => o.Text("type") is "plain_text" or "mrkdwn" or "markdown" or "text").Select(o => o.Text("text")));

    public static IEnumerable<string> Lines(IEnumerable<JsonObject> blocks, TextRenderer reader, View? view = null) =>
        blocks.SelectMany(block => Block(block, reader, view));

    private static IEnumerable<string> Block(JsonObject block, TextRenderer reader, View? view)
    {
        switch (block.Text("type"))
        {
            case "header":
                return [Text(block["text"], reader)];
            case "section":
                IEnumerable<string> lines = block["text"] is { } text ? Text(text, reader).Split('\n') : [];
                lines = lines.Concat(block.Array("fields").Objects().Select(f => Text(f, reader).Replace("\n", ": ")));
                return block.Object("accessory") is { } accessory ? lines.Append(Element(accessory, reader)) : lines;
            case "context":
                return string.Join("  ", block.Array("elements").Objects().Select(e => Element(e, reader))).Split('\n');
            case "actions":
                return [string.Join(' ', block.Array("elements").Objects().Select(e => Element(e, reader)))];
            case "divider":
                return ["----"];
            case "image":
                return [$"[image: {block.Text("alt_text")}]"];
            case "input":
                return Input(block, reader, view);
            case "markdown":
                return (block.Text("text") ?? "").Split('\n');
            case "rich_text":
                return RichText(block, reader).Split('\n');
            default:
                return [$"[{block.Text("type")}]"];
        }
    }

    public static string Text(JsonNode? text, TextRenderer reader) =>
        text.Text("type") == "mrkdwn" ? reader.Mrkdwn(text.Text("text") ?? "") : TextRenderer.Plain(text.Text("text") ?? "");

    public static string Label(JsonObject element, TextRenderer reader) =>
        Text(element["text"] ?? element.Object("initial_option")?["text"] ?? element["placeholder"], reader);

    private static string Element(JsonObject element, TextRenderer reader) => element.Text("type") switch
    {
        "plain_text" or "mrkdwn" => Text(element, reader),
        "image" => $"[image: {element.Text("alt_text")}]",
        "button" => $"[{Label(element, reader)}]",
        "overflow" => $"[⋯ {string.Join(" | ", OptionRules.Offered(element).Select(o => Text(o["text"], reader)))}]",
        _ => $"[{Label(element, reader)} ▾]",
    };

    private static IEnumerable<string> Input(JsonObject block, TextRenderer reader, View? view)
    {
        var element = block.Object("element")!;
        var kind = InputKind.Of(element.Text("type"));
        var value = kind is not null && view is not null && view.Values.TryGetValue(FormValues.Key((block, element)), out var typed)
            ? typed[kind.Field]
            : null;
        yield return $"{Text(block["label"], reader)}{(block.IsTrue("optional") ? " (optional)" : "")}: {Value(value, kind, reader)}";
        if (view?.Errors.GetValueOrDefault(block.Text("block_id")!) is { } error)
            yield return $"  ! {error}";
    }

    private static string Value(JsonNode? value, InputKind? kind, TextRenderer reader) => value switch
    {
        null or JsonArray { Count: 0 } => "____",
        JsonArray many => string.Join(", ", many.Select(v => Value(v, kind, reader))),
        JsonObject option => Text(option["text"], reader),
        _ when kind is { IsPerson: true } => reader.Mrkdwn($"<@{value}>"),
        _ when kind is { IsConversation: true } => reader.Mrkdwn($"<#{value}>"),
        _ => value.ToString(),
    };

    private static string RichText(JsonObject block, TextRenderer reader) =>
        string.Concat(BlockKitValidator.Descendants(block).Select(part => part.Text("type") switch
        {
            "text" => part.Text("text"),
            "link" => part.Text("text") is { } label ? $"{label} ({part.Text("url")})" : part.Text("url"),
            "user" => reader.Mrkdwn($"<@{part.Text("user_id")}>"),
            "channel" => reader.Mrkdwn($"<#{part.Text("channel_id")}>"),
            "usergroup" => $"@{part.Text("usergroup_id")}",
            "broadcast" => $"@{part.Text("range")}",
            "emoji" => $":{part.Text("name")}:",
            _ => "",
        }));
}
