namespace AndonBot.Outbox;

/// <summary>A subject at one of its versions.</summary>
internal sealed record DueSubject(Subject Subject, long Version);
