using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>A ladder of incidents whose line is chosen.</summary>
public abstract class LineIncidentLadder : ILadder<IncidentFacts>
{
    public abstract string Kind { get; }

    public void Due(DueNotifications due, IncidentFacts facts, IReadOnlyList<SentNotification> sent)
    {
        if (facts.Line is { } line)
            Due(due, facts, line, sent);
    }

    protected abstract void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent);
}
