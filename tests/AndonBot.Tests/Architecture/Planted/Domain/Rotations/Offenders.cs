using AndonBot.Tests.Architecture.Planted.Domain.Notifications;
using AndonBot.Tests.Architecture.Planted.Incidents;

namespace AndonBot.Tests.Architecture.Planted.Domain.Rotations;

public static class UsesTheHost
{
    public static string Numbers => typeof(AnswerHandler).Name;
}

public static class UsesNotifications
{
    public static int Next(Ladder ladder) => ladder.Length;
}
