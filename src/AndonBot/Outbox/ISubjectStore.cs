using Npgsql;

namespace AndonBot.Outbox;

/// <summary>One kind of subject: gathers what decides about it, and writes the facts that time makes of it.</summary>
internal interface ISubjectStore
{
    /// <summary>The kind, as the ledger writes it.</summary>
    string Kind { get; }

    /// <summary>Everything that decides what is to be said about a subject, and what was said; null when there is no such subject.</summary>
    Task<NotificationContext?> Gather(NpgsqlConnection connection, NpgsqlTransaction? transaction, Subject subject);

    /// <summary>Writes the next fact that time makes of a subject; false when there is none any more.</summary>
    Task<bool> CatchUp(Subject subject);
}
