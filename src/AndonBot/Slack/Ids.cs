namespace AndonBot.Slack;

/// <summary>The action_ids of buttons and menus; fixed, because messages outlive versions.</summary>
public static class ActionIds
{
    public const string Answer = "incident.answer";
    public const string Stop = "incident.stop";
    public const string Restart = "incident.restart";
    public const string Contain = "incident.contain";
    public const string Dismiss = "incident.dismiss";
    public const string Severity = "incident.severity";
    public const string Note = "incident.note";
    public const string Back = "incident.back";
    public const string Same = "incident.same";
    public const string Give = "incident.give";
    public const string StillOnIt = "incident.still";
    public const string Add = "action.add";
    public const string Done = "action.done";
    public const string Move = "action.move";
    public const string Help = "action.help";

    /// <summary>"Keep it": the action's text stays as it is.</summary>
    public const string Keep = "action.keep";

    public const string Postmortem = "postmortem.open";
    public const string PullAnyway = "pull.anyway";
    public const string PullLine = "pull.line";

    /// <summary>"I meant #12": what was pulled was a command without its number.</summary>
    public const string PullMeant = "pull.meant";
    public const string AcceptHandoff = "handoff.accept";

    /// <summary>"Refresh": the home tab as it is now.</summary>
    public const string Refresh = "home.refresh";
}

/// <summary>The callback_ids of modals.</summary>
public static class CallbackIds
{
    public const string Pull = "pull";
    public const string Restart = "restart";
    public const string Contain = "contain";
    public const string Dismiss = "dismiss";
    public const string Note = "note";
    public const string Give = "give";
    public const string Line = "line";
    public const string Postmortem = "postmortem";
    public const string Action = "action";
    public const string ActionDone = "action_done";
    public const string ActionMove = "action_move";

    public static IReadOnlyList<string> All { get; } = [Pull, Restart, Contain, Dismiss, Note, Give, Line, Postmortem, Action, ActionDone, ActionMove];
}

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
