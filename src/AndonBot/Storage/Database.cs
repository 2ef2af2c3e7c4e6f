using System.Data;
using System.Net;
using Dapper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Polly;
using Polly.Retry;

namespace AndonBot.Storage;

/// <summary>The PostgreSQL database, with pools for people who wait, for the bot's own work and for its health, so that none starves the others.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>How long a database that does not answer is waited for, of the three seconds that Slack waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.2);

    /// <summary>
    /// A process that gets no time in the middle of a transaction must not hold up the other replicas for longer. And what is asked for is in memory
    /// or on a disk that reads anything as fast: a list of a few actions must not read all incidents. Compiling a query takes longer than any of them runs.
    /// </summary>
    private const string SessionSettings = "set idle_in_transaction_session_timeout = '10s'; set random_page_cost = 1.1; set jit = off";

    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder { TimeProvider = TimeProvider.System }
        .AddRetry(new RetryStrategyOptions
        {
            // A database that hangs will hang again, and nobody who waits has time for that.
            ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(
                exception => IsPassing(exception) && exception.InnerException is not TimeoutException),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(100),
        })
        .Build();

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new Native<Instant>(NpgsqlDbType.TimestampTz));
        SqlMapper.AddTypeHandler(new Native<Duration>(NpgsqlDbType.Interval));
        SqlMapper.AddTypeHandler(new Native<LocalDate>(NpgsqlDbType.Date));
        SqlMapper.AddTypeHandler(new Native<LocalTime>(NpgsqlDbType.Time));
        SqlMapper.AddTypeHandler(new Native<Instant[]>(NpgsqlDbType.TimestampTz | NpgsqlDbType.Array));
        SqlMapper.AddTypeHandler(new Native<Instant?[]>(NpgsqlDbType.TimestampTz | NpgsqlDbType.Array));
        SqlMapper.AddTypeHandler(new Native<LocalDate[]>(NpgsqlDbType.Date | NpgsqlDbType.Array));
    }

    public Database(string connectionString)
    {
        Interactive = Open(connectionString, "interactive", commandTimeout: 2, connections: 20);
        Work = Open(connectionString, "work", commandTimeout: 10, connections: 20);
        Health = Open(connectionString, "health", commandTimeout: 2, connections: 2);
    }

    /// <summary>The pool for what somebody in Slack waits for.</summary>
    public NpgsqlDataSource Interactive { get; }

    /// <summary>The pool for everything else.</summary>
    public NpgsqlDataSource Work { get; }

    /// <summary>The pool for what anybody may ask about the bot's health, so that nobody who waits pays for it.</summary>
    public NpgsqlDataSource Health { get; }

    /// <summary>Begins a transaction for somebody who waits.</summary>
    public Task<Transaction> BeginInteractive() => Transaction.Begin(Interactive);

    /// <summary>Begins a transaction of the bot's own work; the next tick repeats what failed.</summary>
    public Task<Transaction> BeginWork() => Transaction.Begin(Work);

    /// <summary>Runs something for somebody who waits, and again when a passing failure ended it.</summary>
    /// <remarks>It is run again as a whole. Delivery keys make a commit whose answer was lost harmless.</remarks>
    public static async Task<T> Retrying<T>(Func<Task<T>> work) => await Retry.ExecuteAsync(async _ => await work());

    /// <summary>The first query of every interaction. It is given up when the database does not answer: the driver itself would wait longer.</summary>
    /// <exception cref="TimeoutException">The database does not answer.</exception>
    public Task<T> FirstQuery<T>(Func<NpgsqlDataSource, Task<T>> query) => query(Interactive).WaitAsync(Patience, TimeProvider.System);

    /// <summary>Whether the database accepts writes.</summary>
    public async Task<bool> IsWritable(CancellationToken cancellation)
    {
        await using var connection = await Health.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<bool>(
            new CommandDefinition("select current_setting('transaction_read_only') = 'off'", cancellationToken: cancellation));
    }

    /// <summary>Whether the disk has room: a query that does not fit into its memory writes a file that is gone with it.</summary>
    /// <remarks>It stores nothing and needs no right. A row may still fit into a page that is there while the disk takes no other page.</remarks>
    public async Task<bool> HasRoom(CancellationToken cancellation)
    {
        await using var connection = await Health.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "set local work_mem = '64kB'; set local temp_tablespaces = ''; select count(*) from generate_series(1, 5000)",
                transaction: transaction, cancellationToken: cancellation));
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DiskFull)
        {
            return false;
        }
    }

    /// <summary>Whether a connection to a host stays on this machine.</summary>
    public static bool IsLocal(string? host) =>
        string.IsNullOrEmpty(host) || host.StartsWith('/') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>What is wrong with a connection string, in words that follow "it"; null when it can be used.</summary>
    /// <remarks>Nothing of the string is repeated: where a password is not quoted, any word of it may be a piece of that password.</remarks>
    public static string? ProblemWith(string connectionString)
    {
        try
        {
            var options = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrWhiteSpace(options.Host))
                return "names no Host";
            using var source = NpgsqlDataSource.Create(options);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return "is not made of pairs that Npgsql knows, such as Host=db;Username=andon. Quote a value that holds ; or =, as in Password=\"a;b\"";
        }
    }

    /// <summary>Whether something failed because the database did, and not because of what was asked of it.</summary>
    public static bool IsTrouble(Exception exception) =>
        exception is NpgsqlException { SqlState: null } or TimeoutException
        || (exception is NpgsqlException failure && (IsPassing(failure) || Refusal(failure) is not null));

    /// <summary>Why the server does not let the bot in, in words that follow "the database"; null for any other failure.</summary>
    public static string? Refusal(Exception exception) => exception is not PostgresException refused ? null : refused.SqlState switch
    {
        PostgresErrorCodes.InvalidCatalogName => $"does not exist ({refused.MessageText}): create it",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"does not accept the user ({refused.MessageText}): check user and password",
        PostgresErrorCodes.InsufficientPrivilege => $"refuses a right ({refused.MessageText}): grant it to the bot's user",
        _ => null,
    };

    /// <summary>Whether a failure passes by itself: a lost connection, a fail-over, a conflict of transactions.</summary>
    private static bool IsPassing(NpgsqlException exception) =>
        exception.IsTransient || exception.SqlState is "25006" or "25P03" or "57P01" or "57P02" or "57P03" or "40001" or "40P01";

    public async ValueTask DisposeAsync()
    {
        await Interactive.DisposeAsync();
        await Work.DisposeAsync();
        await Health.DisposeAsync();
    }

    private static NpgsqlDataSource Open(string connectionString, string name, int commandTimeout, int connections)
    {
        var options = new NpgsqlConnectionStringBuilder(connectionString);
        // Slack gives up after three seconds; what the operator says in the connection string wins.
        SetUnlessGiven(options, "Application Name", $"andonbot-{name}");
        SetUnlessGiven(options, "Timeout", 2);
        SetUnlessGiven(options, "Command Timeout", commandTimeout);
        SetUnlessGiven(options, "Maximum Pool Size", connections);
        SetUnlessGiven(options, "Max Auto Prepare", 100);
        SetUnlessGiven(options, "Auto Prepare Min Usages", 2);
        SetUnlessGiven(options, "Enlist", false);
        // Nothing here changes a session: locks and settings end with their transaction.
        SetUnlessGiven(options, "No Reset On Close", true);
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        builder.UseNodaTime();
        // The name under which metrics show the pool, in place of the connection string.
        builder.Name = name;
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(SessionSettings, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(SessionSettings, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }

    private static void SetUnlessGiven(NpgsqlConnectionStringBuilder options, string key, object value)
    {
        if (!options.ContainsKey(key) || !options.ShouldSerialize(key))
            options[key] = value;
    }

    /// <summary>Passes a NodaTime type to Postgres as it is; without a handler Dapper reads a default value, silently.</summary>
    private sealed class Native<T>(NpgsqlDbType type) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = type;
            parameter.Value = value;
        }

        public override T Parse(object value) => (T)value;
    }
}
