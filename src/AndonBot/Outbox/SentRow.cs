using AndonBot.Domain.Notifications;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>A row of the table notice, as far as it decides what is due.</summary>
internal sealed class SentRow
{
    /// <summary>What was sent about subjects: @workspace, @subjectKind, @ids. Kinds that only a newer version knows are left to it.</summary>
    public const string Select = """
        select subject_id, kind, step, occurrence, recipient, state, shown_version, channel, ts, accepted_at from notice
        where workspace_id = @workspace and subject_kind = @subjectKind and subject_id = any(@ids) and kind = any(@kinds)
        """;

    /// <summary>The parameter @kinds.</summary>
    public static string[] Kinds { get; } = [.. Ladders.Kinds];

    public long SubjectId { get; init; }
    public string Kind { get; init; } = "";
    public int Step { get; init; }
    public string? Occurrence { get; init; }
    public string Recipient { get; init; } = "";
    public string State { get; init; } = "";
    public long ShownVersion { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public Instant? AcceptedAt { get; init; }

    public SentNotification ToSent() => new(
        new(Kind, Occurrence ?? StepsOfThePreviousVersion.OccurrenceOf(Kind, Step), Recipient),
        KnownState, ShownVersion, Channel, Ts, AcceptedAt);

    /// <summary>A notification in a state that only a newer version knows is on its way there, and not queued again.</summary>
    private NotificationState KnownState =>
        Enum.TryParse<NotificationState>(State.Replace("_", ""), ignoreCase: true, out var state) ? state : NotificationState.Deferred;
}
