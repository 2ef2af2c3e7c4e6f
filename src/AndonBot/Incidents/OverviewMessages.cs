using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using AndonBot.Rotations;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>Answers to "how is it going": status, fixer, list, show.</summary>
public static class OverviewMessages
{
    /// <summary>How many incidents a list shows; Slack's messages have room for about so many.</summary>
    public const int Most = 20;

    public static Reply Status(
        IReadOnlyList<(Line Line, OnCall OnCall, IReadOnlyList<Incident> Open)> lines, ILookup<long, ActionItem> actions, Instant now) => lines.Count == 0
        ? RotationMessages.NoLines
        : new(ListText.Fit(lines.SelectMany(line => StatusOf(line.Line, line.OnCall, line.Open, actions, now)), ListText.StatusTellsTheRest));

    /// <param name="none">The sentence for an empty list.</param>
    public static Reply List(
        IReadOnlyList<(Incident Incident, Line? Line)> incidents, string none, ILookup<long, ActionItem> actions, Instant now) => incidents.Count == 0
        ? new($"{none} `/andon &lt;what is wrong&gt;` pulls the cord.")
        : new(ListText.Fit(incidents.Select(one => ListLine(one.Incident, one.Line, now) + Debt(one.Incident, actions, now)), ListText.StatusTellsTheRest));

    public static Reply Show(Incident incident, Line? line, IReadOnlyList<IncidentEvent> events, Instant now)
    {
        var name = $"*#{incident.Number} · {IncidentWords.Severity(incident.Severity)} · {line?.Name ?? "no line yet"}*";
        var head = $"{IncidentWords.Lamp(incident)} {name} · {IncidentWords.Status(incident)}{Postmortem(incident, line, now)}";
        var what = Mrkdwn.Quote(IncidentText.Clamp(incident.Text, 600));
        var rows = events.Select(row => $"{Mrkdwn.When(row.At)}  {ThreadMessages.Sentence(Short(row), incident)}").ToList();
        // The newest rows matter most when there is no room for all.
        var shown = 0;
        var length = head.Length + what.Length;
        while (shown < rows.Count && length + rows[^(shown + 1)].Length < ListText.Room)
            length += rows[^(++shown)].Length + 1;
        var earlier = rows.Count > shown ? [$"_{rows.Count - shown} earlier rows are in the card's thread._"] : Array.Empty<string>();
        return new(string.Join('\n', [head, what, .. earlier, .. rows.TakeLast(shown)]));
    }

    private static IEnumerable<string> StatusOf(Line line, OnCall onCall, IReadOnlyList<Incident> open, ILookup<long, ActionItem> actions, Instant now)
    {
        yield return Head(line, onCall, open);
        var today = now.InZone(line.Calendar.Zone).Date;
        var overdue = new[]
        {
            Overdue("postmortem", open.Where(incident => incident.PostmortemDue(line) <= now).Select(incident => $"#{incident.Number}")),
            Overdue("action",
                open.SelectMany(incident => actions[incident.Number]).Where(action => action.IsOverdue(today)).Select(action => $"A{action.Number}")),
        }.OfType<string>().ToList();
        if (overdue.Count > 0)
            yield return $"      *Debt:* {string.Join(" · ", overdue)}";
        foreach (var incident in open)
            yield return Open(incident, line, now) + Debt(incident, actions, now);
    }

    private static string? Overdue(string what, IEnumerable<string> names) => names.ToList() switch
    {
        [] => null,
        [var one] => $"overdue {what} {one}",
        var many => $"overdue {what}s {string.Join(", ", many.Take(Most))}{(many.Count > Most ? ", …" : "")}",
    };

    /// <summary>A line's lamp and its Fixer.</summary>
    internal static string Head(Line line, OnCall onCall, IReadOnlyList<Incident> open) =>
        $"{IncidentWords.Lamp(LampOf(open))} *{line.Name}* · Fixer {Mrkdwn.Person(onCall.Fixer)} until "
            + $"{Mrkdwn.When(onCall.Until)}{(open.Count == 0 ? " · nothing open" : "")}";

    internal static Lamp LampOf(IReadOnlyList<Incident> open) => open.Count == 0 ? Lamp.Green : open.Max(incident => incident.Lamp);

    /// <summary>One open incident with its clock, below its line.</summary>
    public static string Open(Incident incident, Line line, Instant now) =>
        $"      {Summary(incident)}{Clock(incident, line, now)}{Postmortem(incident, line, now)}";

    private static string Clock(Incident incident, Line line, Instant now) =>
        incident.OpenStop is { } stop ? $" · stopped since {Mrkdwn.When(stop.StoppedAt)}"
        : incident.IsCalled ? $" · {IncidentWords.AnswerDue(incident, line, now)}"
        : "";

    private static string Debt(Incident incident, ILookup<long, ActionItem> actions, Instant now) =>
        ActionWords.Debt(incident, [.. actions[incident.Number]], now);

    private static string Postmortem(Incident incident, Line? line, Instant now) =>
        line is not null && IncidentWords.PostmortemClock(incident, line, now) is { } clock ? $" · {clock}" : "";

    private static string ListLine(Incident incident, Line? line, Instant now) =>
        $"{IncidentWords.Lamp(incident)} {Summary(incident)}{Postmortem(incident, line, now)}";

    private static string Summary(Incident incident) =>
        $"{IncidentWords.Title(incident)} · {IncidentWords.Severity(incident.Severity)} · {IncidentWords.Status(incident)}";

    /// <summary>A row on a line of its own; what was pulled stands above.</summary>
    private static IncidentEvent Short(IncidentEvent row) => row with
    {
        Text = row.IsAboutAction ? row.Text : row.Text is null || row.Kind == IncidentEventKind.Pulled
            ? null
            : IncidentText.Clamp(row.Text.ReplaceLineEndings(" "), 250),
    };
}
