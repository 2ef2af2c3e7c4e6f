using AndonBot.Domain.Notifications;
using AndonBot.Storage;

namespace AndonBot.Outbox;

/// <summary>Looks at what is due: writes the facts that time makes, then queues what must be said.</summary>
internal sealed partial class Planner(PlanStore plans, FactsStore facts, WorldClock clock, ILogger<Planner> logger)
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
                var looked = await plans.Look(subject, clock.Now(), gathered => (isBehind = gathered.IsBehind(clock.Now())) ? null : PlanFor(gathered));
                // A fact is written in a transaction of its own: it locks the subject before what is due, as every change does.
                if (!isBehind || !await facts.CatchUp(subject))
                    return looked;
            }
        }
        catch (Exception exception) when (!Database.IsTrouble(exception))
        {
            // One subject that cannot be read must not silence the others.
            Log.CannotPlan(logger, subject.SubjectKind, subject.SubjectId, exception);
            return false;
        }
    }

    private Plan PlanFor(NotificationContext gathered)
    {
        var look = gathered.Due(clock.Now());
        return new([.. ToQueue(gathered, look)], look.Next);
    }

    /// <summary>Of what is due: what was never said, and the card that is behind; and the messages that show less than is true now.</summary>
    private static IEnumerable<Queued> ToQueue(NotificationContext gathered, Evaluation look)
    {
        var said = gathered.SentNotification.ToDictionary(notice => notice.Key);
        foreach (var due in look.Due)
        {
            if (!said.TryGetValue(due.Key, out var before) || before.State == NoticeState.Superseded)
                yield return new(due.Key, due.Urgency, Destinations.For(due.Key));
            else if (NoticeShape.IsLasting(due.Key.Kind) && before is { IsFinal: true, Ts: null } && before.ShownVersion < gathered.Shows(due.Key))
                yield return new(due.Key, due.Urgency, Destinations.For(due.Key));
        }

        foreach (var message in gathered.SentNotification.Where(notice => notice is { IsFinal: true, Ts: not null } && notice.ShownVersion < gathered.Shows(notice.Key)))
            yield return new(message.Key, Urgency.Thread, Destinations.ForUpdate(message.Key));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The {Kind} {Id} cannot be looked at; it is tried again at the next tick.")]
        public static partial void CannotPlan(ILogger logger, string kind, long id, Exception exception);
    }
}
