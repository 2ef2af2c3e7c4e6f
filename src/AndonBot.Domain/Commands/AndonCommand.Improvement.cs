using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>Which actions a list shows.</summary>
public enum ActionScope
{
    Open,
    Mine,
    Overdue,
    OfUser,
    OfIncident,
}

public abstract partial record AndonCommand
{
    /// <summary>Writes the postmortem; null for the channel's only open incident.</summary>
    public sealed record Postmortem(int? Incident) : AndonCommand;

    public sealed record Held(int Incident) : AndonCommand;

    public sealed record Extend(int Incident, LocalDate Until, string Why) : AndonCommand;

    public sealed record Waive(int Incident, string Why) : AndonCommand;

    /// <summary>A new action; <c>Owner</c> is a Slack id, null for whoever typed it.</summary>
    public sealed record AddAction(int Incident, string Text, string? Owner, LocalDate Due, bool Temporary) : AndonCommand;

    /// <summary>Lists actions; <c>User</c> and <c>Incident</c> are set when the scope names them.</summary>
    public sealed record ListActions(ActionScope Scope, string? User = null, int? Incident = null) : AndonCommand;

    public sealed record Done(int Action, string? Evidence) : AndonCommand;

    public sealed record Verify(int Action) : AndonCommand;

    public sealed record Reject(int Action, string Why) : AndonCommand;

    public sealed record Move(int Action, LocalDate Due, string Why) : AndonCommand;

    /// <summary>Hands an action over; <c>User</c> is a Slack id.</summary>
    public sealed record GiveAction(int Action, string User) : AndonCommand;

    public sealed record Drop(int Action, string Why) : AndonCommand;
}
