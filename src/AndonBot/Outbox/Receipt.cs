namespace AndonBot.Outbox;

/// <summary>Where a message is in Slack.</summary>
internal readonly record struct Receipt(string Channel, string Ts);
