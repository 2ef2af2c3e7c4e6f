using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Incidents;
using AndonBot.Rotations;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>What a handoff's message shows.</summary>
public sealed record HandoffFacts(Line Line, Rotation Rotation, ShiftWindow ShiftWindow, HandoffReport HandoffReport);

/// <summary>What is said when a line passes from one Fixer to the next, and before.</summary>
public static class HandoffMessages
{
    /// <summary>How many open incidents are named; the rest is counted.</summary>
    private const int Most = 5;

    private const int Ahead = 2;

    /// <summary>To the line's first channel: thanks, the week in numbers, the debt, the new Fixer, the next two.</summary>
    public static Message Handoff(HandoffFacts facts, Instant now)
    {
        var (line, rota, turn, handover) = facts;
        var accepts = turn is { Outgoing: not null, Current.AcceptedAt: null };
        string[] text = [Opening(line, turn), Week(handover), .. Debt(handover, line, now), Who(rota, turn, now), Next(rota, turn)];
        return new Reply(string.Join('\n', text), accepts ? [AcceptButton(line, turn.Current)] : []).ToMessage();
    }

    /// <summary>To the next Fixer.</summary>
    public static Message Upcoming(Line line, ShiftWindow turn) => new Reply(
        $"You are the Fixer of *{line.Name}* from {Mrkdwn.Day(turn.Next.StartsAt)}, after {Mrkdwn.Person(turn.Current.Fixer)}. "
            + "`/andon fixer` shows the weeks to come.").ToMessage();

    /// <summary>To whoever runs the bot: what Slack refused, and why.</summary>
    public static Message Refused(Line line, IReadOnlyList<NoticeKey> refused)
    {
        var what = refused.Select(
            key => key.Kind == NoticeKind.Handoff ? $"the handoff in {Mrkdwn.Channel(key.Recipient)}" : $"a message to {Mrkdwn.Person(key.Recipient)}");
        return new Reply(
            $"Slack refused what I had to say about the line *{line.Name}*: {string.Join(", ", what.Distinct())}.\n"
                + "A channel needs me in it (`/invite` me, or un-archive it); a person must still be in the workspace.").ToMessage();
    }

    /// <summary>The least that says it, when Slack does not take a message as it should be.</summary>
    public static Message Minimal(NoticeKey key, Line line, ShiftWindow turn) => new Reply(key.Kind switch
    {
        NoticeKind.Handoff when key.Step == turn.Current.Handoff => $"{Mrkdwn.Person(turn.Current.Fixer)} is the Fixer of {line.Name} now.",
        NoticeKind.Upcoming => $"You are the Fixer of {line.Name} from {Mrkdwn.Day(turn.Next.StartsAt)}.",
        NoticeKind.Handoff => $"This handoff of {line.Name} is over. `/andon fixer` tells who is the Fixer.",
        _ => $"Slack refused what I had to say about the line {line.Name}.",
    }).ToMessage();

    private static string Opening(Line line, ShiftWindow turn) => turn.Outgoing is { } outgoing
        ? $":handshake: *Handoff of {line.Name}*. Thank you for your week, {Mrkdwn.Person(outgoing)}!"
        : $":calendar: *A new week of {line.Name}*. {Mrkdwn.Person(turn.Current.Fixer)} stays the Fixer. Thank you!";

    private static string Week(HandoffReport handover)
    {
        var answered = handover.Judged == 0 ? "" : $" · answered in time: {handover.InTime} of {handover.Judged}";
        var stopped = handover.Stopped == Duration.Zero ? "never stopped" : $"stopped for {Length(handover.Stopped)}";
        return $"*The week:* {Count(handover.Pulls, "pull")}{answered} · {stopped}";
    }

    private static IEnumerable<string> Debt(HandoffReport handover, Line line, Instant now)
    {
        var parts = new[]
        {
            handover.Open.Count == 0 ? null : Count(handover.Open.Count, "open incident"),
            handover.Overdue.Count == 0
                ? null
                : $"{Count(handover.Overdue.Count, "overdue action")} ({Listed(handover.Overdue.Select(action => $"A{action}"))})",
            handover.Unmended.Count == 0
                ? null
                : $"{Count(handover.Unmended.Count, "temporary fix", "temporary fixes")} without a permanent action "
                    + $"({Listed(handover.Unmended.Order().Select(number => $"#{number}"))})",
        }.OfType<string>().ToList();
        yield return parts.Count == 0 ? "*Handed over:* no debt" : $"*Handed over:* {string.Join(" · ", parts)}";
        foreach (var incident in handover.Open.Take(Most))
            yield return OverviewMessages.Open(incident, line, now);
        if (handover.Open.Count > Most)
            yield return $"      _… and {handover.Open.Count - Most} more: `/andon status`_";
    }

    private static string Who(Rotation rota, ShiftWindow turn, Instant now)
    {
        var fixer = Mrkdwn.Person(OnCall.At(turn.Current.StartsAt, rota).Fixer);
        var more = turn switch
        {
            { Outgoing: not null, Current: { AcceptedAt: { } at, AcceptedBy: { } who } } => $" {Mrkdwn.Person(who)} accepted {Mrkdwn.Time(at)}.",
            { Outgoing: { } outgoing } when rota.StandsByUntil(turn) is { } end && now < end =>
                $" Until you accept, {Mrkdwn.Person(outgoing)} is your backup, at the latest until {Mrkdwn.When(end)}.",
            _ => "",
        };
        return $"*Fixer:* {fixer} until {Mrkdwn.When(turn.Next.StartsAt)}.{more}";
    }

    private static string Next(Rotation rota, ShiftWindow turn)
    {
        var next = rota.After(turn.Current.StartsAt).Take(Ahead).ToList();
        return next.TrueForAll(shift => shift.Fixer == turn.Current.Fixer) ? "The rotation has nobody else." : $"*Next:* {RotationMessages.Turns(next)}";
    }

    private static ReplyButton AcceptButton(Line line, Shift shift) =>
        new(ActionIds.AcceptHandoff, "Accept handoff", $"{line.Id} {shift.Handoff}", Primary: true);

    private static string Count(int count, string one, string? many = null) =>
        count == 0 ? $"no {many ?? one + "s"}" : count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";

    private static string Listed(IEnumerable<string> names) =>
        names.ToList() is { Count: > Most } many ? $"{string.Join(", ", many.Take(Most))}, …" : string.Join(", ", names);

    private static string Length(Duration duration) => duration switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"{duration.Minutes} min",
        { TotalDays: < 1 } => $"{duration.Hours} h {duration.Minutes} min",
        _ => $"{duration.Days} d {duration.Hours} h",
    };
}
