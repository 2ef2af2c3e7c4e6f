using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SlackNet.Blocks;

namespace AndonBot.Slack;

/// <summary>Makes Slack's mark-up. This is the only place where text is escaped, and it is escaped once.</summary>
public static partial class Mrkdwn
{
    private static readonly InstantPattern Fallback = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm 'UTC'");

    /// <summary>Escapes somebody's text, so that it makes no mention, link or broadcast.</summary>
    public static string Text(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Mentions a person by a Slack id that we looked up.</summary>
    public static string Person(string id) => $"<@{id}>";

    /// <summary>Links a channel by its id.</summary>
    public static string Channel(string id) => $"<#{id}>";

    /// <summary>A link to an address that Slack or the bot made.</summary>
    public static string Link(string address, string label) => $"<{Text(address).Replace("|", "%7C")}|{label}>";

    /// <summary>The time of day in the reader's own zone.</summary>
    public static string Time(Instant at) => Date(at, "{time}");

    /// <summary>Date and time in the reader's own zone, as "today at 14:02" where that fits.</summary>
    public static string When(Instant at) => Date(at, "{date_short_pretty} at {time}");

    /// <summary>The day of the week, date and time in the reader's own zone.</summary>
    public static string Day(Instant at) => Date(at, "{date_long} {time}");

    /// <summary>One quotation of all lines.</summary>
    public static string Quote(string text) => string.Join('\n', Text(text).ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));

    /// <summary>A section of a message or form, in our own mark-up.</summary>
    public static SectionBlock Section(string mrkdwn) => new() { Text = new Markdown(mrkdwn) { Verbatim = true } };

    /// <summary>Our own mark-up as plain text, for places that show it literally: people by name, dates by their fallback.</summary>
    public static string ToPlain(string mrkdwn, Func<string, string> nameOf) => ToText(mrkdwn.Replace("*", "").Replace("`", ""), nameOf);

    /// <summary>The same, where people's own words may stand in it: their asterisks and back-quotes stay.</summary>
    public static string ToText(string mrkdwn, Func<string, string> nameOf)
    {
        var text = Mention().Replace(mrkdwn, match => "@" + nameOf(match.Groups[1].Value));
        text = DateToken().Replace(text, match => match.Groups[1].Value);
        text = LinkToken().Replace(text, "$2 ($1)");
        return text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
    }

    [GeneratedRegex("<@([A-Z0-9]+)>")]
    public static partial Regex Mention();

    [GeneratedRegex(@"<!date\^[^|]*\|([^>]*)>")]
    private static partial Regex DateToken();

    [GeneratedRegex(@"<(https?://[^|>]+)\|([^>]*)>")]
    private static partial Regex LinkToken();

    private static string Date(Instant at, string format) => $"<!date^{at.ToUnixTimeSeconds()}^{format}|{Fallback.Format(at)}>";
}
