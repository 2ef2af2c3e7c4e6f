using AndonBot.Tests.House.Planted.Domain.Notices;
using AndonBot.Tests.House.Planted.Incidents;

namespace AndonBot.Tests.House.Planted.Domain.Rotation;

public static class LooksForward
{
    public static Said First => new(1);
}

public static class AsksTheHost
{
    public static string Line => typeof(IncidentStore).Name;
}
