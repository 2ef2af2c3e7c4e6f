using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults;

/// <summary>More that is due than can be said at once.</summary>
internal static class Backlog
{
    /// <summary>Copies incident 1, of which nothing has been said, as often as wanted; each copy is due.</summary>
    public static async Task CopyIncidentAsync(AndonWorld world, int copies)
    {
        var columns = await world.QueryAsync<string>("""
            select string_agg(quote_ident(column_name), ', ') from information_schema.columns
            where table_schema = 'public' and table_name = 'incident' and column_name <> 'number'
            """);
        await world.ExecuteAsync($"""
            with copied as (insert into incident ({columns}) select {columns} from incident, generate_series(1, {copies}) where number = 1 returning number)
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at) select workspace_id, 'incident', copied.number, '2030-01-07'
            from copied, incident where incident.number = 1
            """);
    }
}
