using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>An incident that an interaction may change, locked until this is disposed.</summary>
/// <param name="Number">The number that the interaction named.</param>
/// <param name="On">Null when there is no incident of this number.</param>
public sealed record ChangingIncident(InteractionTransaction Transaction, long Number, LoadedIncident? On) : IAsyncDisposable
{
    public Line? Line => On?.Line?.Line;

    public SeverityPolicies Policies => Line?.Policies ?? SeverityPolicies.Default;

    /// <summary>What an earlier delivery of the same interaction came to, else what the rule says of the incident as it is.</summary>
    /// <remarks>Where somebody answers by it, the decision also accepts the line's handoff.</remarks>
    public Decision Decide(Func<Incident, Line?, Decision> rule)
    {
        if (Transaction.Earlier is { } earlier)
            return earlier.Decision;
        if (On is null)
            return new Decision.Refused(Objection.Unknown);
        var decision = rule(On.Incident, Line);
        return decision is Decision.Done done && On.Line is { } line ? done.WithHandoff(line.Line.Id, line.Rotation, Transaction.By.Now) : decision;
    }

    /// <summary>The same, for rules that need no line.</summary>
    public Decision Decide(Func<Incident, Decision> rule) => Decide((incident, _) => rule(incident));

    /// <summary>The reply to a decision.</summary>
    /// <param name="done">The reply when it was done, given the incident after it.</param>
    public Reply Reply(Decision decision, Func<Incident, Reply> done) => On is null
        ? IncidentReplies.Unknown(Number)
        : IncidentReplies.To(decision, On.Incident, Line, done);

    public ValueTask DisposeAsync() => Transaction.DisposeAsync();
}
