using AndonBot.Tests.Architecture.Planted.Interactions;
using Npgsql;
using Quartz;
using SlackNet;
using SlackNet.WebApi;

namespace AndonBot.Tests.Architecture.Planted.Incidents;

public static class AnswerHandler;

public static class RunsSql
{
    public static NpgsqlCommand Pull(NpgsqlDataSource source) => source.CreateCommand("select 1");
}

public sealed class SchedulesItself : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}

public static class PostingMessages
{
    public static IChatApi Post(ISlackApiClient client) => client.Chat;
}

public static class UsesTheRouter
{
    public static string Name => typeof(Router).Name;
}

public static class UsesTheTop
{
    public static int Patience => Timetable.Seconds * 15;
}
