using SlackNet.Serialization;
using SlackNet.Blocks;

namespace SlackNet;

/// <summary>Slack's older form of structured content, next to the blocks of a message.</summary>
public class Attachment
{
    public string Fallback { get; set; }

    public string Color { get; set; }

    public string Pretext { get; set; }

    public string Title { get; set; }

    public string TitleLink { get; set; }

    public string Text { get; set; }

    [IgnoreIfEmpty]
    public IList<Block> Blocks { get; set; } = [];
}
