using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Commands;

/// <summary>Which incidents a list shows.</summary>
public enum IncidentScope
{
    Open,
    All,
    Mine,
}

public abstract partial record AndonCommand
{
    /// <summary>Lamp, Fixer and open incidents; <c>Line</c> is a line's name or a channel's id, null for this channel's.</summary>
    public sealed record Status(string? Line) : AndonCommand;

    public sealed record List(IncidentScope Scope) : AndonCommand;

    /// <summary>One incident with its timeline; null for the channel's only open one.</summary>
    public sealed record Show(int? Incident) : AndonCommand;

    /// <summary>"I'm on it"; null for the channel's only open incident.</summary>
    public sealed record Answer(int? Incident) : AndonCommand;

    /// <summary>Stops the line; null for the channel's only open incident.</summary>
    public sealed record Stop(int? Incident, string? Why) : AndonCommand;

    public sealed record Restart(int Incident, string? Containment) : AndonCommand;

    public sealed record Contain(int Incident, string Text) : AndonCommand;

    public sealed record Back(int Incident) : AndonCommand;

    public sealed record Dismiss(int Incident, string Why) : AndonCommand;

    public sealed record SetSeverity(int Incident, Severity Severity) : AndonCommand;

    public sealed record Note(int Incident, string Text) : AndonCommand;

    /// <summary>Hands an incident over; <c>User</c> is a Slack id.</summary>
    public sealed record GiveIncident(int Incident, string User) : AndonCommand;

    /// <summary>An incident is the same problem as an earlier one.</summary>
    public sealed record Same(int Incident, int Earlier) : AndonCommand;

    /// <summary>The defect of an incident came back.</summary>
    public sealed record Again(int Incident, string? Text) : AndonCommand;
}
