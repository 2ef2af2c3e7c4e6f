using System.Diagnostics;
using System.Security.Cryptography;
using AndonBot.Playground.Postgres;
using AndonBot.Playground.Processes;
using Npgsql;

namespace AndonBot.Playground;

/// <summary>A private PostgreSQL cluster on a free loopback port. It ends when the process that started it ends.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Superuser = "andon";
    private const long EnoughMemory = 4L * 1024 * 1024 * 1024;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly PostgresBinaries _binaries;
    private readonly ProcessUser _user;
    private readonly string _folder;
    private readonly string _password;
    private readonly bool _keep;
    private readonly IReadOnlyList<string> _settings;
    private readonly SemaphoreSlim _creating = new(1);
    private ChildProcess? _server;

    private EmbeddedPostgres(PostgresBinaries binaries, ProcessUser user, string folder, string password, bool keep, IReadOnlyList<string> settings) =>
        (_binaries, _user, _folder, _password, _keep, _settings) = (binaries, user, folder, password, keep, settings);

    public int Port { get; private set; }

    private string Cluster => Path.Combine(_folder, "cluster");

    /// <summary>
    /// Starts a cluster whose data stays in <paramref name="folder"/>. When that is null, the cluster is temporary and not durable.
    /// </summary>
    /// <param name="settings">Settings of the server beside its own, such as <c>shared_preload_libraries=pg_stat_statements</c>.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing or did not start; the message says why.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        string? folder = null, CancellationToken cancellationToken = default, params IReadOnlyList<string> settings)
    {
        var keep = folder is not null;
        folder = folder is null ? TemporaryFolder() : Path.GetFullPath(folder);
        var versionFile = Path.Combine(folder, "cluster", "PG_VERSION");
        var isNew = !File.Exists(versionFile);

        var binaries = PostgresBinaries.Find(isNew ? null : (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim());
        var user = ProcessUser.Unprivileged();
        var password = isNew
            ? await PrepareAsync(folder, binaries, user)
            : await File.ReadAllTextAsync(PasswordFile(folder), cancellationToken);

        var postgres = new EmbeddedPostgres(binaries, user, folder, password, keep, settings);
        await postgres.StartAgainAsync(cancellationToken);
        return postgres;
    }

    /// <summary>The connection string of a database of this cluster, with Npgsql's defaults for everything else.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = Port, Username = Superuser, Password = _password, Database = database,
        }.ConnectionString;

    /// <summary>
    /// Creates a database and returns its connection string. The database is a copy of <paramref name="template"/>, to which no
    /// connection may be open; by default it is empty.
    /// </summary>
    public async Task<string> CreateDatabaseAsync(string name, string template = "template0", CancellationToken cancellationToken = default)
    {
        // PostgreSQL does not copy a template while another copy of it is being made.
        await _creating.WaitAsync(cancellationToken);
        try
        {
            await ExecuteAsync($"create database {Quoted(name)} template {Quoted(template)}", cancellationToken);
        }
        finally
        {
            _creating.Release();
        }
        return ConnectionString(name);
    }

    /// <summary>Creates an empty database in a folder of its own, such as that of another disk, and returns its connection string.</summary>
    public async Task<string> CreateDatabaseInAsync(string folder, string name, CancellationToken cancellationToken = default)
    {
        await _user.ChownAsync(folder);
        await ExecuteAsync($"create tablespace {Quoted(name)} location '{folder}'", cancellationToken);
        await ExecuteAsync($"create database {Quoted(name)} template template0 tablespace {Quoted(name)}", cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>Removes a database and closes all connections to it.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default) =>
        ExecuteAsync($"drop database if exists {Quoted(name)} with (force)", cancellationToken);

    /// <summary>Removes the database of that name, if there is one, creates it empty, and returns its connection string.</summary>
    public async Task<string> ReplaceDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        await DropDatabaseAsync(name, cancellationToken);
        return await CreateDatabaseAsync(name, cancellationToken: cancellationToken);
    }

    /// <summary>Starts a copy of this cluster that follows it and takes no writes until it is promoted.</summary>
    public async Task<EmbeddedPostgres> StartStandbyAsync(CancellationToken cancellationToken = default)
    {
        var folder = TemporaryFolder();
        await _user.ChownAsync(folder);
        var standby = new EmbeddedPostgres(_binaries, _user, folder, _password, keep: false, _settings);
        await _user.RunAsync(
            _binaries.BaseBackup, "-D", standby.Cluster, "-d", $"host=127.0.0.1 port={Port} user={Superuser} password={_password}",
            "--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync");
        await standby.StartAgainAsync(cancellationToken);
        return standby;
    }

    /// <summary>Makes a standby a server of its own that takes writes.</summary>
    public Task PromoteAsync(CancellationToken cancellationToken = default) => ExecuteAsync("select pg_promote()", cancellationToken);

    /// <summary>Stops the server. An <paramref name="immediate"/> stop works like a crash: the next start runs recovery.</summary>
    public async Task StopAsync(bool immediate = false)
    {
        if (_server is not null)
            await _server.StopAsync(hard: immediate);
    }

    /// <summary>Starts the stopped server again on the same port.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        Port = Port == 0 ? Loopback.FreePort() : Port;
        string[] durability = _keep ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "autovacuum=off"];
        string[] command =
        [
            _binaries.Server, "-D", Cluster, "-p", Port.ToString(), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", "max_connections=200", "-c", "timezone=UTC", "-c", "log_timezone=UTC", .. durability,
            .. _settings.SelectMany(setting => new[] { "-c", setting }),
        ];
        if (_server is not null)
            await _server.DisposeAsync();
        _server = ChildProcess.Start(
            _user, command, Path.Combine(_folder, "log"), soft: "INT", hard: "QUIT", disposable: _keep ? "" : _folder);
        await ReadyAsync(_server, cancellationToken);
    }

    /// <summary>Stops the server and removes a temporary cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            if (_keep)
                await StopAsync();
            await _server.DisposeAsync();
        }
        if (!_keep && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        _creating.Dispose();
    }

    /// <summary>A folder in memory when enough is free, because a temporary cluster needs no disk; otherwise a folder on disk.</summary>
    private static string TemporaryFolder()
    {
        const string Memory = "/dev/shm";
        return Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > EnoughMemory
            ? Directory.CreateDirectory(Path.Combine(Memory, $"andonbot-postgres-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("andonbot-postgres-").FullName;
    }

    private static string PasswordFile(string folder) => Path.Combine(folder, "password");

    private static async Task<string> PrepareAsync(string folder, PostgresBinaries binaries, ProcessUser user)
    {
        Directory.CreateDirectory(folder);
        var password = RandomNumberGenerator.GetHexString(32);
        await File.WriteAllTextAsync(PasswordFile(folder), password);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PasswordFile(folder), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await user.ChownAsync(folder);
        if (!await user.CanEnterAsync(folder))
            throw new InvalidOperationException(
                $"PostgreSQL does not run as root, and no other user can reach {folder}; choose a folder that others may enter.");
        await user.RunAsync(
            binaries.Initdb, "-D", Path.Combine(folder, "cluster"), "-U", Superuser, "--pwfile", PasswordFile(folder),
            "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions");
        return password;
    }

    private async Task ReadyAsync(ChildProcess server, CancellationToken cancellationToken)
    {
        var since = Stopwatch.StartNew();
        while (!IsReady())
        {
            if (server.HasExited || since.Elapsed > StartLimit)
                throw new InvalidOperationException($"PostgreSQL in {_folder} did not start: {LastLogLines()}");
            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>
    /// The server writes its process id, port and state into this file. A file left by an earlier server names a process that is gone.
    /// </summary>
    private bool IsReady()
    {
        try
        {
            return File.ReadAllLines(Path.Combine(Cluster, "postmaster.pid")) is [var process, _, _, var port, .., var state]
                && state.Trim() is "ready" or "standby" && port == Port.ToString() && Directory.Exists($"/proc/{process}");
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string LastLogLines()
    {
        var log = Path.Combine(_folder, "log");
        return File.Exists(log) ? string.Join(" / ", File.ReadLines(log).TakeLast(5)) : "it left no log; can its user reach that folder?";
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"")}\"";
}
