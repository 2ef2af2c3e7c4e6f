using AndonBot.Domain.Incidents;
using AndonBot.Outbox;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.Incidents.Postmortems;

/// <summary>Writes a postmortem down and, where that is said, marks it held; what was written stays when the rest is refused.</summary>
public sealed class WritePostmortem(IncidentStore store, WakeSignal wake)
{
    public async Task<Reply> Write(Interaction by, long number, string? happened, string? rootCause, Instant? heldAt)
    {
        var reply = await store.Change(by, [number], found => found.TryGetValue(number, out var loaded)
            ? Decide(by, loaded, happened, rootCause, heldAt)
            : new(IncidentReplies.Unknown(number)));
        wake.Set();
        return reply;
    }

    private static Change Decide(Interaction by, Loaded loaded, string? happened, string? rootCause, Instant? heldAt)
    {
        var line = loaded.Line?.Line;
        var written = loaded.Incident.WritePostmortem(by.User, happened, rootCause, by.Now);
        var (incident, told) = written is Decision.Done first ? (first.Incident, first.Events) : (loaded.Incident, []);
        var held = heldAt is { } at && written is not Decision.Refused ? incident.HoldPostmortem(by.User, at, by.Now) : null;
        var done = held is Decision.Done second ? new Decision.Done(second.Incident, [.. told, .. second.Events]) : written as Decision.Done;
        // Saving what is saved is no mistake: the form closes.
        var reply = held is not null || written is Decision.Refused
            ? IncidentReplies.To(held ?? written, incident, line, IncidentReplies.Held)
            : new Reply($"The postmortem of #{incident.Number} is saved. Thank you.") { IsDone = true };
        return done is null ? new(reply) : new(reply, done);
    }
}
