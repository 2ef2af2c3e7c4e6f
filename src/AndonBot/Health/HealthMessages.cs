using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>What the bot checks of itself, in words.</summary>
internal static class HealthMessages
{
    private const int Most = 10;

    /// <summary>Two lines when all is well; else one for each thing that is checked, the bad ones first.</summary>
    public static Reply Tell(HealthReport report) => report.IsWell
        ? new($"All is well: my database takes what I write, Slack answers, and {Door(report.Socket)}.\n{Quiet(report)}")
        : new(string.Join('\n', ["*Not all is well with me.*", .. Checks(report).OrderBy(check => check.IsWell).Select(check => check.Text)]));

    private static string Door(SocketReport? socket) => socket is null
        ? "what people do reaches me as requests over HTTP"
        : $"what people do reaches me over my own connections (Socket Mode){(socket.Since is { } since ? $", which stand since {Mrkdwn.When(since)}" : "")}";

    private static string Quiet(HealthReport report)
    {
        var looked = $"I looked for what is due {Ago(report.SinceTick)}.";
        return report.Backlog!.Waiting.Count == 0 ? $"Nothing that I have to say is waiting, and {looked}" : $"On the way: {Waiting(report.Backlog)}. {looked}";
    }

    private static IEnumerable<(bool IsWell, string Text)> Checks(HealthReport report)
    {
        yield return report.Database is { } trouble
            ? (false, $"🔴 *Database:* it {Mrkdwn.Text(trouble)}. Until it is back nothing can be recorded; I try again by myself.")
            : (true, "🟢 *Database:* takes what I write.");
        yield return report.Slack is { } code
            ? (false, $"🔴 *Slack:* does not take what I say (`{Mrkdwn.Text(code)}`). Whoever runs me: `AndonBot doctor` tells what to mend; "
                + "nothing that I have to say is lost.")
            : (true, "🟢 *Slack:* answers.");
        yield return report.Socket is { IsUp: false }
            ? (false, "🔴 *Door:* none of my connections to Slack stands (Socket Mode); I open them again by myself.")
            : (true, $"🟢 *Door:* {Door(report.Socket)}.");
        yield return report.Ticks
            ? (true, $"🟢 *Clock:* I looked for what is due {Ago(report.SinceTick)}.")
            : (false, $"🔴 *Clock:* I should look for what is due every {Span(report.Tick)}, and last did {Ago(report.SinceTick)}. "
                + "Whoever runs me: start me again.");
        if (report.Backlog is not { } backlog)
            yield break;
        yield return (!report.IsLate, $"{(report.IsLate ? "🟡" : "🟢")} *Waiting:* {Late(backlog)}");
        foreach (var refused in backlog.Refused.Take(Most))
            yield return (false, $"🟡 *Refused:* {Refused(refused)}");
        if (backlog.Refused.Count > Most)
            yield return (false, $"🟡 *Refused:* and at {backlog.Refused.Count - Most} more places.");
    }

    private static string Late(Backlog backlog)
    {
        if (backlog.Oldest is not { } oldest)
            return backlog.LateLooks == 0 ? "nothing." : Looks(backlog);
        var error = oldest.Error is { } code ? $" The last try ended with `{Mrkdwn.Text(code)}`; I try again by myself." : "";
        var looks = backlog.LateLookSeconds >= BacklogStore.PatienceInSeconds ? $" {Looks(backlog)}" : "";
        return $"{Waiting(backlog)}; the oldest, {What(oldest)}, has waited {Span(TimeSpan.FromSeconds(oldest.Seconds))}.{error}{looks}";
    }

    private static string Looks(Backlog backlog) =>
        $"{Count(backlog.LateLooks, "look at an incident, line or person is", "looks at incidents, lines and people are")} late, "
        + $"the first by {Span(TimeSpan.FromSeconds(backlog.LateLookSeconds))}.";

    /// <summary>The counts by urgency, the most urgent first.</summary>
    private static string Waiting(Backlog backlog) => string.Join(", ", backlog.Waiting.OrderBy(row => row.Key).Select(row => row.Key switch
    {
        Urgency.Call => Count(row.Value, "call", "calls"),
        Urgency.Card => Count(row.Value, "card", "cards"),
        Urgency.Thread => Count(row.Value, "thread line or update", "thread lines and updates"),
        _ => Count(row.Value, "reminder", "reminders"),
    }));

    private static string What(WaitingNotice notice)
    {
        var about = notice.SubjectKind == SubjectKinds.Incident ? $" about #{notice.SubjectId}" : "";
        return $"{Named(notice.Kind)}{about} {Place(notice.Kind, notice.Recipient)}";
    }

    private static string Refused(RefusedNotices refused)
    {
        var many = refused.Count == 1 ? Named(refused.Kind) : $"{refused.Count} messages";
        return $"{many} {Place(refused.Kind, refused.Recipient)}: `{Mrkdwn.Text(refused.Error)}`. {Advice(refused)}";
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

    private static string Ago(TimeSpan span) => span < TimeSpan.FromSeconds(1) ? "just now" : $"{Span(span)} ago";

    private static string Span(TimeSpan span) =>
        span < TimeSpan.FromSeconds(1) ? $"{span.TotalMilliseconds:0} ms"
        : span < TimeSpan.FromMinutes(2) ? $"{span.TotalSeconds:0} s"
        : span < TimeSpan.FromHours(2) ? $"{(int)span.TotalMinutes} min"
        : span < TimeSpan.FromDays(2) ? $"{(int)span.TotalHours} h"
        : $"{(int)span.TotalDays} days";

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
