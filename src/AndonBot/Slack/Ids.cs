namespace AndonBot.Slack;

/// <summary>The callback_ids of the app's shortcuts, as its manifest names them.</summary>
public static class ShortcutIds
{
    public const string PullMessage = "pull_message";
    public const string PullGlobal = "pull_global";
}

/// <summary>The inputs of modals; each is its own block_id and action_id.</summary>
public static class InputIds
{
    public const string What = "what";
    public const string Line = "line";
    public const string Severity = "severity";
    public const string Text = "text";
    public const string Cause = "cause";
    public const string Temporary = "temporary";
    public const string AlsoRestart = "restart";
    public const string Owner = "owner";
    public const string Due = "due";
    public const string Keep = "keep";
    public const string Happened = "happened";
    public const string RootCause = "root_cause";
    public const string HeldAt = "held_at";
    public const string HeldTime = "held_time";
}
