namespace SlackNet.Blocks;

/// <summary>One use of an interactive element. Uses of a type without its own class are instances of this base class.</summary>
public class BlockAction
{
    public string Type { get; set; }

    public string ActionId { get; set; }

    public string BlockId { get; set; }

    public string ActionTs { get; set; }
}
