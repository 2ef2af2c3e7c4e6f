using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>The subjects of one kind: loads what decides about their notifications, and saves what time makes true of them.</summary>
internal interface ISubjectStore
{
    /// <summary>The kind, as the table due has it.</summary>
    string Kind { get; }

    /// <summary>Loads subjects of one workspace, those of them that exist.</summary>
    Task<IReadOnlyList<NotificationContext>> Load(RunQueries run, string workspace, IReadOnlyList<DueSubject> subjects);

    /// <summary>Saves the next thing that time has made true of a subject; false when there is none.</summary>
    Task<bool> SaveMadeByTime(Transaction transaction, Subject subject, Instant now);
}
