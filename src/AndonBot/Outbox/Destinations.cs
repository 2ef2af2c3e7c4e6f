namespace AndonBot.Outbox;

/// <summary>The queues of the outbox: one for each channel or person, one for the updates there, one for each webhook.</summary>
internal static class Destinations
{
    /// <summary>The row that parks everything.</summary>
    public const string Workspace = "*";

    /// <summary>The row that parks all updates: Slack limits chat.update for the whole workspace.</summary>
    public const string Updates = "*/update";

    public static string ForUpdate(string recipient) => $"{recipient}/update";
}
