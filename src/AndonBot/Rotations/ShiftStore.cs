using AndonBot.Domain.Rotations;
using AndonBot.Lines;
using AndonBot.Outbox;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Rotations;

/// <summary>Writes the rows of the table shift.</summary>
internal static class ShiftStore
{
    /// <summary>Writes the first shift of a new line.</summary>
    public static Task WriteFirst(Transaction transaction, string workspace, long line, string fixer, Instant now) => transaction.Execute(
        "insert into shift (workspace_id, line_id, starts_at, fixer) values (@workspace, @line, @now, @fixer)", new { workspace, line, fixer, now });

    /// <summary>Writes shifts that have begun, each unless its week has one already.</summary>
    public static async Task Begin(Transaction transaction, string workspace, ShiftsBegun begun, Instant now)
    {
        foreach (var shift in begun.Shifts)
        {
            await transaction.Execute("""
                insert into shift (workspace_id, line_id, starts_at, fixer, week) values (@workspace, @Line, @StartsAt, @Fixer, @Week) on conflict do nothing
                """, new { workspace, begun.Line, shift.StartsAt, shift.Fixer, shift.Week });
        }

        if (begun.Shifts.Count > 0)
            await Due.Touch(transaction, workspace, LineStore.SubjectKind, [begun.Line], now);
    }

    /// <summary>Writes that a handoff was accepted; whoever did so first stays.</summary>
    public static async Task Accept(Transaction transaction, string workspace, HandoffAccepted accepted, Instant now)
    {
        var shift = accepted.Shift;
        await transaction.Execute("""
            update shift set accepted_at = @AcceptedAt, accepted_by = @AcceptedBy where line_id = @Line and week = @Week and accepted_at is null
            """, new { accepted.Line, shift.Week, shift.AcceptedAt, shift.AcceptedBy });
        await Due.Touch(transaction, workspace, LineStore.SubjectKind, [accepted.Line], now);
    }
}
