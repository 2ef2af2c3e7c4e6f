using AndonBot.Slack;
using AndonBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>Whether the database can record a pull.</summary>
internal sealed class DatabaseCheck(Migrator migrator, Database database) : Check
{
    private const string About = "Database";

    /// <summary>How long it is believed that the disk has room. Anybody may ask, so it is not written at each question.</summary>
    private static readonly TimeSpan RoomLasts = TimeSpan.FromSeconds(5);

    public static readonly CheckResult Well = new(CheckName.Database, HealthStatus.Healthy, Finding.Ok(About, "takes what I write."))
    {
        Summary = "my database takes what I write",
    };

    public static readonly CheckResult NotMigrated = Trouble("not migrated yet", "is not migrated yet");

    public static readonly CheckResult ReadOnly = Trouble("takes nothing new: it is read-only", "takes nothing new: it is read-only");

    public static readonly CheckResult Full = Trouble("takes nothing new: its disk is full", "takes nothing new: its disk is full");

    private long? _hadRoom;

    public override CheckName Name => CheckName.Database;

    public override IReadOnlyList<string> Tags => [CheckTags.Ready, CheckTags.Chat];

    public override async Task<CheckResult> Run(CancellationToken cancellation)
    {
        if (!migrator.IsDone)
            return NotMigrated;
        try
        {
            return !await database.IsWritable(cancellation) ? ReadOnly : await HasRoom(cancellation) ? Well : Full;
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            return Unreachable(exception.InnerException?.Message ?? exception.Message);
        }
    }

    private async Task<bool> HasRoom(CancellationToken cancellation)
    {
        if (_hadRoom is { } at && TimeProvider.System.GetElapsedTime(at) < RoomLasts)
            return true;
        var hasRoom = await database.HasRoom(cancellation);
        _hadRoom = hasRoom ? TimeProvider.System.GetTimestamp() : null;
        return hasRoom;
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
