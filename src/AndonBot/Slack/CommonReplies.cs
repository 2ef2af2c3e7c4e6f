using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;

namespace AndonBot.Slack;

/// <summary>Replies that any interaction may get.</summary>
internal static class CommonReplies
{
    public static readonly Reply NotReady = new("I'm just starting and cannot record anything yet. Please try again in a moment.");

    public static readonly Reply NotOurs = new(
        "You are in another workspace than the team whose line this is, so I can't do that for you. Please ask somebody of the team.");

    public static readonly Reply NotForDeactivated = new(
        "Your account in this workspace is deactivated, so I can't do that for you. Please ask somebody of the team.");

    public static readonly Reply NotForBots = new(
        "I do that for people only. Please ask one of the team.");

    public static readonly Reply Done = new("That worked. Thank you.");

    public static readonly Reply NotKnown = new(
        "Slack does not tell me who you are just now, so I can't do that yet. Please try again in a minute. Pulling the cord always works.");

    public static readonly Reply NotWhole = new("That did not reach me in one piece, so nothing was recorded. Please try again.");

    public static readonly Reply NotForGuests = new(
        "Guests can pull the cord (`/andon &lt;what is wrong&gt;`) and look (`/andon status`); the rest is for full members of the workspace. "
        + "Please ask one of the team.");

    /// <param name="text">What was typed, as Slack sent it; empty for a click or a form, which stays open.</param>
    public static Reply VeryMany(string text) => new(
        "That was very much within a minute, so this was not done. Please try again in a minute; pulling the cord always works."
        + (string.IsNullOrWhiteSpace(text) ? "" : $" You wrote:\n{Mrkdwn.Quote(IncidentText.Clamp(IncomingText.Decode(text, _ => null), 2000))}"));

    public static readonly Reply NotYet = new("This version of AndonBot cannot do that yet, and nothing was recorded. `/andon help` shows what it can do.");

    public static readonly Reply AnsweredByNewer = new(
        "That reached me already, and a newer version of me has dealt with it. `/andon show` with the number tells how it stands.");

    public static readonly Reply NothingToRead = new("There was nothing to read in that. What is wrong? `/andon checkout is down`");

    public static readonly Reply TextNotKept = new("That text is not kept any more. Please pull again: `/andon &lt;what is wrong&gt;`");
}
