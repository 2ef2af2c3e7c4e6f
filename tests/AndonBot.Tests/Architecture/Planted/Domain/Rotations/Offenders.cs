using AndonBot.Tests.Architecture.Planted.Domain.Notifications;
using AndonBot.Tests.Architecture.Planted.Incidents;

namespace AndonBot.Tests.Architecture.Planted.Domain.Rotation;

public static class LooksForward
{
    public static SentNotification First => new(1);
}

public static class AsksTheHost
{
    public static string Line => typeof(IncidentStore).Name;
}
