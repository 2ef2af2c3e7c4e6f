using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Which notifications about a person's actions are due.</summary>
public static class PersonNotifications
{
    /// <summary>Everything that should have been sent by <paramref name="now"/>, sent or not.</summary>
    public static Evaluation Due(PersonFacts facts, IReadOnlyList<SentNotification> sent, Instant now)
    {
        var evaluation = Ladders.Evaluate(facts, sent, now);
        return facts.Items.Count > 0 ? evaluation.AgainBy(now + Duration.FromDays(1)) : evaluation;
    }
}
