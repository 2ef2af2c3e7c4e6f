using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Incidents;
using AndonBot.Outbox;
using AndonBot.Rotations;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>To the line's first channel: thanks, the week in numbers, the debt, the new Fixer, the next two.</summary>
internal sealed class HandoffNotification : SlackNotification<LineContext>
{
    /// <summary>How many open incidents are named; the rest is counted.</summary>
    private const int Most = 5;

    private const int Ahead = 2;

    public override string Kind => HandoffLadder.Name;

    public override string Name => "the handoff";

    public override bool IsInChannel => true;

    public override string NameFor(string recipient) => $"the handoff in {Mrkdwn.Channel(recipient)}";

    protected override long Revision(LineContext context, NotificationKey key) =>
        IsCurrent(context, key) && context.Window is { Outgoing: not null, Current.AcceptedAt: not null } ? Revisions.Last : Revisions.First;

    protected override Message Render(LineContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        // The shift of a handoff may have ended while its update waited.
        if (!IsCurrent(context, key) || context.Report is not { } report)
            return Minimal(context, key);
        var (line, rotation, window) = (context.Facts.Line, context.Facts.Rotation, context.Window);
        var accepts = window is { Outgoing: not null, Current.AcceptedAt: null };
        string[] text = [Opening(line, window), Week(report), .. Debt(report, line, now), Who(rotation, window, now), Next(rotation, window)];
        return new Reply(string.Join('\n', text), accepts ? [AcceptButton(line, window.Current)] : []).ToMessage();
    }

    protected override Message Minimal(LineContext context, NotificationKey key) => new Reply(IsCurrent(context, key)
        ? $"{Mrkdwn.Person(context.Window.Current.Fixer)} is the Fixer of {context.Facts.Line.Name} now."
        : $"This handoff of {context.Facts.Line.Name} is over. `/andon fixer` tells who is the Fixer.").ToMessage();

    private static bool IsCurrent(LineContext context, NotificationKey key) => key.Occurrence == HandoffLadder.OccurrenceOf(context.Window.Current);

    private static string Opening(Line line, ShiftWindow window) => window.Outgoing is { } outgoing
        ? $":handshake: *Handoff of {line.Name}*. Thank you for your week, {Mrkdwn.Person(outgoing)}!"
        : $":calendar: *A new week of {line.Name}*. {Mrkdwn.Person(window.Current.Fixer)} stays the Fixer. Thank you!";

    private static string Week(HandoffReport report)
    {
        var answered = report.Judged == 0 ? "" : $" · answered in time: {report.InTime} of {report.Judged}";
        var stopped = report.Stopped == Duration.Zero ? "never stopped" : $"stopped for {Length(report.Stopped)}";
        return $"*The week:* {Count(report.Pulls, "pull")}{answered} · {stopped}";
    }

    private static IEnumerable<string> Debt(HandoffReport report, Line line, Instant now)
    {
        var parts = new[]
        {
            report.Open.Count == 0 ? null : Count(report.Open.Count, "open incident"),
            report.Overdue.Count == 0
                ? null
                : $"{Count(report.Overdue.Count, "overdue action")} ({Listed(report.Overdue.Select(action => $"A{action}"))})",
            report.Unmended.Count == 0
                ? null
                : $"{Count(report.Unmended.Count, "temporary fix", "temporary fixes")} without a permanent action "
                    + $"({Listed(report.Unmended.Order().Select(number => $"#{number}"))})",
        }.OfType<string>().ToList();
        yield return parts.Count == 0 ? "*Handed over:* no debt" : $"*Handed over:* {string.Join(" · ", parts)}";
        foreach (var incident in report.Open.Take(Most))
            yield return OverviewMessages.Open(incident, line, now);
        if (report.Open.Count > Most)
            yield return $"      _… and {report.Open.Count - Most} more: `/andon status`_";
    }

    private static string Who(Rotation rotation, ShiftWindow window, Instant now)
    {
        var fixer = Mrkdwn.Person(OnCall.At(window.Current.StartsAt, rotation).Fixer);
        var more = window switch
        {
            { Outgoing: not null, Current: { AcceptedAt: { } at, AcceptedBy: { } who } } => $" {Mrkdwn.Person(who)} accepted {Mrkdwn.Time(at)}.",
            { Outgoing: { } outgoing } when rotation.StandsByUntil(window) is { } end && now < end =>
                $" Until you accept, {Mrkdwn.Person(outgoing)} is your backup, at the latest until {Mrkdwn.When(end)}.",
            _ => "",
        };
        return $"*Fixer:* {fixer} until {Mrkdwn.When(window.Next.StartsAt)}.{more}";
    }

    private static string Next(Rotation rotation, ShiftWindow window)
    {
        var next = rotation.After(window.Current.StartsAt).Take(Ahead).ToList();
        return next.TrueForAll(shift => shift.Fixer == window.Current.Fixer) ? "The rotation has nobody else." : $"*Next:* {RotationMessages.Turns(next)}";
    }

    private static ReplyButton AcceptButton(Line line, Shift shift) =>
        new(AcceptHandoffHandler.Button, "Accept handoff", $"{line.Id} {shift.Handoff}", Primary: true);

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
