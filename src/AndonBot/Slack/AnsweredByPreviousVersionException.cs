namespace AndonBot.Slack;

/// <summary>An interaction that the previous version has served was delivered again, while both versions run. Its stored reply is the answer.</summary>
public sealed class AnsweredByPreviousVersionException(Reply reply) : Exception
{
    public Reply Reply { get; } = reply;
}
