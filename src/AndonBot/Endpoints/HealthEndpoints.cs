using System.Text.Json.Serialization;
using AndonBot.Outbox;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Endpoints;

/// <summary>Reports whether the process is alive and whether this replica can record a pull.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", Ready);
    }

    private static async Task<IResult> Ready(
        Migrator migrator, SlackState slack, AndonSettings settings, SlackWebSockets sockets, BacklogStore backlog, WorldClock clock)
    {
        var database = new Check(migrator.IsDone, migrator.IsDone ? "" : "not migrated yet");
        var notices = new NoticesCheck(true, 0, 0);
        try
        {
            if (migrator.IsDone)
            {
                var late = await backlog.Overdue(clock.Now());
                if (!late.IsWritable)
                    database = new(false, "takes nothing new: it is read-only");
                notices = new(late.OldestSeconds < BacklogStore.PatienceInSeconds, late.Overdue, late.OldestSeconds);
            }
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            database = new(false, exception.InnerException?.Message ?? exception.Message);
        }

        var knows = slack.Workspace is not null;
        var isReady = database.Ok && knows;
        var body = new
        {
            status = isReady ? "ready" : "unready",
            checks = new Checks(database, new(slack.Trouble is null && knows, slack.Trouble ?? ""),
                settings.AppToken is null ? null : Socket(sockets), notices),
        };
        return TypedResults.Json(body, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Like Slack reported, and no condition: another replica's connections may stand, and the gate is to answer without any.</summary>
    private static Check Socket(SlackWebSockets sockets) =>
        sockets.LastReceived is { } at ? new(true, $"last received something at {at}") : new(false, "no connection to Slack");

    private sealed record Checks(
        Check Database, Check Slack, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Check? Socket, NoticesCheck Notices);

    private sealed record Check(bool Ok, string Detail);

    private sealed record NoticesCheck(bool Ok, int Overdue, int OldestSeconds);
}
