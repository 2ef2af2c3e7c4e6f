namespace AndonBot.Health;

/// <summary>The names of the checks, in the order in which reports show them.</summary>
internal enum CheckName
{
    Settings,
    Signature,
    Identity,
    Scopes,
    Clock,
    SocketOpening,
    Schema,
    Lines,
    Gate,
    Database,
    Spool,
    Slack,
    Socket,
    Ticks,
    Notices,
}
