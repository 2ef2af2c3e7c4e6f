namespace AndonBot.Tests.Architecture.Planted.Domain.Notifications;

public sealed record SentNotification(int Step);
