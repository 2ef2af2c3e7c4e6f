namespace AndonBot.Incidents.Spool;

/// <summary>The announcement of a kept pull, which becomes the card of its incident if that has none yet.</summary>
/// <param name="Ts">Where it is in the channel; null while it is not known whether Slack has it.</param>
public sealed record EarlyCard(Guid Id, string Channel, string? Ts);
