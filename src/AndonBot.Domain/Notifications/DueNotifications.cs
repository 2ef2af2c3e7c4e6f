using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Collects what is due of one kind at an instant, and the earliest instant after it at which more will be.</summary>
public sealed class DueNotifications(string kind, Instant now)
{
    private readonly List<DueNotification> _all = [];

    public Instant Now { get; } = now;

    public IReadOnlyList<DueNotification> All => _all;

    /// <summary>When to evaluate again; null when only a change can make something due.</summary>
    public Instant? Next { get; private set; }

    public void Add(string occurrence, string recipient, Urgency urgency) => _all.Add(new(new(kind, occurrence, recipient), urgency));

    /// <summary>Adds the latest step whose time has come; earlier ones are superseded, so that a long silence ends with one message.</summary>
    /// <param name="steps">In order of time; may be endless.</param>
    /// <param name="open">The first instant from one on at which such a step may leave; null when it always may.</param>
    public void AddLatest(string recipient, Urgency urgency, IEnumerable<(string Occurrence, Instant At)> steps, Func<Instant, Instant>? open = null)
    {
        string? latest = null;
        foreach (var (occurrence, at) in steps)
        {
            if (at > Now)
            {
                EvaluateAt(at);
                break;
            }

            latest = occurrence;
        }

        if (latest is null)
            return;
        if (open?.Invoke(Now) is { } opening && opening > Now)
            EvaluateAt(opening);
        else
            Add(latest, recipient, urgency);
    }

    /// <summary>Asks for another evaluation at an instant; one that has passed is ignored.</summary>
    public void EvaluateAt(Instant at)
    {
        if (at > Now && (Next is null || at < Next))
            Next = at;
    }
}
