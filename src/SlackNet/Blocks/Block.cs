using SlackNet.Serialization;

namespace SlackNet.Blocks;

/// <summary>A part of a message, modal or home tab.</summary>
public abstract class Block
{
    protected Block(string type) => Type = type;

    public string Type { get; }

    public string BlockId { get; set; }
}

public class HeaderBlock() : Block("header")
{
    public PlainText Text { get; set; }
}

public class SectionBlock() : Block("section")
{
    public TextObject Text { get; set; }

    [IgnoreIfEmpty]
    public IList<TextObject> Fields { get; set; } = [];

    public BlockElement Accessory { get; set; }

    public bool Expand { get; set; }
}

public class ContextBlock() : Block("context")
{
    public IList<IContextElement> Elements { get; set; } = [];
}

public class DividerBlock() : Block("divider");

public class ActionsBlock() : Block("actions")
{
    public IList<IActionElement> Elements { get; set; } = [];
}

public class InputBlock() : Block("input")
{
    public PlainText Label { get; set; }

    public IInputBlockElement Element { get; set; }

    public PlainText Hint { get; set; }

    public bool Optional { get; set; }

    public bool DispatchAction { get; set; }
}
