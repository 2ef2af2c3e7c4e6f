using SlackNet.Blocks;
using SlackNet.Events;

namespace AndonBot.Slack;

/// <summary>Reads the text of a message of the workspace, with Slack's mark-up.</summary>
internal static class MessageText
{
    /// <summary>The text, or the texts of the blocks where there is none, as in messages of many apps. Empty when there is nothing to read.</summary>
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
