using AndonBot.Storage;

namespace AndonBot.Outbox;

/// <summary>Stores whether it has been told that messages are late, so that of all replicas one tells.</summary>
internal sealed class AlarmStore(Database database)
{
    /// <summary>Tells when lateness begins or ends. What could not be told is told at the next look, by whichever replica looks first.</summary>
    /// <param name="tell">Says whether it could be told.</param>
    public async Task Change(string workspace, bool isLate, Func<Task<bool>> tell)
    {
        await using var transaction = await database.BeginWork();
        if (!await transaction.Scalar<bool>("select pg_try_advisory_xact_lock(hashtextextended('alarm:' || @workspace, 0))", new { workspace }))
            return;
        var isTold = await transaction.Scalar<bool>("select exists (select from alarm where workspace_id = @workspace and over_at is null)", new { workspace });
        if (isTold == isLate)
            return;
        if (!await tell())
            return;
        await transaction.Execute(isLate
            ? """
              insert into alarm (workspace_id) values (@workspace)
              on conflict (workspace_id) do update set began_at = clock_timestamp(), over_at = null
              """
            : "update alarm set over_at = clock_timestamp() where workspace_id = @workspace", new { workspace });
        await transaction.Commit();
    }
}
