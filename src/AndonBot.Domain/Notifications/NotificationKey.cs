namespace AndonBot.Domain.Notifications;

/// <summary>What makes a notice of a subject one and the same: said once, whatever number of replicas.</summary>
public readonly record struct NoticeKey(NoticeKind Kind, int Step, string Recipient);

/// <summary>Something that should have been said by now.</summary>
public sealed record DueNotice(NoticeKey Key, Urgency Urgency);

/// <summary>What is due, and when to look again (null when only a change can make something due).</summary>
public sealed record Evaluation(IReadOnlyList<DueNotice> Due, NodaTime.Instant? Next);
