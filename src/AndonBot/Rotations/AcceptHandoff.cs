using AndonBot.Outbox;
using AndonBot.Slack;

namespace AndonBot.Rotations;

/// <summary>The new Fixer takes the line over; until then the outgoing one is the backup.</summary>
public sealed class AcceptHandoff(OnCallStore duties, WakeSignal wake)
{
    /// <param name="handoff">The number of the handoff that the button was about.</param>
    public async Task<Reply> Accept(Interaction by, long line, int handoff)
    {
        var outcome = await duties.Accept(by.Workspace, line, by.User, handoff, by.Now);
        wake.Set();
        return outcome is { } it ? RotationMessages.To(it.Acceptance, it.Line.Line) : RotationMessages.NoLine;
    }
}
