using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>What one destination, or all of Slack, does not take for now.</summary>
internal sealed class DestinationStore(Database database)
{
    /// <summary>After how many failures, each in another channel than the one before, Slack is taken to fail everywhere.</summary>
    public const int FailuresBeforeProbing = 3;

    /// <summary>The time before the first probe; it doubles with each one that fails.</summary>
    public static readonly Duration FirstProbe = Duration.FromSeconds(1);

    /// <summary>How long a call waits at most once Slack takes messages again.</summary>
    public static readonly Duration LongestProbe = Duration.FromSeconds(4);

    /// <summary>Slack answered, so everything may leave. The statement has the parameters @WorkspaceId and @Circuit.</summary>
    public const string Answered = """
        update destination set failures = 0, failed = null, probe_at = '-infinity' where workspace_id = @WorkspaceId and channel = @Circuit and failures > 0
        """;

    /// <summary>A message that was to be the probe did not leave, so the next one is. The statement has the parameters @WorkspaceId and @Circuit.</summary>
    public const string NotAsked = """
        update destination set probe_at = '-infinity' where workspace_id = @WorkspaceId and channel = @Circuit and failures > 0
        """;

    /// <summary>Records whether Slack answered when a message left. A channel that fails alone counts once, and has its own failures counted too.</summary>
    public async Task Report(ClaimedNotification notification, bool hasAnswered)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync(hasAnswered ? $"{OwnFailures("0")} and failures > 0; {Answered}" : $"{OwnFailures("failures + 1")}; " + """
            insert into destination as c (workspace_id, channel, failures, failed) values (@WorkspaceId, @Circuit, 1, @Recipient)
            on conflict (workspace_id, channel) do update
            set failures = c.failures + 1, failed = excluded.failed, probe_at = clock_timestamp() + @FirstProbe
            where c.failures < @FailuresBeforeProbing and c.failed is distinct from excluded.failed
            """, new
        {
            notification.WorkspaceId, notification.Destination, notification.Circuit, notification.Recipient, FirstProbe, FailuresBeforeProbing,
        });
    }

    /// <summary>Parks a destination; two channels parked within ten seconds park the workspace.</summary>
    /// <remarks>One after the other, since two that are parked at the same moment would not see each other.</remarks>
    /// <param name="alone">Whether that says nothing about other channels.</param>
    public async Task Park(string workspace, string destination, Duration wait, bool alone = false)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            select pg_advisory_xact_lock(hashtextextended('park:' || @workspace, 0));
            insert into destination (workspace_id, channel) values (@workspace, @destination) on conflict do nothing;
            update destination set parked_until = clock_timestamp() + @wait, parked_at = case when @alone then parked_at else clock_timestamp() end
            where workspace_id = @workspace and channel = @destination;
            insert into destination as d (workspace_id, channel, parked_until)
            select @workspace, '*', clock_timestamp() + @wait from destination
            where workspace_id = @workspace and parked_at > clock_timestamp() - interval '10 seconds' and channel not like '*%'
            having count(*) > 1 and not @alone
            on conflict (workspace_id, channel) do update set parked_until = excluded.parked_until
            """, new { workspace, destination, wait, alone });
    }

    private static string OwnFailures(string count) =>
        $"update destination set failures = {count} where workspace_id = @WorkspaceId and channel = @Destination";
}
