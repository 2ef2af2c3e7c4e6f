using AndonBot.Domain;
using AndonBot.Domain.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Rotations;
using NodaTime;

namespace AndonBot.Interactions;

/// <summary>What the home tab of somebody shows.</summary>
public sealed record HomeFacts(string Person, Role Role, Instant Now)
{
    /// <summary>Theirs that are open, the most urgent first.</summary>
    public IReadOnlyList<ListedAction> Actions { get; init; } = [];

    public IReadOnlyList<OwedPostmortem> Postmortems { get; init; } = [];

    public IReadOnlyList<StaffedLine> Lines { get; init; } = [];

    /// <summary>The open incidents of all lines.</summary>
    public IReadOnlyList<Incident> Open { get; init; } = [];
}
