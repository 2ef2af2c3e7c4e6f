using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.People;

/// <summary>Turns Slack's text into plain text, with people by their names.</summary>
public sealed class MentionNames(PeopleDirectory people)
{
    /// <summary>What somebody wrote, decoded once.</summary>
    public async Task<string> Decode(Interaction by, string raw)
    {
        var mentioned = IncomingText.Mentions(raw);
        var names = mentioned.Count == 0 ? new Dictionary<string, string>() : await people.Names(by.Workspace, mentioned);
        return IncomingText.Decode(raw, id => names.GetValueOrDefault(id));
    }

    /// <summary>What somebody typed into a form, decoded once; null when that is nothing.</summary>
    /// <remarks>A form's text comes without Slack's escapes.</remarks>
    public async Task<string?> DecodeInput(Interaction by, string? typed) => typed is null ? null : await Decode(by, Mrkdwn.Text(typed));

    /// <summary>The text that may follow a command, decoded once; null when there is none.</summary>
    public async Task<string?> DecodeOptional(Interaction by, string? raw) => raw is null ? null : await Decode(by, raw);

    /// <summary>Our own mark-up for places that show it literally, such as under an input.</summary>
    public async Task<string> ToPlain(string workspace, string mrkdwn) => Mrkdwn.ToPlain(mrkdwn, await NamesIn(workspace, mrkdwn));

    /// <summary>The same, where people's own asterisks and back-quotes stay.</summary>
    public async Task<string> ToText(string workspace, string mrkdwn) => Mrkdwn.ToText(mrkdwn, await NamesIn(workspace, mrkdwn));

    private async Task<Func<string, string>> NamesIn(string workspace, string mrkdwn)
    {
        var names = await people.Names(workspace, Mrkdwn.Mention().Matches(mrkdwn).Select(match => match.Groups[1].Value));
        return id => names.GetValueOrDefault(id, id);
    }
}
