using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Collects what is due at an instant, and the earliest instant after it at which more will be.</summary>
public sealed class DueNotifications(Instant now)
{
    private readonly List<DueNotice> _due = [];
    private Instant? _next;

    public void Add(NoticeKind kind, int step, string recipient, Urgency urgency) => _due.Add(new(new(kind, step, recipient), urgency));

    /// <summary>Adds the latest step that has come; earlier ones are superseded, so that a long silence ends with one message.</summary>
    /// <param name="steps">In order of time; may be endless.</param>
    /// <param name="open">The first instant from one on at which a step may leave that has come; null when it always may.</param>
    public void Ladder(NoticeKind kind, string recipient, Urgency urgency, IEnumerable<(int Step, Instant At)> steps, Func<Instant, Instant>? open = null)
    {
        int? latest = null;
        foreach (var (step, at) in steps)
        {
            if (at > now)
            {
                LookAt(at);
                break;
            }

            latest = step;
        }

        if (latest is not { } due)
            return;
        if (open?.Invoke(now) is { } opening && opening > now)
            LookAt(opening);
        else
            Add(kind, due, recipient, urgency);
    }

    /// <summary>Tells whoever runs the bot what Slack refused: each further recipient is news, the same one again is not.</summary>
    public void Refusals(IReadOnlyList<SentNotification> said, string? @operator)
    {
        var refused = said.Where(s => s.State == NoticeState.Refused && s.Key.Kind != NoticeKind.Refused)
            .DistinctBy(s => (s.Key.Kind, s.Key.Recipient)).Count();
        if (@operator is not null && refused > 0)
            Add(NoticeKind.Refused, refused, @operator, Urgency.Reminder);
    }

    /// <summary>Asks to be looked at again at an instant.</summary>
    public void LookAt(Instant at)
    {
        if (at > now && (_next is null || at < _next))
            _next = at;
    }

    public Evaluation Close() => new(_due, _next);
}
