using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Lines;

/// <summary>The new Fixer takes the line over; until then the outgoing one is the backup.</summary>
public sealed class AcceptHandoff(DutyStore duties, Bell bell)
{
    /// <param name="handoff">The number of the handoff that the button was about.</param>
    public async Task<Reply> Accept(Gesture by, long line, int handoff)
    {
        var outcome = await duties.Accept(by.Workspace, line, by.User, handoff, by.Now);
        bell.Ring();
        return outcome is { } it ? RotationMessages.To(it.Acceptance, it.Line.Line) : RotationMessages.NoLine;
    }
}
