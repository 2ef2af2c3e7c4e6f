using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>Parses text into spans, each with its kind. The page displays spans and never parses mrkdwn itself.</summary>
internal sealed class SpanRenderer(TextRenderer renderer)
{
    private const string Fence = "```";

    /// <summary>The spans of a text object.</summary>
    public JsonArray Of(JsonObject text) =>
        text.Text("type") == "mrkdwn" ? Mrkdwn(text.Text("text") ?? "") : Plain(text.Text("text") ?? "");

    public JsonArray Mrkdwn(string text)
    {
        var spans = new JsonArray();
        var parts = text.Split(Fence);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
                Paragraphs(parts[i], spans);
            else if (i == parts.Length - 1)
                Inline(Fence + parts[i], spans);
            else
                spans.Add(Leaf("pre", TextRenderer.Plain(parts[i].Trim('\n'))));
        }
        return spans;
    }

    private static JsonArray Plain(string text)
    {
        var spans = new JsonArray();
        Flush(new StringBuilder(text), spans);
        return spans;
    }

    /// <summary>Consecutive lines that start with ">" form one quotation.</summary>
    private void Paragraphs(string text, JsonArray spans)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            var isQuote = Quoted(lines[i]) is not null;
            var end = i + 1;
            while (end < lines.Length && Quoted(lines[end]) is not null == isQuote)
                end++;
            var paragraph = lines[i..end];
            if (isQuote)
                spans.Add(Nested("quote", string.Join('\n', paragraph.Select(Quoted))));
            else
                Inline(string.Join('\n', paragraph), spans);
            i = end;
        }
    }

    private static string? Quoted(string line) =>
        line.StartsWith("&gt;", StringComparison.Ordinal) ? line["&gt;".Length..].TrimStart(' ')
        : line.StartsWith('>') ? line[1..].TrimStart(' ')
        : null;

    private void Inline(string text, JsonArray spans)
    {
        var words = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var (span, length) = At(text, i);
            if (span is null)
            {
                words.Append(text[i++]);
                continue;
            }
            Flush(words, spans);
            spans.Add(span);
            i += length;
        }
        Flush(words, spans);
    }

    /// <summary>The span that starts at this index and its length in the text; null when plain text starts here.</summary>
    private (JsonObject? Span, int Length) At(string text, int start)
    {
        switch (text[start])
        {
            case '<' when Token.At(text, start) is { } token:
                return (Shown(token), token.Raw.Length);
            case '`' when text.IndexOf('`', start + 1) is var end && end > start + 1 && !text[start..end].Contains('\n'):
                return (Leaf("code", TextRenderer.Plain(text[(start + 1)..end])), end + 1 - start);
            case '*' or '_' or '~' when Closing(text, start) is { } end:
                var kind = text[start] switch { '*' => "bold", '_' => "italic", _ => "strike" };
                return (Nested(kind, text[(start + 1)..end]), end + 1 - start);
            case ':' when Emoji.At(text, start) is { } emoji:
                return (Leaf("emoji", emoji.Symbol, ("title", $":{emoji.Name}:")), emoji.Name.Length + 2);
            default:
                return (null, 0);
        }
    }

    /// <summary>The index of the character that closes the emphasis; null when the character at the start is plain text.</summary>
    private static int? Closing(string text, int start)
    {
        if (start > 0 && char.IsLetterOrDigit(text[start - 1]) || start + 1 >= text.Length || char.IsWhiteSpace(text[start + 1]))
            return null;
        for (var i = start + 1; i < text.Length && text[i] != '\n';)
        {
            if (text[i] == text[start] && i > start + 1 && !char.IsWhiteSpace(text[i - 1])
                && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
                return i;
            i += text[i] == '<' && Token.At(text, i) is { } token ? token.Raw.Length : 1;
        }
        return null;
    }

    private JsonObject Shown(Token token) => token.Kind switch
    {
        TokenKind.Person => Leaf("person", renderer.Shown(token), ("id", token.Target)),
        TokenKind.Channel => Leaf("channel", renderer.Shown(token), ("id", token.Target)),
        TokenKind.Date => Leaf("date", renderer.Shown(token), ("title", renderer.FullDate(token))),
        TokenKind.Link => Leaf(
            "link", TextRenderer.Plain(token.Label is { Length: > 0 } label ? label : token.Target), ("to", TextRenderer.Plain(token.Target))),
        _ => Leaf("broadcast", renderer.Shown(token)),
    };

    private JsonObject Nested(string kind, string text)
    {
        var inner = new JsonArray();
        Inline(text, inner);
        return new() { ["kind"] = kind, ["of"] = inner };
    }

    private static JsonObject Leaf(string kind, string text, params (string Name, string Value)[] more)
    {
        var span = new JsonObject { ["kind"] = kind, ["text"] = text };
        foreach (var (name, value) in more)
            span[name] = value;
        return span;
    }

    private static void Flush(StringBuilder words, JsonArray spans)
    {
        if (words.Length > 0)
            spans.Add(Leaf("text", TextRenderer.Plain(words.ToString())));
        words.Clear();
    }
}
