using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Which notifications about an incident are due.</summary>
public static class IncidentNotifications
{
    /// <summary>Everything that should have been sent by <paramref name="now"/>, sent or not. An open incident is evaluated once a day anyway.</summary>
    public static Evaluation Due(IncidentFacts facts, IReadOnlyList<SentNotification> sent, Instant now)
    {
        var evaluation = Ladders.Evaluate(facts, sent, now);
        return facts.Incident.IsOpen ? evaluation.AgainBy(now + Duration.FromDays(1)) : evaluation;
    }
}
