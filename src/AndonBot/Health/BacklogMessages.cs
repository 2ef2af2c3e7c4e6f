using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using AndonBot.Slack;

namespace AndonBot.Health;

/// <summary>Tells which messages wait and which Slack refused.</summary>
internal static class BacklogMessages
{
    private const int Most = 10;

    /// <summary>The first half of a sentence or a sentence of its own: what is on its way.</summary>
    public static string Summary(Backlog backlog) =>
        backlog.Waiting.Count == 0 ? "Nothing that I have to say is waiting, and" : $"On the way: {Counts(backlog)}.";

    public static string Waiting(Backlog backlog)
    {
        if (backlog.Oldest is not { } oldest)
            return backlog.LateLooks == 0 ? "nothing." : LateLooks(backlog);
        var error = oldest.Error is { } code ? $" The last try ended with `{Mrkdwn.Text(code)}`; I try again by myself." : "";
        var looks = backlog.LateLookSeconds >= BacklogStore.PatienceInSeconds ? $" {LateLooks(backlog)}" : "";
        return $"{Counts(backlog)}; the oldest, {Describe(oldest)}, has waited {Phrases.Length(TimeSpan.FromSeconds(oldest.Seconds))}.{error}{looks}";
    }

    /// <summary>A sentence for each place and reason, as far as there is room for them.</summary>
    public static IEnumerable<string> Refused(Backlog backlog)
    {
        foreach (var refused in backlog.Refused.Take(Most))
            yield return Describe(refused);
        if (backlog.Refused.Count > Most)
            yield return $"and at {backlog.Refused.Count - Most} more places.";
    }

    private static string LateLooks(Backlog backlog) =>
        $"{Phrases.Count(backlog.LateLooks, "look at an incident, line or person is", "looks at incidents, lines and people are")} late, "
        + $"the first by {Phrases.Length(TimeSpan.FromSeconds(backlog.LateLookSeconds))}.";

    /// <summary>The counts by urgency, the most urgent first.</summary>
    private static string Counts(Backlog backlog) => string.Join(", ", backlog.Waiting.OrderBy(row => row.Key).Select(row => row.Key switch
    {
        Urgency.Call => Phrases.Count(row.Value, "call"),
        Urgency.Card => Phrases.Count(row.Value, "card"),
        Urgency.Thread => Phrases.Count(row.Value, "thread line or update", "thread lines and updates"),
        _ => Phrases.Count(row.Value, "reminder"),
    }));

    private static string Describe(WaitingNotice notice)
    {
        var about = notice.SubjectKind == SubjectKinds.Incident ? $" about #{notice.SubjectId}" : "";
        return $"{Named(notice.Kind)}{about} {Place(notice.Kind, notice.Recipient)}";
    }

    private static string Describe(RefusedNotices refused)
    {
        var messages = refused.Count == 1 ? Named(refused.Kind) : $"{refused.Count} messages";
        return $"{messages} {Place(refused.Kind, refused.Recipient)}: `{Mrkdwn.Text(refused.Error)}`. {Advice(refused)}";
    }

    private static string Named(string kind) => Enum.TryParse<NoticeKind>(kind, out var known) ? known switch
    {
        NoticeKind.Card => "the card",
        NoticeKind.Text or NoticeKind.Thread => "a line in the thread",
        NoticeKind.Call => "the call",
        NoticeKind.Page => "the call by webhook",
        NoticeKind.Digest => "the actions of the day",
        NoticeKind.Handoff => "the handoff",
        NoticeKind.Postmortem => "the word on the postmortem",
        _ => "a message",
    } : "a message";

    private static string Place(string kind, string recipient) => IsInChannel(kind) ? $"in {Mrkdwn.Channel(recipient)}" : $"for {Mrkdwn.Person(recipient)}";

    private static bool IsInChannel(string kind) => Enum.TryParse<NoticeKind>(kind, out var known) && NoticeShape.IsInChannel(known);

    private static string Advice(RefusedNotices refused) => refused.Error switch
    {
        _ when refused.Kind == nameof(NoticeKind.Page) => "Look at the line's `call: webhook` with `AndonBot lines export`.",
        "not_in_channel" or "channel_not_found" when IsInChannel(refused.Kind) => "Type `/invite @andon` there.",
        "is_archived" => "Un-archive it, or give the line another channel with `/andon setup`.",
        "messages_tab_disabled" => "Switch on the Messages tab on the Slack app's App Home page.",
        "invalid_blocks" or "invalid_arguments" or "msg_too_long" or "msg_blocks_too_long" or "no_text" => "That is a mistake of mine; my log tells more.",
        "posting_to_channel_denied" or "no_permission" or "restricted_action" or "restricted_action_read_only_channel" =>
            "Only some people may post there: let me be one of them, in the channel's settings.",
        "user_disabled" or "user_not_found" or "user_not_visible" or "cannot_dm_bot" or "channel_not_found" =>
            "Take them out of the line with `/andon setup` if they have left the workspace.",
        _ => "My log tells more.",
    };
}
