using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>Renders blocks as lines of text, with interactive elements in brackets.</summary>
internal static class BlockText
{
    /// <summary>The notification text that Slack derives from blocks when the app gave no text: all their texts, joined.</summary>
    public static string Fallback(JsonArray blocks) =>
        string.Join(' ', blocks.Objects().SelectMany(BlockKitValidator.Descendants)
            .Where(o => o.Text("type") is "plain_text" or "mrkdwn" or "markdown" or "text").Select(o => o.Text("text")));

    public static IEnumerable<string> Lines(IEnumerable<JsonObject> blocks, TextRenderer renderer, View? view = null) =>
        blocks.SelectMany(block => Block(block, renderer, view));

    private static IEnumerable<string> Block(JsonObject block, TextRenderer renderer, View? view)
    {
        switch (block.Text("type"))
        {
            case "header":
                return [Text(block["text"], renderer)];
            case "section":
                IEnumerable<string> lines = block["text"] is { } text ? Text(text, renderer).Split('\n') : [];
                lines = lines.Concat(block.Array("fields").Objects().Select(f => Text(f, renderer).Replace("\n", ": ")));
                return block.Object("accessory") is { } accessory ? lines.Append(Element(accessory, renderer)) : lines;
            case "context":
                return string.Join("  ", block.Array("elements").Objects().Select(e => Element(e, renderer))).Split('\n');
            case "actions":
                return [string.Join(' ', block.Array("elements").Objects().Select(e => Element(e, renderer)))];
            case "divider":
                return ["----"];
            case "image":
                return [$"[image: {block.Text("alt_text")}]"];
            case "input":
                return Input(block, renderer, view);
            case "markdown":
                return (block.Text("text") ?? "").Split('\n');
            case "rich_text":
                return RichText(block, renderer).Split('\n');
            default:
                return [$"[{block.Text("type")}]"];
        }
    }

    public static string Text(JsonNode? text, TextRenderer renderer) =>
        text.Text("type") == "mrkdwn" ? renderer.Mrkdwn(text.Text("text") ?? "") : TextRenderer.Plain(text.Text("text") ?? "");

    public static string Label(JsonObject element, TextRenderer renderer) =>
        Text(element["text"] ?? element.Object("initial_option")?["text"] ?? element["placeholder"], renderer);

    private static string Element(JsonObject element, TextRenderer renderer) => element.Text("type") switch
    {
        "plain_text" or "mrkdwn" => Text(element, renderer),
        "image" => $"[image: {element.Text("alt_text")}]",
        "button" => $"[{Label(element, renderer)}]",
        "overflow" => $"[⋯ {string.Join(" | ", OptionRules.Offered(element).Select(o => Text(o["text"], renderer)))}]",
        _ => $"[{Label(element, renderer)} ▾]",
    };

    private static IEnumerable<string> Input(JsonObject block, TextRenderer renderer, View? view)
    {
        var element = block.Object("element")!;
        var kind = InputKind.Of(element.Text("type"));
        var value = kind is not null && view is not null && view.Values.TryGetValue(FormValues.Key((block, element)), out var typed)
            ? typed[kind.Field]
            : null;
        yield return $"{Text(block["label"], renderer)}{(block.IsTrue("optional") ? " (optional)" : "")}: {Value(value, kind, renderer)}";
        if (view?.Errors.GetValueOrDefault(block.Text("block_id")!) is { } error)
            yield return $"  ! {error}";
    }

    private static string Value(JsonNode? value, InputKind? kind, TextRenderer renderer) => value switch
    {
        null or JsonArray { Count: 0 } => "____",
        JsonArray many => string.Join(", ", many.Select(v => Value(v, kind, renderer))),
        JsonObject option => Text(option["text"], renderer),
        _ when kind is { IsPerson: true } => renderer.Mrkdwn($"<@{value}>"),
        _ when kind is { IsConversation: true } => renderer.Mrkdwn($"<#{value}>"),
        _ => value.ToString(),
    };

    private static string RichText(JsonObject block, TextRenderer renderer) =>
        string.Concat(BlockKitValidator.Descendants(block).Select(part => part.Text("type") switch
        {
            "text" => part.Text("text"),
            "link" => part.Text("text") is { } label ? $"{label} ({part.Text("url")})" : part.Text("url"),
            "user" => renderer.Mrkdwn($"<@{part.Text("user_id")}>"),
            "channel" => renderer.Mrkdwn($"<#{part.Text("channel_id")}>"),
            "usergroup" => $"@{part.Text("usergroup_id")}",
            "broadcast" => $"@{part.Text("range")}",
            "emoji" => $":{part.Text("name")}:",
            _ => "",
        }));
}
