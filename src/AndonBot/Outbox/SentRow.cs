using AndonBot.Domain.Notifications;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>A row of the table notice, as far as it decides what is due.</summary>
internal sealed class SaidRow
{
    /// <summary>What was said about one subject; kinds that only a newer version knows are left to it.</summary>
    public const string Select = """
        select kind, step, recipient, state, shown_version, channel, ts, accepted_at from notice
        where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId and kind = any(@Kinds)
        """;

    public static string[] Kinds { get; } = Enum.GetNames<NoticeKind>();

    public string Kind { get; init; } = "";
    public int Step { get; init; }
    public string Recipient { get; init; } = "";
    public string State { get; init; } = "";
    public long ShownVersion { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public Instant? AcceptedAt { get; init; }

    public SentNotification ToSaid() => new(
        new(Enum.Parse<NoticeKind>(Kind), Step, Recipient), Enum.Parse<NoticeState>(State.Replace("_", ""), ignoreCase: true),
        ShownVersion, Channel, Ts, AcceptedAt);
}
