using System.Data;
using Dapper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Polly;
using Polly.Retry;

namespace AndonBot.Storage;

/// <summary>The Postgres database, with a pool for gestures and one for the bot's own work, so that neither can starve the other.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Of the three seconds that Slack waits, what a database that does not answer may have.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.2);

    /// <summary>A failed transaction is tried again whole; delivery keys make a commit whose answer was lost harmless.</summary>
    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder { TimeProvider = TimeProvider.System }
        .AddRetry(new RetryStrategyOptions
        {
            // A database that hangs will hang again, and whoever waits has no time left.
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
        SqlMapper.AddTypeHandler(new Native<LocalDate[]>(NpgsqlDbType.Date | NpgsqlDbType.Array));
    }

    public Database(string connectionString)
    {
        Gestures = Open(connectionString, "gestures", commandTimeout: 2, connections: 20);
        Work = Open(connectionString, "work", commandTimeout: 10, connections: 20);
    }

    /// <summary>For what somebody in Slack waits for.</summary>
    public NpgsqlDataSource Gestures { get; }

    /// <summary>For everything else.</summary>
    public NpgsqlDataSource Work { get; }

    /// <summary>Runs a transaction for somebody who waits; a passing failure is tried again.</summary>
    public async Task<T> InGesture<T>(Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> work, CancellationToken cancellation = default) =>
        await Retry.ExecuteAsync(async _ => await InTransaction(Gestures, work), cancellation);

    /// <summary>Runs what is one transaction by itself, for somebody who waits; a passing failure is tried again.</summary>
    public async Task<T> Again<T>(Func<NpgsqlDataSource, Task<T>> work) => await Retry.ExecuteAsync(async _ => await work(Gestures));

    /// <summary>The first look of every gesture, given up when the database does not answer: the driver would wait for its leave to cancel, too.</summary>
    /// <remarks>Tried again like any other, so it is what meets the connections that a restarted database has left behind.</remarks>
    /// <exception cref="TimeoutException">The database does not answer.</exception>
    public Task<T> FirstLook<T>(Func<NpgsqlDataSource, Task<T>> look) => Again(look).WaitAsync(Patience, TimeProvider.System);

    /// <summary>Runs a transaction of the bot's own work; the tick tries again what failed.</summary>
    public Task<T> InWork<T>(Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> work) => InTransaction(Work, work);

    /// <summary>What is wrong with a connection string; null when it can be used.</summary>
    public static string? ProblemWith(string connectionString)
    {
        try
        {
            using var source = NpgsqlDataSource.Create(connectionString);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Whether something failed because the database did, and not because of what was asked of it.</summary>
    public static bool IsTrouble(Exception exception) =>
        exception is NpgsqlException { SqlState: null } || (exception is NpgsqlException failure && IsPassing(failure)) || exception is TimeoutException;

    /// <summary>Whether a failure passes by itself: a lost connection, a fail-over, a conflict of transactions.</summary>
    private static bool IsPassing(NpgsqlException exception) =>
        exception.IsTransient || exception.SqlState is "25006" or "57P01" or "57P02" or "57P03" or "40001" or "40P01";

    public async ValueTask DisposeAsync()
    {
        await Gestures.DisposeAsync();
        await Work.DisposeAsync();
    }

    private static async Task<T> InTransaction<T>(NpgsqlDataSource source, Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> work)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await work(connection, transaction);
        await transaction.CommitAsync();
        return result;
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
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        builder.UseNodaTime();
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
