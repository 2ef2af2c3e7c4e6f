using AndonBot.Domain;
using AndonBot.Domain.Rotations;
using AndonBot.Outbox;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Rotations;

/// <summary>"Accept handoff": the new Fixer takes the line over; until then the outgoing one is the backup.</summary>
internal sealed class AcceptHandoffHandler(Database database, KillPoints kill, WakeSignal wake) : IButtonHandler
{
    public const string Button = "handoff.accept";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (value.Numbers is not [var line, var handoff and <= int.MaxValue])
            return CommonReplies.NotYet;
        await using var transaction = await database.BeginInteractive();
        if (await StaffedLineStore.WithId(transaction, by.Viewer, line) is not { IsRetired: false } staffed)
            return RotationMessages.NoLine;
        var acceptance = staffed.Rotation.Accept(by.User, (int)handoff, by.Now);
        if (acceptance is Acceptance.Done done)
        {
            await ShiftStore.Begin(transaction, by.Workspace, new(line, done.Begun), by.Now);
            await ShiftStore.Accept(transaction, by.Workspace, new(line, done.Shift), by.Now);
        }

        kill.Pass(KillPoints.BeforeCommit);
        await transaction.Commit();
        kill.Pass(KillPoints.AfterCommit);
        wake.Set();
        return RotationMessages.To(acceptance, staffed.Line);
    }
}
