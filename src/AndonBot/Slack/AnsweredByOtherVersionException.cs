namespace AndonBot.Slack;

/// <summary>Another version has served an interaction that is delivered again, while both run, and this one does not know its outcome.</summary>
/// <param name="reply">What is answered all the same.</param>
public sealed class AnsweredByOtherVersionException(Reply reply) : Exception
{
    public Reply Reply { get; } = reply;
}
