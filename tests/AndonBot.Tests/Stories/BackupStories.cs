using System.Diagnostics;
using AndonBot.Playground.Postgres;
using AndonBot.Tests.Faults;
using AndonBot.Tests.Architecture;
using AndonBot.Tests.Support;
using NodaTime;
using Npgsql;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>A backup and its restore, by the commands in deploy/README.md.</summary>
[ThroughBothTransports]
public sealed class BackupStories
{
    [Test]
    public async Task A_bot_on_a_restored_backup_says_nothing_twice_and_goes_on()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon stop 1");
        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected @cleo tomorrow");
        await world.ClickAsync(Bob, Checkout, "postmortem.open");
        await world.SubmitAsync(Bob, ("root_cause", "no test of an empty cart"));
        await world.TellAsync(Ann, "/andon sev2 nobody can pay");

        var restored = await RestoredAsync(world.ConnectionString);
        await using var replicas = await Replicas.TakeOverAsync(world);
        await using var records = new Records(restored, world.Slack);
        Assert.That(await records.RowsAsync(), Is.EqualTo(await replicas.Records.RowsAsync()));
        Assert.That(await records.RowsAsync(), Is.SupersetOf(new[] { "incident 2", "action 1", "postmortem 1", "shift 1" }));
        var said = OutboxInvariants.Posts(world.Slack).Count;

        await replicas.StartAsync(settings: ("ConnectionStrings__Postgres", restored));
        await records.SettledAsync(() => replicas.Now);
        Assert.That(OutboxInvariants.Posts(world.Slack), Has.Count.EqualTo(said));

        replicas.Pass(Duration.FromMinutes(16));
        await records.UntilAsync(async () => await records.QueryAsync<long>("select count(*) from stop where incident_number = 2") == 1);
        await records.SettledAsync(() => replicas.Now);
        Assert.That(world.Inbox(Cleo)[^1], Does.Contain("Nobody has answered"));
        Assert.That((await world.As(Bob).ClickAsync(UserActions.Direct, "incident.answer")).Status, Is.EqualTo(200));
        Assert.That(await world.SayAsync(Ann, "/andon the logo is blurred", Payments), Does.Contain("#3"));
        Assert.That(await world.SayAsync(Bob, "/andon action 2 payments are retried for an hour @bob tomorrow"), Does.Contain("A2"));
        await records.SettledAsync(() => replicas.Now);

        Assert.That(await records.EventsAsync(2), Is.EqualTo(new[] { "Pulled", "Stopped", "Answered", "ActionAdded" }));
        Assert.That(world.Thread(1), Does.Contain("@Bob restarted the line").And.Contain("Root cause: no test of an empty cart"));
        await OutboxInvariants.HoldAsync(records);
    }

    /// <summary>
    /// Runs these commands in a shell, and returns the connection string of the database that they restore into; each world has one of its own.
    /// </summary>
    private static async Task<string> RestoredAsync(string connectionString)
    {
        var from = new NpgsqlConnectionStringBuilder(connectionString);
        var restored = $"andon_restored_{from.Database}";
        var folder = Directory.CreateTempSubdirectory("andonbot-backup-").FullName;
        var commands = Commands().Replace("andon_restored", restored, StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-euc", commands]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardError = true };
        start.Environment["PATH"] = $"{PostgresBinaries.Find().Folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PGHOST"] = from.Host;
        start.Environment["PGPORT"] = from.Port.ToString();
        start.Environment["PGUSER"] = from.Username;
        start.Environment["PGPASSWORD"] = from.Password;
        start.Environment["PGDATABASE"] = from.Database;
        using var shell = Process.Start(start)!;
        var complaint = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        Assert.That((shell.ExitCode, complaint), Is.EqualTo((0, "")));
        from.Database = restored;
        return from.ConnectionString;
    }

    private static string Commands() => DocumentationTests.Block(DocumentationTests.Part("deploy/README.md", "## Backup and restore"), "sh");
}
