using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>What is due, sent or not, and when to evaluate again (null when only a change can make something due).</summary>
public sealed record Evaluation(IReadOnlyList<DueNotification> Due, Instant? Next)
{
    /// <summary>The same, evaluated again at an instant at the latest.</summary>
    public Evaluation AgainBy(Instant at) => this with { Next = Next < at ? Next : at };
}
