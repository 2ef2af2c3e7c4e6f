using AndonBot.People;
using System.IO.Compression;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace AndonBot.Tests.Storage.Upgrade;

/// <summary>Three weeks of two teams as schema version 4 left them: the database's dump and the workspace, both from the same moment.</summary>
/// <remarks>
/// At that moment the answer to one call was lost, and the process died between sending a line of a thread and marking it as sent.
/// A third line's channel is archived, so that what was said there was refused.
/// </remarks>
internal static class Kept
{
    private static readonly Instant At = Instant.FromUtc(2030, 1, 28, 14, 28, 5);

    /// <summary>
    /// Columns of the database server's clock. The last lease of the dump ends now, as if the bot had been away for as long as a lease lasts.
    /// </summary>
    private const string BringForward = """
        do $$
        declare age interval := clock_timestamp() - (select max(lease_until) from notice);
        begin
            update notice set lease_until = lease_until + age, sent_at = sent_at + age, queued_at = queued_at + age;
            update destination set next_send_at = next_send_at + age, parked_until = parked_until + age, parked_at = parked_at + age,
                lease_until = lease_until + age, taken_at = taken_at + age;
            update delivery set received_at = received_at + age;
            update incident set recorded_at = recorded_at + age;
            update person set refreshed_at = refreshed_at + age;
        end $$
        """;

    /// <summary>A world that goes on from there with today's schema and today's bot, once nothing is on its way any more.</summary>
    /// <param name="delivered">Whether Slack has the messages whose outcome the database does not know.</param>
    public static async Task<AndonWorld> StartAsync(bool delivered = true)
    {
        var world = await RestoreAsync(delivered);
        await world.StartBotAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await records.SettledAsync(() => world.Now);
        // The version before did not know who is in which channel; the bot asks in its first seconds.
        await world.ReadChannelsAsync();
        return world;
    }

    /// <summary>Lets the bot know the guest, whom the version before had never asked about, and the channels that guests are in.</summary>
    public static async Task KnowGuestAsync(AndonWorld world)
    {
        await world.Get<PeopleDirectory>().Find(world.Slack.Settings.TeamId, AndonWorld.Guest);
        await world.ReadChannelsAsync();
    }

    /// <summary>What the version that wrote the database says in the week after, a line for each message.</summary>
    public static Task<string> NextWeekAsync() => File.ReadAllTextAsync(PathOf("next-week.txt"));

    private static async Task<AndonWorld> RestoreAsync(bool delivered)
    {
        var connectionString = await EmbeddedPostgresSuite.DatabaseAsync();
        IReadOnlyList<Guid> uncertain;
        // A connection of its own: the dump changes its settings.
        await using (var connection = new NpgsqlConnection(connectionString + ";Pooling=false"))
        {
            await connection.ExecuteAsync(await ReadAsync("schema-4.sql.gz"));
            await connection.ExecuteAsync("set search_path = public");
            await connection.ExecuteAsync(BringForward);
            uncertain = [.. await connection.QueryAsync<Guid>("select id from notice where state in ('in_flight', 'unknown') and ts is null")];
        }

        await using (var database = new Database(connectionString))
            await new Migrator(database, NullLogger<Migrator>.Instance).Migrate(default);

        var world = await ResumeAsync(connectionString);
        if (!delivered)
            Lose(world, uncertain);
        return world;
    }

    private static async Task<AndonWorld> ResumeAsync(string connectionString)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, await ReadAsync("schema-4.workspace.json.gz"));
            return await AndonWorld.ResumeAsync(connectionString, file, At);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Lose(AndonWorld world, IReadOnlyList<Guid> notices)
    {
        var lost = world.Slack.Conversations
            .SelectMany(conversation => conversation.Messages.Select(message => (Conversation: conversation, Message: message)))
            .Where(one => one.Message.Metadata?["event_payload"]?["id"]?.GetValue<Guid>() is { } id && notices.Contains(id)).ToList();
        Assert.That(lost, Has.Count.EqualTo(notices.Count));
        foreach (var (conversation, message) in lost)
            conversation.Remove(message);
    }

    private static async Task<string> ReadAsync(string name)
    {
        await using var file = File.OpenRead(PathOf(name));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return await reader.ReadToEndAsync();
    }

    private static string PathOf(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Storage", "Upgrade", name);
}
