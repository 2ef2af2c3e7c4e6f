using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Lines;
using AndonBot.Slack;
using AndonBot.Storage;
using Npgsql;

namespace AndonBot.Incidents;

/// <summary>Changes an incident: loads it, lets the core decide, writes what was decided, and says what came of it.</summary>
public sealed class ChangeIncident(Database database, KillPoints kill, Bell bell, WorldClock clock)
{
    /// <param name="decide">The rule, given the incident as it is and the promises of its line.</param>
    /// <param name="done">The answer when it is done.</param>
    public Task<Reply> Change(Gesture gesture, long number, Func<Incident, SeverityPolicies, Decision> decide, Func<Incident, Reply> done) =>
        Transact(gesture, async (connection, transaction) =>
        {
            if (await IncidentStore.Lock(connection, transaction, gesture.Workspace, number) is not { } incident)
                return IncidentReplies.Unknown(number);
            var line = incident.LineId is { } id ? await LineStore.WithId(connection, transaction, gesture.Workspace, id) : null;
            var decision = decide(incident, line?.Line.Policies ?? SeverityPolicies.Default);
            if (decision is Decision.Done it)
                await IncidentStore.Write(connection, transaction, gesture.Workspace, incident, it, gesture.Now);
            return IncidentReplies.To(decision, incident, done);
        }, number);

    /// <summary>Merges one incident into another; both change, or neither.</summary>
    public Task<Reply> Merge(Gesture gesture, long number, long into) => Transact(gesture, async (connection, transaction) =>
    {
        // Always in the same order, so that two merges cannot wait for each other.
        var low = await IncidentStore.Lock(connection, transaction, gesture.Workspace, Math.Min(number, into));
        var high = number == into ? low : await IncidentStore.Lock(connection, transaction, gesture.Workspace, Math.Max(number, into));
        if (low is null || high is null)
            return IncidentReplies.Unknown(low is null ? Math.Min(number, into) : Math.Max(number, into));
        var (incident, other) = number < into ? (low, high) : (high, low);
        var (mine, theirs) = incident.SameAs(other, gesture.User, gesture.Now);
        if (mine is Decision.Done me && theirs is Decision.Done they)
        {
            await IncidentStore.Write(connection, transaction, gesture.Workspace, incident, me, gesture.Now);
            await IncidentStore.Write(connection, transaction, gesture.Workspace, other, they, gesture.Now);
        }

        return IncidentReplies.To(mine, incident, _ => IncidentReplies.Merged(number, into));
    }, number);

    /// <summary>Stops the line of an incident that nobody answered in time; false when there is nothing to stop any more.</summary>
    public async Task<bool> StopUnanswered(string workspace, long number)
    {
        var stopped = await database.InWork(async (connection, transaction) =>
        {
            var now = clock.Now();
            if (await IncidentStore.Lock(connection, transaction, workspace, number) is not { LineId: { } id } incident)
                return false;
            var line = await LineStore.WithId(connection, transaction, workspace, id);
            if (incident.StopUnanswered(line!.Line, now) is not { } decision)
                return false;
            await IncidentStore.Write(connection, transaction, workspace, incident, decision, now);
            kill.Pass(KillPoints.BeforeCommit);
            return true;
        });
        kill.Pass(KillPoints.AfterCommit);
        return stopped;
    }

    private async Task<Reply> Transact(Gesture gesture, Func<NpgsqlConnection, NpgsqlTransaction, Task<Reply>> work, long number)
    {
        var reply = await database.InGesture(async (connection, transaction) =>
        {
            if (await DeliveryStore.Begin(connection, transaction, gesture) is { } answered)
                return answered;
            var answer = await work(connection, transaction);
            await DeliveryStore.End(connection, transaction, gesture, number, answer);
            kill.Pass(KillPoints.BeforeCommit);
            return answer;
        });
        kill.Pass(KillPoints.AfterCommit);
        bell.Ring();
        return reply;
    }
}
