namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>The request URLs of the app's registration, below the bot's address.</summary>
public sealed record RequestPaths(string Commands, string Actions, string Options, string Events)
{
    /// <summary>Those of the bot's manifest.</summary>
    public static readonly RequestPaths Registered = new("/slack/command", "/slack/action", "/slack/options", "/slack/event");
}
