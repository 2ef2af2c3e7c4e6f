namespace SlackNet.Blocks;

/// <summary>A run of text, or what stands between two of them.</summary>
public abstract class RichTextSectionElement
{
    protected RichTextSectionElement(string type) => Type = type;

    public string Type { get; set; }
}

public class RichTextText() : RichTextSectionElement("text")
{
    public string Text { get; set; }
}

public class RichTextLink() : RichTextSectionElement("link")
{
    public string Url { get; set; }

    public string Text { get; set; }
}

public class RichTextUser() : RichTextSectionElement("user")
{
    public string UserId { get; set; }
}

public class RichTextChannel() : RichTextSectionElement("channel")
{
    public string ChannelId { get; set; }
}

public class RichTextBroadcast() : RichTextSectionElement("broadcast")
{
    public string Range { get; set; }
}

public class RichTextEmoji() : RichTextSectionElement("emoji")
{
    public string Name { get; set; }
}
