namespace SlackNet.SocketMode;

public class SocketModeConnectionOptions
{
    public int NumberOfConnections { get; set; } = 2;

    /// <summary>The delay between opening one connection and the next, so that they do not all end at the same time.</summary>
    public TimeSpan ConnectionDelay { get; set; } = TimeSpan.FromSeconds(10);
}
