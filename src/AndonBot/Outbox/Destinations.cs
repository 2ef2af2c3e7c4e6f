using AndonBot.Domain.Notifications;

namespace AndonBot.Outbox;

/// <summary>The queues of the ledger: one for each channel or person, one for the updates there, one for each webhook.</summary>
internal static class Destinations
{
    /// <summary>The row that parks everything.</summary>
    public const string Workspace = "*";

    /// <summary>The row that parks all updates: Slack limits chat.update for the whole workspace.</summary>
    public const string Updates = "*/update";

    private const string UpdateSuffix = "/update";

    public static string For(NoticeKey key) => key.Kind == NoticeKind.Page ? $"{key.Recipient}/webhook" : key.Recipient;

    public static string ForUpdate(NoticeKey key) => key.Recipient + UpdateSuffix;
}
