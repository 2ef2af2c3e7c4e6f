using SlackNet;
using SlackNet.Blocks;
using SlackNet.Events;

namespace AndonBot.Slack;

/// <summary>What a message of the workspace says, as Slack writes it.</summary>
internal static class MessageText
{
    /// <summary>What Slack itself writes where another app gave no words.</summary>
    private static readonly string[] StandIns = ["This content can't be displayed.", "[no preview available]"];

    /// <summary>
    /// Its text; of a message that has none, such as many of other apps, the words of its blocks, else of its attachments, else its files' titles.
    /// Empty when there is nothing to read.
    /// </summary>
    public static string Of(MessageEvent message)
    {
        IEnumerable<IEnumerable<string?>> places =
            [[message.Text], message.Blocks.SelectMany(Words), message.Attachments.Select(Words), message.Files.Select(file => file.Title)];
        return places.Select(Joined).FirstOrDefault(words => words.Length > 0, "");
    }

    private static IEnumerable<string?> Words(Block block) => block switch
    {
        HeaderBlock header => [header.Text?.Text],
        SectionBlock section => [section.Text?.Text, .. section.Fields.Select(field => field.Text)],
        ContextBlock context => context.Elements.OfType<TextObject>().Select(text => text.Text),
        RichTextBlock rich => rich.Elements.SelectMany(Words),
        _ => [],
    };

    private static IEnumerable<string?> Words(RichTextElement element) => element switch
    {
        RichTextSection section => [Run(section.Elements)],
        RichTextQuote quote => [Run(quote.Elements)],
        RichTextPreformatted code => [Run(code.Elements)],
        RichTextList list => list.Elements.Select(item => $"• {Run(item.Elements)}"),
        _ => [],
    };

    /// <summary>A run of rich text in the mark-up of a plain one: its words are not escaped, and people and channels stand apart from them.</summary>
    private static string Run(IEnumerable<RichTextSectionElement> parts) => string.Concat(parts.Select(part => part switch
    {
        RichTextText text => Mrkdwn.Text(text.Text ?? ""),
        RichTextLink { Url: { } url } link => Mrkdwn.Link(url, Mrkdwn.Text(link.Text ?? url)),
        RichTextUser { UserId: { } user } => Mrkdwn.Person(user),
        RichTextChannel { ChannelId: { } channel } => Mrkdwn.Channel(channel),
        RichTextBroadcast broadcast => $"@{broadcast.Range}",
        RichTextEmoji emoji => $":{emoji.Name}:",
        _ => "",
    }));

    /// <summary>An attachment's own words; what it has for places that cannot show it is for one that has none.</summary>
    private static string? Words(Attachment attachment)
    {
        var words = Joined(
        [
            attachment.Pretext, attachment.Title, attachment.Text,
            .. attachment.Fields.Select(field => string.IsNullOrWhiteSpace(field.Title) ? field.Value : $"{field.Title}: {field.Value}"),
            .. attachment.Blocks.SelectMany(Words),
        ]);
        return words.Length > 0 ? words : attachment.Fallback;
    }

    private static string Joined(IEnumerable<string?> texts) =>
        string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text) && !StandIns.Contains(text.Trim())));
}
