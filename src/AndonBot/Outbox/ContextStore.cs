using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>Loads the contexts of subjects of any kind, and saves what time makes true of them.</summary>
internal sealed class ContextStore(Database database, IEnumerable<ISubjectStore> stores, KillPoints kill)
{
    private readonly Dictionary<string, ISubjectStore> _stores = stores.ToDictionary(store => store.Kind);

    /// <summary>The kinds of subjects that this version knows; others are left to a newer version that runs beside it.</summary>
    public string[] SubjectKinds => [.. _stores.Keys];

    /// <summary>The context of a subject; null when there is no such subject any more.</summary>
    public async Task<NotificationContext?> Load(DueSubject subject)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return (await Load((sql, parameters) => connection.QueryMultipleAsync(sql, parameters), [subject])).SingleOrDefault();
    }

    /// <summary>The contexts of those subjects that exist; one round trip for each kind.</summary>
    public Task<IReadOnlyList<NotificationContext>> Load(Transaction transaction, IReadOnlyList<DueSubject> subjects) =>
        Load(transaction.QueryMultiple, subjects);

    /// <summary>Saves the next thing that time has made true of a subject; false when there is none.</summary>
    public async Task<bool> SaveMadeByTime(Subject subject, Instant now)
    {
        await using (var transaction = await database.BeginWork())
        {
            if (!await _stores[subject.Kind].SaveMadeByTime(transaction, subject, now))
                return false;
            kill.Pass(KillPoints.BeforeCommit);
            await transaction.Commit();
        }

        kill.Pass(KillPoints.AfterCommit);
        return true;
    }

    private async Task<IReadOnlyList<NotificationContext>> Load(RunQueries run, IEnumerable<DueSubject> subjects)
    {
        var contexts = new List<NotificationContext>();
        foreach (var same in subjects.GroupBy(one => (one.Subject.Workspace, one.Subject.Kind)))
            contexts.AddRange(await _stores[same.Key.Kind].Load(run, same.Key.Workspace, [.. same]));
        return contexts;
    }
}
