namespace AndonBot.Slack;

/// <summary>The text of an interaction that did not pull the cord, or found an earlier pull, kept with everything else that was given.</summary>
public sealed record KeptText(string User, string Channel, string Text, int? Severity, string? LineName, string? Message, long? IncidentNumber);
