using AndonBot.Storage;
using Npgsql;

namespace AndonBot.Outbox;

/// <summary>Gathers what decides about a subject of any kind, and writes what time makes of it.</summary>
internal sealed class FactsStore(Database database, IEnumerable<ISubjectStore> kinds)
{
    private readonly Dictionary<string, ISubjectStore> _kinds = kinds.ToDictionary(kind => kind.Kind);

    /// <summary>The kinds that this version knows; others are left to a newer one.</summary>
    public string[] Kinds => [.. _kinds.Keys];

    public async Task<NotificationContext?> Gather(Subject subject)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return await Gather(connection, null, subject);
    }

    /// <summary>The same, inside a transaction.</summary>
    public Task<NotificationContext?> Gather(NpgsqlConnection connection, NpgsqlTransaction? transaction, Subject subject) =>
        _kinds[subject.SubjectKind].Gather(connection, transaction, subject);

    /// <summary>Writes the next fact that time makes of a subject; false when there is none any more.</summary>
    public Task<bool> CatchUp(Subject subject) => _kinds[subject.SubjectKind].CatchUp(subject);
}
