using AndonBot.Tests.Architecture.Planted.Incidents;

namespace AndonBot.Tests.Architecture.Planted.Storage;

public static class UsesIncidents
{
    public static string Name => typeof(AnswerHandler).Name;
}
