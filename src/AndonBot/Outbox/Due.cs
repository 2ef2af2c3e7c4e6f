using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>Marks subjects as due: something about them changed, so they are evaluated at once and what shows them is behind.</summary>
public static class Due
{
    /// <summary>Touches subjects by their ids.</summary>
    public static Task Touch(Transaction transaction, string workspace, string subjectKind, IReadOnlyCollection<long> ids, Instant now) =>
        Touch(transaction, workspace, subjectKind, "select unnest(@ids)", now, new { ids = ids.ToArray() });

    /// <summary>Touches the subjects whose ids a query selects.</summary>
    /// <param name="ids">A query of one column of ids; it may use @workspace and the further parameters.</param>
    public static Task Touch(Transaction transaction, string workspace, string subjectKind, string ids, Instant now, object? parameters = null)
    {
        var all = new Dapper.DynamicParameters(parameters);
        all.AddDynamicParams(new { workspace, subjectKind, now });
        // In one order everywhere, so that two transactions never wait for each other.
        return transaction.Execute($"""
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at)
            select @workspace, @subjectKind, touched.id, @now from (select distinct * from ({ids}) as all_ids) as touched (id) order by touched.id
            on conflict (workspace_id, subject_kind, subject_id) do update set version = due.version + 1, next_notice_at = @now
            """, all);
    }
}
