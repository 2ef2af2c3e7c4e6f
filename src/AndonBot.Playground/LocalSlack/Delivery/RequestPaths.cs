namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>The paths of the request URLs that the app has registered.</summary>
public sealed record RequestPaths(string Commands, string Actions, string Options, string Events)
{
    /// <summary>The paths in the bot's manifest.</summary>
    public static readonly RequestPaths Registered = new("/slack/command", "/slack/action", "/slack/options", "/slack/event");
}
