namespace SlackNet.Blocks;

/// <summary>Formatted text as people write it in Slack's own editor.</summary>
public class RichTextBlock() : Block("rich_text")
{
    public IList<RichTextElement> Elements { get; set; } = [];
}

public abstract class RichTextElement
{
    protected RichTextElement(string type) => Type = type;

    public string Type { get; set; }
}

public class RichTextSection() : RichTextElement("rich_text_section")
{
    public IList<RichTextSectionElement> Elements { get; set; } = [];
}

public class RichTextList() : RichTextElement("rich_text_list")
{
    public IList<RichTextSection> Elements { get; set; } = [];
}

public class RichTextQuote() : RichTextElement("rich_text_quote")
{
    public IList<RichTextSectionElement> Elements { get; set; } = [];
}

public class RichTextPreformatted() : RichTextElement("rich_text_preformatted")
{
    public IList<RichTextSectionElement> Elements { get; set; } = [];
}
