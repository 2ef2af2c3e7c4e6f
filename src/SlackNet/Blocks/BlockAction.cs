namespace SlackNet.Blocks;

/// <summary>One use of an interactive element; kinds without a class of their own arrive as this base.</summary>
public class BlockAction
{
    public string Type { get; set; }

    public string ActionId { get; set; }

    public string BlockId { get; set; }

    public string ActionTs { get; set; }
}
