using System.Collections.Frozen;

namespace AndonBot.Domain.Commands;

/// <summary>Words of other tools, and of plain speech, that ask for something; each with the command that does the same here, where there is one.</summary>
internal static class OtherWords
{
    private const int ShortestMistyped = 6;

    private static readonly FrozenDictionary<string, string> Commands = new Dictionary<string, string>
    {
        ["ack"] = "acknowledge acknowledged ack'd acked acking take taking took claim mine responding investigating",
        ["contain"] = "resolve resolved resolves resolving close closed closing fixed solve solved mitigate mitigated finish finished complete completed",
        ["dismiss"] = "cancel cancelled canceled ignore invalidate falsealarm abort",
        ["back"] = "reopen reopened unresolve",
        ["give"] = "assign assigned reassign escalate escalated page handoff handover transfer delegate",
        ["same"] = "merge merged duplicate dup dupe link",
        ["fixer"] = "oncall on-call whoami pager rota rotation schedule roster",
        ["sev"] = "severity priority prio upgrade downgrade",
        ["note"] = "comment update log annotate",
        ["postmortem"] = "rca retro retrospective post-mortem pm review",
        ["extend"] = "postpone snooze defer delay",
        ["actions"] = "todo todos task tasks followups follow-ups",
        ["list"] = "ls incidents all",
        ["show"] = "info get view details describe timeline",
        ["status"] = "state lamp report overview dashboard",
        ["stop"] = "halt freeze pause",
        ["restart"] = "resume unfreeze unpause start",
        ["setup"] = "config configure configuration settings install onboard",
        ["help"] = "usage commands man docs manual about version",
        ["done"] = "verify verified",
        [""] = "declare trigger create new open raise begin file drill away again agreed reject waive approve subscribe unsubscribe silence mute unmute "
            + "invite join leave undo delete remove rename edit bump unblock set add write deploy remind",
    }.SelectMany(one => one.Value.Split(' ').Select(word => (word, one.Key))).ToFrozenDictionary(one => one.word, one => one.Key);

    /// <summary>What is only done to an incident or an action: with a number behind it, it is no sentence about something wrong.</summary>
    private static readonly FrozenSet<string> NumberTakers = Commands
        .Where(one => one.Value is "ack" or "contain" or "dismiss" or "back" or "done").Select(one => one.Key)
        .Concat(["assign", "reassign", "escalate", "merge", "merged", "again", "agreed", "reject", "waive"])
        .Concat(["comment", "delete", "remove", "rename", "edit", "bump", "downgrade"]).ToFrozenSet();

    /// <summary>What a word stands for: a command word, another tool's word, or one of them mistyped; empty for a wish that no command fulfils.</summary>
    /// <returns>Null when a word asks for nothing.</returns>
    public static string? CommandOf(string word) =>
        CommandTable.Find(word)?.Word ?? Commands.GetValueOrDefault(word) ?? Mistyped(word);

    /// <summary>The command that a word is meant as, without letters that are wrong.</summary>
    public static string? Exactly(string word) => CommandTable.Find(word)?.Word ?? Commands.GetValueOrDefault(word);

    public static bool TakesNumber(string word) => NumberTakers.Contains(word);

    private static string? Mistyped(string word) =>
        CommandTable.Nearest(word)
        ?? (word.Length < ShortestMistyped ? null
            : Commands.Where(one => one.Key.Length >= ShortestMistyped && Typo.Edits(one.Key, word) <= 1).Select(one => one.Value).FirstOrDefault());
}
