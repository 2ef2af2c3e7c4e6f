namespace AndonBot.Playground.LocalSlack;

/// <summary>Nobody could do that on this screen: click what is not there, type where they are not.</summary>
public sealed class InvalidUserActionException(string message) : InvalidOperationException(message);
