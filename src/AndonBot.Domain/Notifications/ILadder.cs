namespace AndonBot.Domain.Notifications;

/// <summary>One kind of notification. Its implementations are found by their type, so that a new kind is one file here.</summary>
public interface ILadder
{
    /// <summary>The kind's name, as the outbox stores it.</summary>
    string Kind { get; }
}

/// <summary>When the notifications of one kind are due, computed from the facts of a subject.</summary>
public interface ILadder<in TFacts> : ILadder
    where TFacts : IFacts
{
    /// <summary>Adds everything that should have been sent by now, sent or not; the outbox knows what was sent.</summary>
    void Due(DueNotifications due, TFacts facts, IReadOnlyList<SentNotification> sent);
}
