using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults;

/// <summary>More that is due than can be said at once.</summary>
internal static class Backlog
{
    /// <summary>Copies incident 1, of which nothing has been said, as often as wanted; each copy is due.</summary>
    public static async Task CopyIncidentAsync(AndonWorld world, int copies)
    {
        var columns = await ColumnsAsync(world, "incident", "number");
        await world.ExecuteAsync($"""
            with copied as (insert into incident ({columns}) select {columns} from incident, generate_series(1, {copies}) where number = 1 returning number)
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at) select workspace_id, 'incident', copied.number, '2030-01-07'
            from copied, incident where incident.number = 1
            """);
    }

    /// <summary>Copies every action as often as wanted; their owners are told of them when they are told of the first.</summary>
    public static async Task CopyActionsAsync(AndonWorld world, int copies)
    {
        var columns = await ColumnsAsync(world, "action", "action_id");
        await world.ExecuteAsync($"insert into action ({columns}) select {columns} from action, generate_series(1, {copies})");
    }

    private static Task<string> ColumnsAsync(AndonWorld world, string table, string key) => world.QueryAsync<string>($"""
        select string_agg(quote_ident(column_name), ', ') from information_schema.columns
        where table_schema = 'public' and table_name = '{table}' and column_name <> '{key}'
        """);
}
