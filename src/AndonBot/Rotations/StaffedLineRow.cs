using AndonBot.Domain.Rotations;
using AndonBot.Lines;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Rotations;

/// <summary>A row of the table line with its channels, its last shifts, and those of its people who cannot act.</summary>
internal sealed class StaffedLineRow : LineRow
{
    /// <remarks>A shift's columns are arrays of one length; what has no value in them is infinite.</remarks>
    public static string Select { get; } = $"""
        select {Table.Columns}, shifts.*,
            array(select p.user_id from person p
                  where p.workspace_id = l.workspace_id and p.role in ('Stranger', 'Guest') and (p.user_id = any(l.members) or p.user_id = l.owner
                      or exists (select from shift s where s.line_id = l.line_id and s.fixer = p.user_id)
                      or exists (select from incident i where i.workspace_id = l.workspace_id and i.line_id = l.line_id and i.fixer = p.user_id
                          and {Predicates.OpenIncident}))) as unable
        from line l cross join lateral (
            select array_agg(s.starts_at) as shift_starts, array_agg(s.fixer) as shift_fixers, array_agg(coalesce(s.week, 'infinity')) as shift_weeks,
                array_agg(coalesce(s.accepted_at, 'infinity')) as shift_accepted_at, array_agg(s.accepted_by) as shift_accepted_by
            from (select * from shift s where s.line_id = l.line_id order by s.starts_at desc limit 60) s) shifts
        """;

    public Instant[] ShiftStarts { get; init; } = [];
    public string[] ShiftFixers { get; init; } = [];
    public LocalDate[] ShiftWeeks { get; init; } = [];
    public Instant[] ShiftAcceptedAt { get; init; } = [];
    public string?[] ShiftAcceptedBy { get; init; } = [];

    /// <summary>The people of the line who, as far as the bot knows, cannot act.</summary>
    public string[] Unable { get; init; } = [];

    public StaffedLine ToStaffedLine() => new(ToLine(), [.. Enumerable.Range(0, ShiftStarts.Length).Select(ShiftAt)], Unable, IsRetired);

    private Shift ShiftAt(int place) => new(
        ShiftStarts[place],
        ShiftFixers[place],
        ShiftWeeks[place] == LocalDate.MaxIsoValue ? null : ShiftWeeks[place],
        ShiftAcceptedAt[place] == Instant.MaxValue ? null : ShiftAcceptedAt[place],
        ShiftAcceptedBy[place]);
}
