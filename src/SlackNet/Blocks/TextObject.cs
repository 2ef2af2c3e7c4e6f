using System.Text.Json.Serialization;

namespace SlackNet.Blocks;

/// <summary>Text that Slack shows unchanged (<see cref="PlainText"/>) or formats (<see cref="Markdown"/>).</summary>
public abstract class TextObject
{
    protected TextObject(string type) => Type = type;

    public string Type { get; set; }

    public string Text { get; set; }

    public static implicit operator TextObject(string text) => new PlainText(text);
}

public class PlainText : TextObject, IContextElement
{
    public PlainText(string text = "") : base("plain_text") => Text = text;

    [JsonConstructor]
    internal PlainText() : this("") { }

    public bool Emoji { get; set; } = true;

    public override string ToString() => Text;

    public static implicit operator PlainText(string text) => new(text);
}

public class Markdown : TextObject, IContextElement
{
    public Markdown(string markdown = "") : base("mrkdwn") => Text = markdown;

    [JsonConstructor]
    internal Markdown() : this("") { }

    public bool Verbatim { get; set; }

    public override string ToString() => Text;

    public static implicit operator Markdown(string text) => new(text);
}
