namespace AndonBot.Outbox;

/// <summary>All notifications, by their kind.</summary>
internal sealed class NotificationCatalog(IEnumerable<Notification> notifications)
{
    private readonly Dictionary<string, Notification> _notifications = notifications.ToDictionary(notification => notification.Kind);

    /// <summary>The kinds that this version knows; others are left to a newer version that runs beside it.</summary>
    public string[] Kinds => [.. _notifications.Keys];

    /// <summary>The kinds that are posted again when somebody deleted their message.</summary>
    public string[] KindsPostedAgain => [.. _notifications.Values.OfType<SlackNotification>().Where(one => one.IsPostedAgain).Select(one => one.Kind)];

    public Notification this[string kind] => _notifications[kind];
}
