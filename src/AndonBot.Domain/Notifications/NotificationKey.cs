namespace AndonBot.Domain.Notifications;

/// <summary>What identifies a notification of a subject: it is sent once, by whatever number of replicas.</summary>
/// <param name="Kind">The kind of its ladder.</param>
/// <param name="Occurrence">Which one of its kind, in words that a person can read: <c>round-1/overdue-2</c>, <c>2030-01-07</c>, <c>event-345</c>.</param>
/// <param name="Recipient">A channel or a person.</param>
public readonly record struct NotificationKey(string Kind, string Occurrence, string Recipient);
