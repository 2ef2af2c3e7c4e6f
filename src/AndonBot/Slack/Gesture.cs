using NodaTime;

namespace AndonBot.Slack;

/// <summary>Something a person did in Slack: who, where, when, and the key by which a second delivery of it is known.</summary>
public sealed record Gesture(string Workspace, string User, string Channel, string Key, Instant Now);
