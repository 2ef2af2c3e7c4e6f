using NodaTime;

namespace AndonBot.Slack;

/// <summary>Something a person did in Slack: who, where, when, and the key by which a second delivery of it is recognised.</summary>
public sealed record Interaction(string Workspace, string User, string Channel, string Key, Instant Now)
{
    /// <summary>What was typed behind the slash command, as Slack sent it; empty for everything else.</summary>
    public string Text { get; init; } = "";

    /// <summary>Opens a form, for three seconds.</summary>
    public string TriggerId { get; init; } = "";

    /// <summary>Where a later answer can be shown to the person; null where there is no such place.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>Whether it was done in the Home tab, which belongs to no channel and shows the result itself.</summary>
    public bool IsAtHome { get; init; }
}
