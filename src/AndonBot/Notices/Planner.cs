using AndonBot.Domain.Notices;
using AndonBot.Incidents;
using AndonBot.Storage;

namespace AndonBot.Notices;

/// <summary>Looks at what is due: writes the facts that time makes, then queues what must be said.</summary>
internal sealed partial class Planner(PlanStore plans, ChangeIncident change, WorldClock clock, ILogger<Planner> logger)
{
    private const int AtOnce = 4;

    /// <summary>Looks at everything that is due now.</summary>
    public async Task LookAtAll()
    {
        while (true)
        {
            var due = await plans.Due(clock.Now());
            var looked = 0;
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (subject, _) =>
            {
                if (await LookAt(subject))
                    Interlocked.Increment(ref looked);
            });
            if (due.Count < PlanStore.Most || looked == 0)
                return;
        }
    }

    private async Task<bool> LookAt(Subject subject)
    {
        try
        {
            while (true)
            {
                var isBehind = false;
                var looked = await plans.Look(subject, clock.Now(), gathered => (isBehind = IsBehind(gathered)) ? null : PlanFor(gathered));
                // A fact is written in a transaction of its own: it locks the incident before what is due, as every change does.
                if (!isBehind || !await change.CatchUp(subject.WorkspaceId, subject.SubjectId))
                    return looked;
            }
        }
        catch (Exception exception) when (!Database.IsTrouble(exception))
        {
            // One incident that cannot be read must not silence the others.
            Log.CannotPlan(logger, subject.SubjectId, exception);
            return false;
        }
    }

    private bool IsBehind(Gathered gathered) => ChangeIncident.MadeByTime(gathered.Facts.Incident, gathered.Line, clock.Now()) is not null;

    private Plan PlanFor(Gathered gathered)
    {
        var look = IncidentNotices.Due(gathered.Facts, gathered.Said, clock.Now());
        return new([.. ToQueue(gathered, look)], look.Next);
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
                yield return before.Ts is null
                    ? new(due.Key, due.Urgency, Destinations.For(due.Key))
                    : new(due.Key, Urgency.Thread, Destinations.ForUpdate(due.Key));
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
