using AndonBot.Domain.Notices;
using AndonBot.Incidents;
using AndonBot.Storage;
using Npgsql;

namespace AndonBot.Notices;

/// <summary>Looks at what is due: writes the facts that time makes, then queues what must be said.</summary>
internal sealed partial class Planner(Database database, FactsStore facts, ChangeIncident change, WorldClock clock, ILogger<Planner> logger)
{
    private enum Outcome
    {
        NotMine,
        Planned,

        /// <summary>A fact must be written first, in its own transaction: it locks the incident before what is due.</summary>
        TimeStopsTheLine,
    }

    /// <summary>Looks at everything that is due now.</summary>
    public async Task LookAtAll()
    {
        while (true)
        {
            IReadOnlyList<Subject> due;
            await using (var connection = await database.Work.OpenConnectionAsync())
                due = await PlanStore.Due(connection, clock.Now());
            var moved = 0;
            foreach (var subject in due)
                moved += await LookAt(subject) ? 1 : 0;
            if (due.Count < PlanStore.Most || moved == 0)
                return;
        }
    }

    private async Task<bool> LookAt(Subject subject)
    {
        try
        {
            var plan = await database.InWork((connection, transaction) => Plan(connection, transaction, subject));
            if (plan == Outcome.TimeStopsTheLine && await change.StopUnanswered(subject.WorkspaceId, subject.SubjectId))
                plan = await database.InWork((connection, transaction) => Plan(connection, transaction, subject));
            return plan == Outcome.Planned;
        }
        catch (Exception exception) when (exception is not NpgsqlException { IsTransient: true })
        {
            // One incident that cannot be read must not silence the others.
            Log.CannotPlan(logger, subject.SubjectId, exception);
            return false;
        }
    }

    private async Task<Outcome> Plan(NpgsqlConnection connection, NpgsqlTransaction transaction, Subject subject)
    {
        var now = clock.Now();
        if (!await PlanStore.Take(connection, transaction, subject, now))
            return Outcome.NotMine;
        if (await facts.Gather(connection, transaction, subject) is not { } gathered)
        {
            await PlanStore.LookAgain(connection, transaction, subject, null);
            return Outcome.Planned;
        }

        if (gathered.Line is { } line && gathered.Facts.Incident.StopUnanswered(line.Line, now) is not null)
            return Outcome.TimeStopsTheLine;

        var look = IncidentNotices.Due(gathered.Facts, gathered.Said, now);
        var queue = ToQueue(gathered, look).ToList();
        if (queue.Count > 0)
            await PlanStore.Queue(connection, transaction, subject, queue);
        await PlanStore.LookAgain(connection, transaction, subject, look.Next);
        return Outcome.Planned;
    }

    /// <summary>Of what is due: what was never said, the card that is behind, and the calls that are over and do not say so.</summary>
    private static IEnumerable<Queued> ToQueue(Gathered gathered, Look look)
    {
        var said = gathered.Said.ToDictionary(notice => notice.Key);
        foreach (var due in look.Due)
        {
            if (!said.TryGetValue(due.Key, out var before))
                yield return new(due.Key, due.Urgency, Destinations.For(due.Key));
            else if (due.Key.Kind == NoticeKind.Card && before.ShownVersion < gathered.Facts.Version && before.IsFinal)
                yield return new(due.Key, due.Urgency, before.Ts is null ? Destinations.For(due.Key) : Destinations.ForUpdate(due.Key));
            else if (before.State == NoticeState.Superseded)
                yield return new(due.Key, due.Urgency, Destinations.For(due.Key));
        }

        foreach (var call in gathered.Said.Where(notice => notice is { Key.Kind: NoticeKind.Call, State: NoticeState.Accepted, ShownVersion: Renderer.CallIsOpen }))
        {
            if (Calls.IsOver(call.Key, gathered.Facts.Incident))
                yield return new(call.Key, Urgency.Thread, Destinations.ForUpdate(call.Key));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Incident {Number} cannot be looked at; it is tried again at the next tick.")]
        public static partial void CannotPlan(ILogger logger, long number, Exception exception);
    }
}
