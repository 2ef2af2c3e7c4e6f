namespace AndonBot.Incidents.Spool;

/// <summary>What is known about the message that announces a kept pull before its incident has a number. Its id is that of the kept pull.</summary>
/// <param name="Ts">Where the message is in its channel; null while that is not known.</param>
/// <param name="IsRefused">Whether it is certain that Slack has no such message.</param>
public sealed record Announcement(string? Ts = null, bool IsRefused = false);
