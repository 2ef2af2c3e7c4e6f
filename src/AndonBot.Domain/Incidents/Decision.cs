using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Domain.Incidents;

/// <summary>What a rule answers: the changes to save, or that they are true already, or an objection.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>This decision, and what a second rule changes after it. When only one of them changes something, that is the decision.
    /// When either is refused, nothing changes.</summary>
    /// <param name="before">The incident that this was decided on.</param>
    public Decision And(Incident before, Func<Incident, Decision> second) => this switch
    {
        Done done => second(done.Incident) switch
        {
            Done more => new Done(more.Incident, [.. done.Events, .. more.Events]),
            Refused refused => refused,
            _ => this,
        },
        Already => second(before) is var other and not Already ? other : this,
        _ => this,
    };

    public sealed record Done(params IReadOnlyList<Change> Changes) : Decision
    {
        public Done(Incident incident, IReadOnlyList<IncidentEvent> events)
            : this(new IncidentChanged(incident, events))
        {
        }

        /// <summary>The incident that was decided about, as it is after the decision.</summary>
        public Incident Incident => Own.Incident;

        /// <summary>The rows that the timeline of <see cref="Incident"/> gets.</summary>
        public IReadOnlyList<IncidentEvent> Events => Own.Events;

        private IncidentChanged Own => Changes.OfType<IncidentChanged>().First();

        /// <summary>Adds that the line's last handoff is accepted, where somebody answers who can accept it.</summary>
        public Done WithHandoff(long line, Rotation rotation, Instant now)
        {
            var answer = Changes.OfType<IncidentChanged>().SelectMany(change => change.Events)
                .FirstOrDefault(entry => entry.Kind == IncidentEventKind.Answered);
            return answer?.Who is { } who && rotation.Accept(who, null, now) is Acceptance.Done accepted
                ? new([.. Changes, .. accepted.Changes(line)])
                : this;
        }
    }

    /// <summary>Doing it twice is harmless: who did it first (null: policy), and when; no time where only the timeline knows.</summary>
    public sealed record Already(string? Who, Instant? At) : Decision;

    public sealed record Refused(Objection Objection) : Decision;
}
