using System.Diagnostics;
using System.Globalization;
using AndonBot.Playground.Postgres;
using Npgsql;

namespace AndonBot.Playground.Tests.Postgres;

public sealed class EmbeddedPostgresTests
{
    private const int Timeout = 30;

    private EmbeddedPostgres _shared = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _shared = await EmbeddedPostgres.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _shared.DisposeAsync();

    [Test]
    public async Task A_temporary_cluster_is_reachable_and_not_durable()
    {
        var database = _shared.ConnectionString("postgres");

        Assert.That(await ScalarAsync(database, "show fsync"), Is.EqualTo("off"));
        Assert.That(await ScalarAsync(database, "show listen_addresses"), Is.EqualTo("127.0.0.1"));
        Assert.That(await ScalarAsync(database, "show unix_socket_directories"), Is.Empty);
        Assert.That(await ScalarAsync(database, "select string_agg(rolname, ',') from pg_roles where rolcanlogin"), Is.EqualTo("andon"));
    }

    [Test]
    public async Task A_database_can_be_copied_from_another()
    {
        var master = await _shared.CreateDatabaseAsync("copied_master");
        await ScalarAsync(master, "create table part (name text); insert into part values ('pump')");

        var copies = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => _shared.CreateDatabaseAsync($"copy_{i}", "copied_master")));

        foreach (var copy in copies)
            Assert.That(await ScalarAsync(copy, "select name from part"), Is.EqualTo("pump"));
    }

    [Test]
    public async Task A_wrong_password_is_rejected()
    {
        var database = new NpgsqlConnectionStringBuilder(_shared.ConnectionString("postgres")) { Password = "guess" };

        Assert.That(() => ScalarAsync(database.ConnectionString, "select 1"), Throws.InstanceOf<PostgresException>());
    }

    [Test]
    public async Task Committed_data_survives_an_immediate_stop_and_a_new_start_of_a_kept_cluster()
    {
        using var folder = new TemporaryFolder();
        int port;
        await using (var first = await EmbeddedPostgres.StartAsync(folder.Path))
        {
            var database = await first.CreateDatabaseAsync("andon");
            await ScalarAsync(database, "create table part (name text); insert into part values ('pump')");
            port = first.Port;

            await first.StopAsync(immediate: true);
            Assert.That(() => ScalarAsync(database, "select name from part"), Throws.InstanceOf<NpgsqlException>());

            await first.StartAgainAsync();
            Assert.That(first.Port, Is.EqualTo(port));
            Assert.That(await ScalarAsync(database, "select name from part"), Is.EqualTo("pump"));
        }

        await using var second = await EmbeddedPostgres.StartAsync(folder.Path);
        Assert.That(await ScalarAsync(second.ConnectionString("andon"), "select name from part"), Is.EqualTo("pump"));
        Assert.That(await ScalarAsync(second.ConnectionString("andon"), "show fsync"), Is.EqualTo("on"));
        Assert.That(
            await ScalarAsync(await second.ReplaceDatabaseAsync("andon"), "select count(*) from pg_tables where schemaname = 'public'"),
            Is.EqualTo("0"));
    }

    [Test]
    public async Task A_second_server_in_the_same_folder_fails_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        await using var first = await EmbeddedPostgres.StartAsync(folder.Path);

        Assert.That(
            () => EmbeddedPostgres.StartAsync(folder.Path),
            Throws.InvalidOperationException.With.Message.Contains("did not start").And.Message.Contains("postmaster.pid"));
    }

    [Test]
    public async Task Disposing_a_temporary_cluster_removes_its_process_and_folder()
    {
        int server;
        string folder;
        await using (var postgres = await EmbeddedPostgres.StartAsync())
            (server, folder) = await ServerOfAsync(postgres.ConnectionString("postgres"));

        Assert.That(IsAlive(server), Is.False);
        Assert.That(Directory.Exists(folder), Is.False);
    }

    [Test]
    public async Task Killing_the_parent_process_ends_the_server_and_removes_its_folder()
    {
        using var parent = StartParent();
        var (server, folder) = await ServerOfAsync((await parent.StandardOutput.ReadLineAsync())!);

        parent.Kill();

        await GoneAsync(() => IsAlive(server) || Directory.Exists(folder));
    }

    [Test]
    public async Task Killing_the_watchdog_ends_the_server()
    {
        using var parent = StartParent();
        var (server, folder) = await ServerOfAsync((await parent.StandardOutput.ReadLineAsync())!);

        using var watchdog = Process.GetProcessById(ParentOf(server));
        watchdog.Kill();

        await GoneAsync(() => IsAlive(server));
        parent.Kill();
        // The rest of the watchdog writes a last file when the parent process ends.
        await GoneAsync(() => !File.Exists(Path.Combine(folder, "abandoned")));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_folder_that_the_servers_user_cannot_enter_is_rejected_with_the_reason()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Only root runs the server as another user.");
        using var closed = new TemporaryFolder();

        Assert.That(
            () => EmbeddedPostgres.StartAsync(Path.Combine(closed.Path, "inner")),
            Throws.InvalidOperationException.With.Message.Contains("can reach"));
    }

    [Test]
    public void Missing_binaries_give_an_error_that_says_what_to_install() =>
        Assert.That(
            () => PostgresBinaries.Find(majorVersion: "7", path: ""),
            Throws.InvalidOperationException.With.Message.Contains("apt-get install postgresql"));

    private static Process StartParent() =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(EmbeddedPostgres).Assembly.Location, "postgres"])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        })!;

    private static async Task<(int Server, string Folder)> ServerOfAsync(string connectionString)
    {
        var cluster = (await ScalarAsync(connectionString, "show data_directory"))!;
        var process = (await File.ReadAllLinesAsync(Path.Combine(cluster, "postmaster.pid")))[0];
        return (int.Parse(process, CultureInfo.InvariantCulture), Path.GetDirectoryName(cluster)!);
    }

    private static async Task GoneAsync(Func<bool> isThere)
    {
        var since = Stopwatch.StartNew();
        while (isThere() && since.Elapsed.TotalSeconds < Timeout)
            await Task.Delay(20);
        Assert.That(isThere(), Is.False);
    }

    /// <summary>Whether the process runs. A zombie, whose exit status has not been read yet, does not run.</summary>
    private static bool IsAlive(int process) => StatusOf(process) is { } status && !status.Contains("State:\tZ", StringComparison.Ordinal);

    private static int ParentOf(int process)
    {
        var line = StatusOf(process)!.Split('\n').Single(l => l.StartsWith("PPid:", StringComparison.Ordinal));
        return int.Parse(line["PPid:".Length..], CultureInfo.InvariantCulture);
    }

    private static string? StatusOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/status");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<string?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("andonbot-kept-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
