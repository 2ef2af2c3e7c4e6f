using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Interactions;

/// <summary>Replies when an interaction failed, which give the text back, and when it takes too long.</summary>
internal static class FailureReplies
{
    public const string TakesLongInForm =
        "This takes longer than Slack waits, and I don't know yet whether it was recorded. What you wrote is still here: submit it again, it counts once.";

    /// <summary>What every reply to a mistake in the bot itself says.</summary>
    public const string OwnMistake = "I made a mistake, and my log says which";

    /// <summary>What every reply says that blames the database.</summary>
    public const string NoDatabase = "I cannot reach my database";

    /// <summary>Nothing is known yet; the answer follows.</summary>
    public static readonly Reply TakesLong = new("My database is slow. I am still on it, and tell you here whether it was recorded.");

    public static string InForm(Exception failure) => $"This was not recorded: {Why(failure)} What you wrote is still here.";

    /// <param name="failure">What ended the interaction.</param>
    /// <param name="text">As Slack sent it; names cannot be looked up now.</param>
    public static Reply For(Exception failure, string? text) => string.IsNullOrWhiteSpace(text)
        ? new($"That did not work: {Why(failure)}")
        : new($"*Not recorded*: {Why(failure)} You wrote:\n"
            + $"{Mrkdwn.Quote(IncidentText.Clamp(IncomingText.Decode(text, _ => null), 2000))}");

    private static string Why(Exception failure) => Database.IsTrouble(failure)
        ? $"{NoDatabase}. Please try again in a moment."
        : $"{OwnMistake}. Please tell those who run me.";
}
