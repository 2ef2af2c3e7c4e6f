namespace AndonBot.Outbox;

/// <summary>The queues of the outbox: one for each channel or person, one for the updates there, one for each webhook.</summary>
internal static class Destinations
{
    /// <summary>The row that paces and parks everything.</summary>
    public const string Workspace = "*";

    /// <summary>The row that parks all updates: Slack limits chat.update for the whole workspace. Whether updates fail is counted here too.</summary>
    public const string Updates = "*/update";

    /// <summary>The row in which it is counted whether new messages fail.</summary>
    public const string Posts = "*/post";

    private const string Update = "/update";
    private const string Webhook = "/webhook";

    public static string ForUpdate(string recipient) => recipient + Update;

    public static string ForWebhook(string recipient) => recipient + Webhook;

    /// <summary>The SQL condition that a queue is that of a webhook, which is not in Slack.</summary>
    public static string IsWebhook(string column) => $"{column} like '%{Webhook}'";

    /// <summary>The SQL of <see cref="Posts"/> or <see cref="Updates"/>, whichever the queue belongs to.</summary>
    public static string CircuitOf(string column) => $"(case when {column} like '%{Update}' then '{Updates}' else '{Posts}' end)";

    public static string? CircuitOf(ClaimedNotification notification) =>
        notification.Destination.EndsWith(Webhook, StringComparison.Ordinal) ? null : notification.IsUpdate ? Updates : Posts;
}
