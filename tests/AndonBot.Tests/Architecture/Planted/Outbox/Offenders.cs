using AndonBot.Tests.Architecture.Planted.Incidents;

namespace AndonBot.Tests.Architecture.Planted.Outbox;

public static class NamesAHandler
{
    public static string Name => typeof(AnswerHandler).Name;
}
