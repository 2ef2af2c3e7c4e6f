using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Lines;
using AndonBot.Outbox;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>Changes an incident: lets the core decide on what is true now, and says what came of it.</summary>
public sealed class ChangeIncident(IncidentStore store, WakeSignal wake, WorldClock clock)
{
    /// <param name="decide">The rule, given the incident as it is and the promises of its line.</param>
    /// <param name="done">The answer when it is done.</param>
    public Task<Reply> Change(Interaction gesture, long number, Func<Incident, SeverityPolicies, Decision> decide, Func<Incident, Reply> done) =>
        ChangeOnLine(gesture, number, (incident, line) => decide(incident, line?.Policies ?? SeverityPolicies.Default), (incident, _) => done(incident));

    /// <summary>The same, for what depends on the whole line; null while the incident has none.</summary>
    public async Task<Reply> ChangeOnLine(Interaction gesture, long number, Func<Incident, Line?, Decision> decide, Func<Incident, Line?, Reply> done)
    {
        var reply = await store.Change(gesture, [number], found =>
        {
            if (!found.TryGetValue(number, out var loaded))
                return new(IncidentReplies.Unknown(number));
            var line = loaded.Line?.Line;
            var decision = decide(loaded.Incident, line);
            return new(IncidentReplies.To(decision, loaded.Incident, line, incident => done(incident, line)), decision is Decision.Done it ? [it] : []);
        });
        wake.Set();
        return reply;
    }

    /// <summary>Merges one incident into another; both change, or neither.</summary>
    public async Task<Reply> Merge(Interaction gesture, long number, long into)
    {
        var reply = await store.Change(gesture, [number, into], found =>
        {
            if (!found.TryGetValue(number, out var one) || !found.TryGetValue(into, out var other))
                return new(IncidentReplies.Unknown(found.ContainsKey(number) ? into : number));
            var (mine, theirs) = one.Incident.SameAs(other.Incident, gesture.User, gesture.Now);
            return new(
                IncidentReplies.To(mine, one.Incident, one.Line?.Line, _ => IncidentReplies.Merged(number, into)),
                mine is Decision.Done me && theirs is Decision.Done they ? [me, they] : []);
        });
        wake.Set();
        return reply;
    }

    /// <summary>Writes the next fact that time makes of an incident; false when there is none any more.</summary>
    public Task<bool> CatchUp(string workspace, long number)
    {
        var now = clock.Now();
        return store.ChangeByTime(workspace, number, now, loaded => MadeByTime(loaded.Incident, loaded.Line, now));
    }

    /// <summary>What time has made of an incident and nobody has written yet: its Fixer cannot act any more, its answer or its postmortem is overdue.</summary>
    public static Decision.Done? MadeByTime(Incident incident, StaffedLine? line, Instant now) => line is null ? null
        : incident.Fixer is { } fixer && !line.IsAble(fixer) && incident.PassOn(line.OnCallAt(now).Fixer, now) is { } passedOn ? passedOn
        : incident.StopUnanswered(line.Line, now) ?? incident.MissPostmortem(line.Line, now);
}
