namespace AndonBot.Slack;

/// <summary>Somebody who looks at incidents, actions and lines, or changes them. What they may not see is not there.</summary>
/// <param name="Here">The channel where they are, as Slack says; empty where they are in none.</param>
/// <param name="Operator">Who runs the bot, where the settings name somebody; else it is the workspace's primary owner.</param>
public sealed record Viewer(string Workspace, string User, string Here = "", string? Operator = null);
