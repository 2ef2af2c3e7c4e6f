using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Notifications;
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
            return backlog.LateEvaluations == 0 ? "nothing." : LateEvaluations(backlog);
        var error = oldest.Error is { } code ? $" The last try ended with `{Mrkdwn.Text(code)}`; I try again by myself." : "";
        var looks = backlog.LateEvaluationSeconds >= BacklogStore.PatienceInSeconds ? $" {LateEvaluations(backlog)}" : "";
        return $"{Counts(backlog)}; the oldest, {Describe(oldest)}, has waited {Phrases.Duration(TimeSpan.FromSeconds(oldest.Seconds))}.{error}{looks}";
    }

    /// <summary>A sentence for each scope that Slack says is missing.</summary>
    public static IEnumerable<string> Lacking(Backlog backlog) => backlog.Lacking.Select(lacking =>
        $"I lack `{Mrkdwn.Text(ToAdd(lacking.Key))}`, and {Phrases.Count(lacking.Value, "message waits", "messages wait")} for it. "
        + "Whoever runs me: add it to the app on its OAuth & Permissions page and install it again. I try again every minute.");

    /// <summary>A sentence for each place and reason, as far as there is room for them.</summary>
    public static IEnumerable<string> Refused(Backlog backlog)
    {
        foreach (var refused in backlog.Refused.Take(Most))
            yield return Describe(refused);
        if (backlog.Refused.Count > Most)
            yield return $"and at {backlog.Refused.Count - Most} more places.";
    }

    /// <summary>Of the scopes of which one is needed, the one that the manifest asks for.</summary>
    private static string ToAdd(string needed) => needed.Split(',').FirstOrDefault(BotScopes.All.Contains) ?? needed;

    private static string LateEvaluations(Backlog backlog) =>
        $"{Phrases.Count(backlog.LateEvaluations, "look at an incident, line or person is", "looks at incidents, lines and people are")} late, "
        + $"the first by {Phrases.Duration(TimeSpan.FromSeconds(backlog.LateEvaluationSeconds))}.";

    /// <summary>The counts by urgency, the most urgent first.</summary>
    private static string Counts(Backlog backlog) => string.Join(", ", backlog.Waiting.OrderBy(row => row.Key).Select(row => row.Key switch
    {
        Urgency.Call => Phrases.Count(row.Value, "call"),
        Urgency.Card => Phrases.Count(row.Value, "card"),
        Urgency.Thread => Phrases.Count(row.Value, "thread line or update", "thread lines and updates"),
        _ => Phrases.Count(row.Value, "reminder"),
    }));

    private static string Describe(WaitingNotification waiting)
    {
        var about = waiting is { SubjectKind: IncidentStore.SubjectKind, SubjectId: > 0 } ? $" about #{waiting.SubjectId}" : "";
        return $"{Named(waiting.Kind)}{about} {Place(waiting.Kind, waiting.Recipient)}";
    }

    private static string Describe(RefusedNotifications refused)
    {
        var messages = refused.Count == 1 ? Named(refused.Kind) : $"{refused.Count} messages";
        return $"{messages} {Place(refused.Kind, refused.Recipient)}: `{Mrkdwn.Text(refused.Error)}`. {Advice(refused)}";
    }

    private static string Named(string kind) => AllNotifications.Find(kind)?.Name ?? "a message";

    /// <param name="recipient">Empty for a private channel.</param>
    private static string Place(string kind, string recipient) => recipient.Length == 0 ? "in a private channel"
        : IsInChannel(kind) ? $"in {Mrkdwn.Channel(recipient)}" : $"for {Mrkdwn.Person(recipient)}";

    private static bool IsInChannel(string kind) => AllNotifications.Find(kind) is { IsInChannel: true };

    private static string Advice(RefusedNotifications refused) => refused.Error switch
    {
        _ when AllNotifications.Find(refused.Kind) is WebhookNotification => "Look at the line's `call: webhook` with `AndonBot lines export`.",
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
