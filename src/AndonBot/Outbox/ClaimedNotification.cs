using AndonBot.Domain.Notifications;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>A notification that this replica may send, until its lease ends.</summary>
internal sealed class ClaimedNotification
{
    public Guid Id { get; init; }

    public Urgency Urgency { get; init; }

    /// <summary>How long it had waited at the claim, in seconds of the machine clock.</summary>
    public double Waited { get; init; }

    /// <summary>When it was claimed, as a timestamp of this machine.</summary>
    public long ClaimedAt { get; } = TimeProvider.System.GetTimestamp();

    public string WorkspaceId { get; init; } = "";
    public string SubjectKind { get; init; } = "";
    public long SubjectId { get; init; }

    /// <summary>The subject's version at the claim, and so not after anything that is loaded later.</summary>
    public long Version { get; init; }

    public string Kind { get; init; } = "";
    public int Step { get; init; }
    public string? Occurrence { get; init; }
    public string Recipient { get; init; } = "";
    public string Destination { get; init; } = "";

    /// <summary>The fencing token: only the newest attempt may mark the notification.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether an earlier attempt may have reached Slack.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Whether Slack may have it all the same, because the bot could not read whether it has.</summary>
    public bool MayRepeat { get; set; }

    public int Failures { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public Instant? SentAt { get; init; }
    public Instant? AcceptedAt { get; init; }
    public Instant DestinationLease { get; init; }

    public DueSubject Subject => new(new(WorkspaceId, SubjectKind, SubjectId), Version);

    public NotificationKey Key => new(Kind, Occurrence ?? StepsOfThePreviousVersion.OccurrenceOf(Kind, Step), Recipient);

    /// <summary>Slack has the message; what is sent now changes it.</summary>
    public bool IsUpdate => Ts is not null;

    /// <summary>The row that counts whether messages like this one fail in all of Slack; null for a webhook.</summary>
    public string? Circuit => Destinations.CircuitOf(this);
}
