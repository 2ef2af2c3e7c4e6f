using SlackNet.Blocks;
using SlackNet.Events;

namespace AndonBot.Slack;

/// <summary>What a message of the workspace says, as Slack writes it.</summary>
internal static class MessageText
{
    /// <summary>Its text; of a message that has none, such as many of other apps, the texts of its blocks. Empty when there is nothing to read.</summary>
    public static string Of(MessageEvent message) => string.IsNullOrWhiteSpace(message.Text)
        ? string.Join('\n', message.Blocks.SelectMany(Texts).Where(text => !string.IsNullOrWhiteSpace(text)))
        : message.Text;

    private static IEnumerable<string> Texts(Block block) => block switch
    {
        HeaderBlock header => [header.Text?.Text ?? ""],
        SectionBlock section => [section.Text?.Text ?? "", .. section.Fields.Select(field => field.Text)],
        ContextBlock context => context.Elements.OfType<TextObject>().Select(text => text.Text),
        _ => [],
    };
}
