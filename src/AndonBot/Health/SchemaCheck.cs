using System.Data.Common;
using System.Net.Sockets;
using AndonBot.Storage;

namespace AndonBot.Health;

/// <summary>Whether this version of the bot can start on the database. It changes nothing.</summary>
internal sealed class SchemaCheck(SharedLookups lookups) : Check
{
    private const string About = "database";

    public override CheckName Name => CheckName.Schema;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override async Task<CheckResult> Run(CancellationToken cancellation)
    {
        try
        {
            var found = await lookups.Schema(cancellation);
            return CheckResult.Of(Name, [Of(found), .. Encryption(found)]);
        }
        catch (Exception exception) when (IsUnreachable(exception))
        {
            var reason = (exception.InnerException ?? exception).Message.TrimEnd('.');
            return CheckResult.Of(Name, Finding.Failed(About, $"cannot be reached ({reason}): look at ConnectionStrings__Postgres."));
        }
    }

    public static bool IsUnreachable(Exception exception) => exception is DbException or TimeoutException or SocketException;

    /// <summary>What a connection to another machine lacks, if anything.</summary>
    public static IEnumerable<Finding> Encryption(SchemaState found) => found switch
    {
        { RemoteHost: null } or { IsEncrypted: true, IsVerified: true } => [],
        { IsEncrypted: true } => [Finding.Warning(
            About, $"is encrypted on the way to {found.RemoteHost}, but nobody checks that it is that server: write SSL Mode=VerifyFull.")],
        _ => [Finding.Warning(
            About, $"is not encrypted on the way to {found.RemoteHost}: unless that is on this machine, write SSL Mode=VerifyFull.")],
    };

    private static Finding Of(SchemaState found)
    {
        var (name, newest) = ($"is PostgreSQL {found.Server}", Migrator.Newest);
        return found switch
        {
            _ when found.Version > newest => Finding.Failed(About, $"{name}. {new SchemaIsNewerException(found.Version, newest).Message}"),
            { IsReadOnly: true } =>
                Finding.Failed(About, $"{name} and takes nothing new: it is read-only. Let ConnectionStrings__Postgres name the primary."),
            { MayCreate: false } when found.Version < newest => Finding.Failed(
                About, $"{name}, where {found.User} may not make tables: as its owner, `grant create on schema public to {found.User}`, or run "
                    + "`AndonBot migrate` as a user who may."),
            { Version: 0 } => Finding.Ok(About, $"{name} and empty; the first start makes the tables."),
            _ when found.Version < newest => Finding.Warning(
                About, $"{name} with schema version {found.Version}; the start brings it to {newest}. Make a backup first."),
            _ => Finding.Ok(About, $"{name} with schema version {newest}, as it should be."),
        };
    }
}
