using SlackNet.Serialization;

namespace SlackNet.Blocks;

public abstract class TextInput : BlockElement, IInputBlockElement
{
    protected TextInput(string type) : base(type) { }

    public string ActionId { get; set; }

    public PlainText Placeholder { get; set; }

    public DispatchActionConfig DispatchActionConfig { get; set; }

    public bool FocusOnLoad { get; set; }
}

public class PlainTextInput() : TextInput("plain_text_input")
{
    public bool Multiline { get; set; }

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public string InitialValue { get; set; }
}

public class PlainTextInputAction : BlockAction
{
    public string Value { get; set; }
}

public class PlainTextInputValue : ElementValue
{
    public string Value { get; set; }
}

public class UrlTextInput() : TextInput("url_text_input")
{
    public string InitialValue { get; set; }
}

public class UrlTextInputValue : ElementValue
{
    public string Value { get; set; }
}

public class DispatchActionConfig
{
    [IgnoreIfEmpty]
    public IList<InteractionType> TriggerActionsOn { get; set; } = [];
}

public enum InteractionType
{
    OnEnterPressed,
    OnCharacterEntered,
}
