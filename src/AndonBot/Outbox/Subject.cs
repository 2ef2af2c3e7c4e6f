namespace AndonBot.Outbox;

/// <summary>Something that notifications are about, such as an incident, a line or a person.</summary>
public sealed record Subject(string Workspace, string Kind, long Id);
