using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>Replies when an interaction failed, which give the text back, and when it takes too long.</summary>
internal static class FailureReplies
{
    public const string InForm = "This was not recorded: I cannot reach my database. What you wrote is still here; please try again in a moment.";

    public const string TakesLongInForm =
        "This takes longer than Slack waits, and I don't know yet whether it was recorded. What you wrote is still here: submit it again, it counts once.";

    /// <summary>Nothing is known yet; the answer follows.</summary>
    public static readonly Reply TakesLong = new("My database is slow. I am still on it, and tell you here whether it was recorded.");

    /// <param name="text">As Slack sent it; names cannot be looked up now.</param>
    public static Reply For(string? text) => string.IsNullOrWhiteSpace(text)
        ? new("That did not work: I cannot reach my database. Please try again in a moment.")
        : new("*Not recorded*: I cannot reach my database. Please try again in a moment. You wrote:\n"
            + $"{Mrkdwn.Quote(IncidentText.Clamp(IncomingText.Decode(text, _ => null), 2000))}");
}
