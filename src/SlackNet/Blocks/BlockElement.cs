namespace SlackNet.Blocks;

public interface IBlockElement
{
    string Type { get; }
}

public interface IContextElement
{
    string Type { get; }
}

public interface IActionElement : IBlockElement
{
    string ActionId { get; set; }
}

public interface IInputBlockElement : IActionElement;

public abstract class BlockElement : IBlockElement
{
    protected BlockElement(string type) => Type = type;

    public string Type { get; }
}

/// <summary>An interactive element. When somebody uses it, Slack sends a <see cref="BlockAction"/> with its <see cref="ActionId"/>.</summary>
public abstract class ActionElement : BlockElement, IActionElement
{
    protected ActionElement(string type) : base(type) { }

    public string ActionId { get; set; }

    public ConfirmationDialog Confirm { get; set; }
}

/// <summary>A question that Slack asks before it sends the action.</summary>
public class ConfirmationDialog
{
    public PlainText Title { get; set; }

    public TextObject Text { get; set; }

    public PlainText Confirm { get; set; }

    public PlainText Deny { get; set; }

    public string Style { get; set; }
}
