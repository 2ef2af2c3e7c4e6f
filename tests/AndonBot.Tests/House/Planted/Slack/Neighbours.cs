namespace AndonBot.Tests.House.Planted.Slack;

public sealed record Pace(int PerSecond);
