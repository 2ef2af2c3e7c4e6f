using NodaTime;

namespace AndonBot.Slack;

/// <summary>Something a person did in Slack: who, where, when, and the key by which a second delivery of it is known.</summary>
public sealed record Interaction(string Workspace, string User, string Channel, string Key, Instant Now)
{
    /// <summary>Whether it was done in the home tab, which belongs to no channel and itself shows what came of it.</summary>
    public bool IsAtHome { get; init; }
}
