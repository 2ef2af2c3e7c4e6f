using SlackNet.Events;

namespace SlackNet;

/// <summary>Handles every event. It is called after the event was acknowledged.</summary>
public interface IEventHandler
{
    Task Handle(EventCallback eventCallback);
}

/// <summary>Handles the events of one type. It is called after the event was acknowledged.</summary>
public interface IEventHandler<T> where T : Event
{
    Task Handle(T slackEvent);
}
