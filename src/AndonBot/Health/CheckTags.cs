namespace AndonBot.Health;

/// <summary>The reports, by the tag that their checks have.</summary>
internal static class CheckTags
{
    /// <summary>The endpoint <c>/health/ready</c>.</summary>
    public const string Ready = "ready";

    /// <summary>The command <c>/andon health</c>.</summary>
    public const string Chat = "chat";

    /// <summary>The command line <c>AndonBot doctor</c>, before the bot runs.</summary>
    public const string Doctor = "doctor";
}
