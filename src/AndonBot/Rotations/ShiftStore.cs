using AndonBot.Domain.Rotations;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Rotations;

/// <summary>The rows of the table shift, written in the transactions of those who know the line.</summary>
internal static class ShiftStore
{
    /// <summary>A line's last shifts as columns of its row; what Postgres has no value for is infinite.</summary>
    public const string Columns = """
        array(select s.starts_at from shift s where s.line_id = l.line_id order by s.starts_at desc limit 60) as shift_starts,
        array(select s.fixer from shift s where s.line_id = l.line_id order by s.starts_at desc limit 60) as shift_fixers,
        array(select coalesce(s.week, 'infinity') from shift s where s.line_id = l.line_id order by s.starts_at desc limit 60) as shift_weeks,
        array(select coalesce(s.accepted_at, 'infinity') from shift s where s.line_id = l.line_id order by s.starts_at desc limit 60) as shift_accepted_at,
        array(select s.accepted_by from shift s where s.line_id = l.line_id order by s.starts_at desc limit 60) as shift_accepted_by
        """;

    /// <summary>Writes shifts that have begun, each unless its week has one already; says whether anything was to write.</summary>
    public static async Task<bool> Begin(NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, long line, IReadOnlyList<Shift> shifts)
    {
        foreach (var shift in shifts)
        {
            await connection.ExecuteAsync("""
                insert into shift (workspace_id, line_id, starts_at, fixer, week) values (@workspace, @line, @StartsAt, @Fixer, @Week) on conflict do nothing
                """, new { workspace, line, shift.StartsAt, shift.Fixer, shift.Week }, transaction);
        }

        return shifts.Count > 0;
    }

    /// <summary>Writes that a handoff was accepted; the first who did stays.</summary>
    public static Task Accept(NpgsqlConnection connection, NpgsqlTransaction transaction, long line, Shift shift) =>
        connection.ExecuteAsync("""
            update shift set accepted_at = @AcceptedAt, accepted_by = @AcceptedBy where line_id = @line and week = @Week and accepted_at is null
            """, new { line, shift.Week, shift.AcceptedAt, shift.AcceptedBy }, transaction);

    /// <summary>Says that something about lines or their shifts changed.</summary>
    public static Task LookAnew(NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, IReadOnlyList<long> lines, Instant now) =>
        connection.ExecuteAsync("""
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at) select @workspace, 'line', id, @now from unnest(@lines) id order by id
            on conflict (workspace_id, subject_kind, subject_id) do update set version = due.version + 1, next_notice_at = @now
            """, new { workspace, lines = lines.ToArray(), now }, transaction);
}
