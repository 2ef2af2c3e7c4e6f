using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Domain.Actions;

/// <summary>What somebody wants an action to be.</summary>
/// <param name="Vague">The text says what will be done and not what will be different, and was kept all the same.</param>
public sealed record NewAction(string Text, string Owner, LocalDate Due, bool Temporary, bool Vague);

/// <summary>Why something cannot be done to an action, to be said with the way out.</summary>
public enum ActionObjection
{
    Done,
    Dropped,
    InThePast,
}

/// <summary>What a rule answers: new facts with their timeline row, or that they are true already, or an objection.</summary>
public abstract record ActionDecision
{
    private ActionDecision()
    {
    }

    public sealed record Done(ActionItem Action, IncidentEvent Event) : ActionDecision;

    /// <summary>Doing it twice is harmless: who did it first, and when; neither where only the timeline knows.</summary>
    public sealed record Already(string? Who, Instant? At) : ActionDecision;

    public sealed record Refused(ActionObjection Objection) : ActionDecision;

    /// <summary>The incident takes no action.</summary>
    public sealed record NotOn(Objection Objection) : ActionDecision;
}
