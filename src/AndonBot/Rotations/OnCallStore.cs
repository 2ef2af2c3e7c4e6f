using AndonBot.Domain.Rotations;
using AndonBot.Lines;
using AndonBot.Storage;
using NodaTime;
using Npgsql;

namespace AndonBot.Rotations;

/// <summary>Writes who has a line's duty: shifts that time began, and handoffs that were accepted. Each in the transaction that loads the line.</summary>
public sealed class OnCallStore(Database database, KillPoints kill)
{
    /// <summary>Writes the shifts that have begun and that nobody wrote; false when there were none.</summary>
    public async Task<bool> BeginShifts(string workspace, long line, Instant now)
    {
        var begun = await database.InWork(async (connection, transaction) =>
        {
            if (await LineStore.WithId(connection, transaction, workspace, line) is not { } staffed
                || !await ShiftStore.Begin(connection, transaction, workspace, line, staffed.Rotation.Missed(now)))
            {
                return false;
            }

            await ShiftStore.LookAnew(connection, transaction, workspace, [line], now);
            kill.Pass(KillPoints.BeforeCommit);
            return true;
        });
        kill.Pass(KillPoints.AfterCommit);
        return begun;
    }

    /// <summary>Accepts a handoff for somebody who may; null when there is no such line any more.</summary>
    public async Task<(StaffedLine Line, Acceptance Acceptance)?> Accept(string workspace, long line, string who, int handoff, Instant now)
    {
        var outcome = await database.InGesture<(StaffedLine, Acceptance)?>(async (connection, transaction) =>
        {
            if (await LineStore.WithId(connection, transaction, workspace, line) is not { IsRetired: false } staffed)
                return null;
            var acceptance = staffed.Rotation.Accept(who, handoff, now);
            await Write(connection, transaction, workspace, staffed, acceptance, now);
            kill.Pass(KillPoints.BeforeCommit);
            return (staffed, acceptance);
        });
        kill.Pass(KillPoints.AfterCommit);
        return outcome;
    }

    /// <summary>Who answers a call has taken over: accepts the last handoff, if it is theirs to accept.</summary>
    internal static Task AcceptByAnswer(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, StaffedLine line, string who, Instant now) =>
        Write(connection, transaction, workspace, line, line.Rotation.Accept(who, null, now), now);

    private static async Task Write(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, StaffedLine line, Acceptance acceptance, Instant now)
    {
        if (acceptance is not Acceptance.Done done)
            return;
        // A tick that is late has not written the shift yet.
        await ShiftStore.Begin(connection, transaction, workspace, line.Line.Id, line.Rotation.Missed(now));
        await ShiftStore.Accept(connection, transaction, line.Line.Id, done.Shift);
        await ShiftStore.LookAnew(connection, transaction, workspace, [line.Line.Id], now);
    }
}
