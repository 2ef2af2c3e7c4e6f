using AndonBot.Slack;
using AndonBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>Whether the database can record a pull.</summary>
internal sealed class DatabaseCheck(Migrator migrator, Database database) : Check
{
    private const string About = "Database";

    public static readonly CheckResult Well = new(CheckName.Database, HealthStatus.Healthy, Finding.Ok(About, "takes what I write."))
    {
        Summary = "my database takes what I write",
    };

    public static readonly CheckResult NotMigrated = Trouble("not migrated yet", "is not migrated yet");

    public static readonly CheckResult ReadOnly = Trouble("takes nothing new: it is read-only", "takes nothing new: it is read-only");

    public override CheckName Name => CheckName.Database;

    public override IReadOnlyList<string> Tags => [CheckTags.Ready, CheckTags.Chat];

    public override async Task<CheckResult> Run(CancellationToken cancellation)
    {
        if (!migrator.IsDone)
            return NotMigrated;
        try
        {
            return await database.IsWritable(cancellation) ? Well : ReadOnly;
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            return Unreachable(exception.InnerException?.Message ?? exception.Message);
        }
    }

    /// <summary>The reason may name hosts, so strangers do not get it.</summary>
    public static CheckResult Unreachable(string reason) => Trouble("does not answer", $"does not answer ({reason})");

    private static CheckResult Trouble(string detail, string problem) => new(
        CheckName.Database, HealthStatus.Unhealthy,
        Finding.Failed(About, $"it {Mrkdwn.Text(problem)}. Until it is back nothing can be recorded; I try again by myself."))
    {
        Detail = detail,
    };
}
