using AndonBot.Tests.Storage;
using Npgsql;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Support;

/// <summary>A world whose bot reaches its database through a relay, and keeps pulls in a folder while it does not.</summary>
public sealed class RelayedWorld : IAsyncDisposable
{
    private RelayedWorld(AndonWorld world, Relay relay, string folder, Records records) => (World, Relay, Folder, Records) = (world, relay, folder, records);

    public AndonWorld World { get; }

    public Relay Relay { get; }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The database itself, whatever the relay does.</summary>
    public Records Records { get; }

    /// <summary>What is said in the line's channel to everybody.</summary>
    public IReadOnlyList<string> Said => [.. World.As(Ann).Sees(Checkout).Where(message => !message.IsOnlyForMe).Select(message => message.Text)];

    /// <param name="keeps">Whether the bot has a data folder.</param>
    /// <param name="database">A database of a server of the test's own; null for one of the run's cluster.</param>
    public static async Task<RelayedWorld> StartAsync(bool keeps = true, string? database = null, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("andonbot-data-").FullName;
        database ??= await EmbeddedPostgresSuite.DatabaseAsync();
        var relay = Relay.To(new NpgsqlConnectionStringBuilder(database).Port);
        (string, string)[] kept = keeps ? [("Andon:DataFolder", folder)] : [];
        var world = await AndonWorld.StartAsync(
            database: database,
            settings: [("ConnectionStrings:Postgres", Through(relay, database)), ("Notices:LookAfter", "1s"), ("Notices:Lease", "2s"), .. kept, .. settings]);
        // The roles of those who pull, and the lines, are known.
        await world.SayAsync(Ann, "/andon status");
        await world.Get<Rotations.KnownLines>().Refresh(world.Slack.Settings.TeamId);
        return new(world, relay, folder, new(database, world.Slack));
    }

    public static string Through(Relay relay, string database) =>
        new NpgsqlConnectionStringBuilder(database) { Port = relay.Port }.ConnectionString;

    /// <summary>Waits until everything kept is entered and said.</summary>
    public async Task EnteredAsync()
    {
        await Records.UntilAsync(() => Task.FromResult(SpooledBytes() == 0));
        await Records.SettledAsync(() => World.Now);
    }

    /// <summary>How much is in the spool files.</summary>
    public long SpooledBytes() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);

    public async ValueTask DisposeAsync()
    {
        Relay.Mend();
        await Records.DisposeAsync();
        await World.DisposeAsync();
        await Relay.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
