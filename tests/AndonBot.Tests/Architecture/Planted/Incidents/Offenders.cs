using AndonBot.Tests.Architecture.Planted.FrontDesk;
using AndonBot.Tests.Architecture.Planted.Notices;
using AndonBot.Tests.Architecture.Planted.Slack;
using Npgsql;
using Quartz;
using SlackNet;
using SlackNet.WebApi;

namespace AndonBot.Tests.Architecture.Planted.Incidents;

public static class PullsWithSql
{
    public static NpgsqlCommand Pull(NpgsqlDataSource source, Interaction gesture) => source.CreateCommand(gesture.User);
}

public sealed class TicksByItself : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}

public static class LooksForward
{
    public static int SentNotification(Ledger ledger) => ledger.Length;
}

public static class KnocksAtTheDoor
{
    public static string Thanks => Desk.Answer;
}

public static class ReadsTheTimetable
{
    public static int Patience => Timetable.Seconds * 15;
}

public static class ChattyStore
{
    public static string Whom(Interaction gesture) => gesture.User + typeof(Client).Name;
}

public static class PostingMessages
{
    public static IChatApi Post(ISlackApiClient client) => client.Chat;
}

public static class ReachingMessages
{
    public static string Card => CardFacts.Load;
}

public static class CardFacts
{
    public static string Load => typeof(IncidentStore).Name;
}

public static class IncidentStore
{
    public static string Database(NpgsqlDataSource source) => source.ConnectionString;
}
