namespace AndonBot.Playground.LocalSlack;

/// <summary>A person cannot do this in Slack: for example, the button does not exist or the person is not in the channel.</summary>
public sealed class InvalidUserActionException(string message) : InvalidOperationException(message);
