namespace AndonBot.Tests.Architecture.Planted.Domain.Notifications;

public sealed record Ladder(int Length);
