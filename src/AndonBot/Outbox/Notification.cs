using AndonBot.Domain.Notifications;

namespace AndonBot.Outbox;

/// <summary>How the kinds of notices differ on their way to Slack.</summary>
internal static class NoticeShape
{
    /// <summary>What a message shows that was said once; a card and the last digest count their subject's versions instead.</summary>
    public const long FirstShown = 1;

    /// <summary>SentNotification in a channel; every other kind is a direct message to its recipient.</summary>
    public static bool IsInChannel(NoticeKind kind) => kind is NoticeKind.Card or NoticeKind.Text or NoticeKind.Thread or NoticeKind.Handoff;

    public static bool IsInThread(NoticeKind kind) => kind is NoticeKind.Text or NoticeKind.Thread;

    /// <summary>SentNotification again as a message of its own when somebody deleted it.</summary>
    public static bool IsLasting(NoticeKind kind) => kind == NoticeKind.Card;

    /// <summary>What a message that was found in Slack shows: nobody knows of a card, so it is behind.</summary>
    public static long ShownWhenFound(NoticeKind kind) => kind == NoticeKind.Card ? 0 : FirstShown;
}
