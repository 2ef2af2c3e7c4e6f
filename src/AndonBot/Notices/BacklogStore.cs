using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Notices;

/// <summary>How far what is said is behind what is due.</summary>
public sealed class BacklogStore(Database database)
{
    /// <summary>
    /// The notices that wait, and the age of the oldest in seconds of the machine clock; also looks that are late by the world clock;
    /// and whether the database takes anything new.
    /// </summary>
    public async Task<(int Overdue, int OldestSeconds, bool IsWritable)> Overdue(Instant now)
    {
        await using var connection = await database.Gestures.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(int, int, bool)>("""
            select (w.n + d.n)::int, greatest(w.age, d.age)::int, current_setting('transaction_read_only') = 'off' from
            (select count(*) as n, coalesce(extract(epoch from clock_timestamp() - min(queued_at)), 0) as age from notice
             where state in ('deferred', 'claimed', 'in_flight', 'unknown')) w,
            (select count(*) as n, coalesce(extract(epoch from @now - min(next_notice_at)), 0) as age from due where next_notice_at <= @now) d
            """, new { now });
    }
}
