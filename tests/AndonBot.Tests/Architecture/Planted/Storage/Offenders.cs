using AndonBot.Tests.Architecture.Planted.Incidents;

namespace AndonBot.Tests.Architecture.Planted.Storage;

public static class KnowsIncidents
{
    public static string Numbers => typeof(IncidentStore).Name;
}
