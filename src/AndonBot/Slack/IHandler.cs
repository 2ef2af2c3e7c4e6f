using AndonBot.Domain;

namespace AndonBot.Slack;

/// <summary>One thing that a person can do in Slack. The router finds the handlers by their types; nothing lists them.</summary>
public interface IHandler
{
    /// <summary>What the person needs, checked before the handler is asked.</summary>
    Permission Needs { get; }
}
