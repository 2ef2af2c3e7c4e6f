using AndonBot.Domain;
using NodaTime;

namespace AndonBot.Slack;

/// <summary>Something a person did in Slack: who, where, when, and the key by which a second delivery of it is recognised.</summary>
public sealed record Interaction(string Workspace, string User, string Channel, string Key, Instant Now)
{
    /// <summary>What was typed behind the slash command, as Slack sent it; empty for everything else.</summary>
    public string Text { get; init; } = "";

    /// <summary>The channel where the person is, as Slack says; <see cref="Channel"/> may be one that a text was kept for.</summary>
    public string Here { get; init; } = "";

    /// <summary>What they are by the workspace that the delivery names; null when it is ours, and Slack says what they are in it.</summary>
    public Role? ForeignRole { get; init; }

    /// <summary>Who runs the bot, where the settings name somebody.</summary>
    public string? Operator { get; init; }

    /// <summary>Whoever did it, as somebody who sees some lines and not others.</summary>
    public Viewer Viewer => new(Workspace, User, Here, Operator);

    /// <summary>Opens a form, for three seconds.</summary>
    public string TriggerId { get; init; } = "";

    /// <summary>Where a later answer can be shown to the person; null where there is no such place.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>Whether it was done in the Home tab, which belongs to no channel and shows the result itself.</summary>
    public bool IsAtHome { get; init; }
}
