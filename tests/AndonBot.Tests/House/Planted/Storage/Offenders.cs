using AndonBot.Tests.House.Planted.Incidents;

namespace AndonBot.Tests.House.Planted.Storage;

public static class KnowsIncidents
{
    public static string Numbers => typeof(IncidentStore).Name;
}
