using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>A direct message that calls somebody; updated once when the call is over.</summary>
public sealed class CallLadder : LineIncidentLadder
{
    public const string Name = "Call";

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent) =>
        Calls.Due(due, facts, line, sent);
}
