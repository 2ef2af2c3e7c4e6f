using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>Every call once more, posted to the line's webhook.</summary>
public sealed class PageLadder : LineIncidentLadder
{
    public const string Name = "Page";

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (line.CallWebhook is not null)
            Calls.Due(due, facts, line, sent);
    }
}
