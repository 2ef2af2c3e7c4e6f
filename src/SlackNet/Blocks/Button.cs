using System.Text.Json.Serialization;

namespace SlackNet.Blocks;

public class Button() : ActionElement("button")
{
    public PlainText Text { get; set; }

    public string Url { get; set; }

    public string Value { get; set; }

    /// <summary>The default style is not sent, since Slack refuses the name "default".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ButtonStyle Style { get; set; }

    public string AccessibilityLabel { get; set; }
}

public enum ButtonStyle
{
    Default,
    Primary,
    Danger,
}

public class ButtonAction : BlockAction
{
    public TextObject Text { get; set; }

    public string Value { get; set; }
}
