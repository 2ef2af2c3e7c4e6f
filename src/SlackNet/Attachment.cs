using SlackNet.Serialization;
using SlackNet.Blocks;

namespace SlackNet;

/// <summary>The older form of structured content in a message, beside its blocks.</summary>
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
