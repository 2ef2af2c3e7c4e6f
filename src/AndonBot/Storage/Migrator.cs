using System.Globalization;
using System.Reflection;
using Dapper;
using Npgsql;

namespace AndonBot.Storage;

/// <summary>Brings the schema to this version. Of several replicas that start together one migrates, and the others wait.</summary>
public sealed partial class Migrator(Database database, ILogger<Migrator> logger)
{
    private const long LockKey = 0x616E646F6E; // "andon"

    private static readonly IReadOnlyList<Migration> Migrations =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(Migration.Read)
            .OrderBy(migration => migration.Version),
    ];

    private volatile bool _done;

    /// <summary>Whether the schema has this binary's version.</summary>
    public bool IsDone => _done;

    /// <summary>The version that this binary brings a schema to.</summary>
    public static int Newest => Migrations[^1].Version;

    /// <summary>Reads the state of the schema without changing anything.</summary>
    public async Task<SchemaState> Inspect(CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        var (server, user, isReadOnly, mayCreate, isThere, isEncrypted) = await connection.QuerySingleAsync<(string, string, bool, bool, bool, bool)>("""
            select split_part(current_setting('server_version'), ' ', 1), current_user::text, current_setting('transaction_read_only') = 'on',
                coalesce(has_schema_privilege(current_schema(), 'create'), false), to_regclass('schema_version') is not null,
                coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)
            """);
        var version = isThere ? await connection.ExecuteScalarAsync<int?>("select max(version) from schema_version") ?? 0 : 0;
        return new(server, user, isReadOnly, mayCreate, version)
        {
            RemoteHost = Database.IsLocal(connection.Host) ? null : connection.Host,
            IsEncrypted = isEncrypted,
            IsVerified = new NpgsqlConnectionStringBuilder(connection.ConnectionString).SslMode is SslMode.VerifyCA or SslMode.VerifyFull,
        };
    }

    /// <exception cref="SchemaIsNewerException">The database was migrated by a newer version of the bot.</exception>
    public async Task Migrate(CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(@LockKey)", new { LockKey }, transaction, commandTimeout: 300, cancellationToken: cancellation));
        // Asked first, because a role without the right to create tables may not say "if not exists" either.
        if (!await connection.ExecuteScalarAsync<bool>("select to_regclass('schema_version') is not null", transaction: transaction))
        {
            await connection.ExecuteAsync(
                "create table schema_version (version int primary key, name text not null, applied_at timestamptz not null default clock_timestamp())",
                transaction: transaction);
        }

        var version = await connection.ExecuteScalarAsync<int?>("select max(version) from schema_version", transaction: transaction) ?? 0;
        if (version > Newest)
            throw new SchemaIsNewerException(version, Newest);

        foreach (var migration in Migrations.Where(migration => migration.Version > version))
        {
            await connection.ExecuteAsync(new CommandDefinition(migration.Sql, transaction: transaction, commandTimeout: 300, cancellationToken: cancellation));
            await connection.ExecuteAsync("insert into schema_version (version, name) values (@Version, @Name)", migration, transaction);
            Log.Migrated(logger, migration.Name);
        }

        await transaction.CommitAsync(cancellation);
        _done = true;
    }

    private sealed record Migration(int Version, string Name, string Sql)
    {
        public static Migration Read(string resource)
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
            var name = resource.Split('.')[^2];
            return new(int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The database now has migration {Migration}.")]
        public static partial void Migrated(ILogger logger, string migration);
    }
}
