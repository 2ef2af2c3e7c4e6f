using AndonBot.Storage;

namespace AndonBot.Outbox;

/// <summary>Evaluates what is due: saves what time has made true, then queues what must be sent.</summary>
internal sealed partial class Evaluator(
    Database database, EvaluationStore store, ContextStore contexts, NotificationCatalog catalog, WorldClock clock, ILogger<Evaluator> logger)
{
    /// <summary>How many subjects are evaluated alone before what has become due meanwhile has its turn.</summary>
    private const int MostAlone = 10;

    /// <summary>Evaluates everything that is due now.</summary>
    /// <param name="queued">Called when a part has been queued, so that it can be sent while the rest is evaluated.</param>
    public async Task EvaluateAll(Func<Task> queued)
    {
        while (await EvaluateSome())
            await queued();
    }

    /// <summary>Evaluates as many subjects as are taken at once; says whether there may be more.</summary>
    private async Task<bool> EvaluateSome()
    {
        IReadOnlyList<DueSubject> taken = [];
        try
        {
            return await Evaluate(null, due => taken = due);
        }
        catch (Exception exception) when (taken.Count > 0 && !Database.IsTrouble(exception))
        {
            // One subject that cannot be evaluated must not silence the others.
            foreach (var subject in taken.Take(MostAlone))
                await EvaluateAlone(subject);
            return taken.Count > MostAlone;
        }
    }

    private async Task EvaluateAlone(DueSubject subject)
    {
        try
        {
            while (await Evaluate(subject.Subject, due => subject = due.SingleOrDefault() ?? subject))
            {
            }
        }
        catch (Exception exception) when (!Database.IsTrouble(exception))
        {
            var failures = await store.BackOff(subject, clock.Now());
            // The trace is the same each time.
            Log.CannotEvaluate(logger, subject.Subject.Kind, subject.Subject.Id, failures, exception.Message, failures <= 1 ? exception : null);
        }
    }

    private async Task<bool> Evaluate(Subject? only, Action<IReadOnlyList<DueSubject>> took)
    {
        var now = clock.Now();
        IReadOnlyList<DueSubject> due;
        ILookup<bool, NotificationContext> byBehind;
        await using (var transaction = await database.BeginWork())
        {
            took(due = await store.Take(transaction, now, only));
            if (due.Count == 0)
                return false;
            var loaded = await contexts.Load(transaction, due);
            byBehind = loaded.ToLookup(context => context.IsBehind(now));
            var gone = due.Select(one => one.Subject).Except(loaded.Select(context => context.Subject));
            await EvaluationStore.Save(transaction, [
                .. byBehind[false].Select(context => EvaluatedSubject.Of(context, catalog, now)),
                .. gone.Select(subject => new EvaluatedSubject(subject, [], null))]);
            await transaction.Commit();
        }

        // In a transaction of its own, which locks the subject before what is due, as every change does. The subject stays due.
        var saved = false;
        foreach (var context in byBehind[true])
        {
            while (await contexts.SaveMadeByTime(context.Subject, now))
                saved = true;
        }

        return saved || (only is null && due.Count == EvaluationStore.Most && byBehind[false].Any());
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The {Kind} {Id} cannot be evaluated ({Failures} times in a row): {Message} It is tried again later.")]
        public static partial void CannotEvaluate(ILogger logger, string kind, long id, int failures, string message, Exception? exception);
    }
}
