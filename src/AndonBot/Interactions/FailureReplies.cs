using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>Replies when an interaction failed: nothing was recorded, and the text is given back.</summary>
internal static class FailureReplies
{
    public const string InForm = "This was not recorded: I cannot reach my database. What you wrote is still here; please try again in a moment.";

    /// <param name="text">As Slack sent it; names cannot be looked up now.</param>
    public static Reply For(string? text) => string.IsNullOrWhiteSpace(text)
        ? new("That did not work: I cannot reach my database. Please try again in a moment.")
        : new("*Not recorded*: I cannot reach my database. Please try again in a moment. You wrote:\n"
            + $"{Mrkdwn.Quote(IncidentText.Clamp(IncomingText.Decode(text, _ => null), 2000))}");
}
