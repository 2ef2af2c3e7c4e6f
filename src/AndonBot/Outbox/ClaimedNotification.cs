using AndonBot.Domain.Notifications;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>A notice that this replica may say, until its lease ends.</summary>
internal sealed class ClaimedNotice
{
    public Guid Id { get; init; }
    public string WorkspaceId { get; init; } = "";
    public string SubjectKind { get; init; } = "";
    public long SubjectId { get; init; }
    public string Kind { get; init; } = "";
    public int Step { get; init; }
    public string Recipient { get; init; } = "";
    public string Destination { get; init; } = "";

    /// <summary>The fencing token: only the newest attempt may mark the notice.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether an earlier attempt may have reached Slack.</summary>
    public bool IsUncertain { get; init; }

    public int Failures { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public Instant? SentAt { get; init; }
    public Instant DestinationLease { get; init; }

    public Subject Subject => new(WorkspaceId, SubjectKind, SubjectId);

    public NoticeKey Key => new(Enum.Parse<NoticeKind>(Kind), Step, Recipient);

    /// <summary>Slack has the message; what is said now changes it.</summary>
    public bool IsUpdate => Ts is not null;
}
