namespace AndonBot.Slack;

/// <summary>What a call to Slack that was not accepted means for what was to be said.</summary>
public enum SlackFailure
{
    /// <summary>Too fast; wait as long as Slack says.</summary>
    Throttled,

    /// <summary>Slack cannot have seen it.</summary>
    Unsent,

    /// <summary>Slack may have accepted it; nobody knows until somebody looks.</summary>
    Unknown,

    /// <summary>The whole workspace refuses the bot or its token.</summary>
    Workspace,

    /// <summary>The bot lacks a scope that this method needs; other methods go on.</summary>
    Scope,

    /// <summary>This channel or person cannot be reached.</summary>
    Destination,

    /// <summary>Slack does not take this content.</summary>
    Content,

    /// <summary>The message to change is gone.</summary>
    TargetGone,

    /// <summary>A refusal that no list names.</summary>
    Unlisted,
}

/// <summary>A call that Slack did not accept, with Slack's error code or what happened on the way.</summary>
public sealed class SlackCallException(SlackFailure failure, string code, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception($"Slack: {code}", inner)
{
    public SlackFailure Failure { get; } = failure;

    public string Code { get; } = code;

    /// <summary>The scopes that the method needs, as Slack names them; null where none is missing.</summary>
    public string? Needed { get; init; }

    /// <summary>Slack does not know the token, which no waiting mends.</summary>
    public bool IsOfTheToken => Code is "invalid_auth" or "not_authed";

    /// <summary>Slack opens no connection for the app-level token, and no waiting mends it.</summary>
    public bool IsOfTheAppToken => IsOfTheToken || Code is "not_allowed_token_type" or "missing_scope";

    /// <summary>How long to wait when throttled.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter ?? TimeSpan.FromSeconds(30);
}
