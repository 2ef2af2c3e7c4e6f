using SlackNet.Events;

namespace SlackNet;

/// <summary>Handles every event; it runs after Slack has its acknowledgement.</summary>
public interface IEventHandler
{
    Task Handle(EventCallback eventCallback);
}

/// <summary>Handles the events of one type; it runs after Slack has its acknowledgement.</summary>
public interface IEventHandler<T> where T : Event
{
    Task Handle(T slackEvent);
}
