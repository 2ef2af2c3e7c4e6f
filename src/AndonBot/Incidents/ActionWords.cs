using System.Globalization;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Incidents;

/// <summary>Texts about actions that several messages share.</summary>
internal static class ActionWords
{
    /// <summary>The most actions that a card shows.</summary>
    private const int OnCard = 5;

    private static readonly LocalDatePattern Day = LocalDatePattern.Create("ddd d MMM", CultureInfo.InvariantCulture);
    private static readonly LocalDatePattern DayOfYear = LocalDatePattern.Create("ddd d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>A date such as "Mon 21 Jan". Slack cannot show it in the reader's zone, because it has no time.</summary>
    public static string Date(LocalDate date, int year) => (date.Year == year ? Day : DayOfYear).Format(date);

    /// <summary>When an action is due, seen from today's date in its line's zone.</summary>
    public static string Due(LocalDate due, LocalDate today) => Period.DaysBetween(today, due) switch
    {
        < 0 => $"*overdue*, was due {Date(due, today.Year)}",
        0 => "due *today*",
        1 => "due tomorrow",
        _ => $"due {Date(due, today.Year)}",
    };

    /// <summary>A text on one line, shortened to a number of characters and escaped.</summary>
    public static string Text(string text, int length) => Mrkdwn.Text(IncidentText.Clamp(text.ReplaceLineEndings(" "), length));

    /// <summary>A row of the timeline about an action, as a sentence.</summary>
    public static string Sentence(IncidentEvent entry)
    {
        var action = ActionEventText.Parse(entry.Text!);
        var year = entry.At.InUtc().Year;
        var (who, person, due) = (Mrkdwn.Person(entry.Who!), action.Person is null ? "" : Mrkdwn.Person(action.Person), Date(action.Due, year));
        var name = $"*A{action.Number}* {Mrkdwn.Text(action.What)}";
        // A line about what owners did themselves does not mention them: Slack would notify the person who has just acted.
        var (says, by) = entry.Who == action.Person ? ("", "") : ($", says {who}", $" by {who}");
        var words = action.Words.Length == 0 ? "" : $"\n{Mrkdwn.Text(action.Words)}";
        return entry.Kind switch
        {
            IncidentEventKind.ActionAdded => $"{person}, this is yours{says}: {name} · due {due}{(action.Temporary ? ", temporary" : "")}",
            IncidentEventKind.ActionDone => $"✅ Done{by}: {name}{words}",
            IncidentEventKind.ActionMoved => $"Moved{by} from {Date(action.Before ?? action.Due, year)} to {due}: {name}{words}",
            IncidentEventKind.ActionGiven => $"{person}, this is yours now{says}: {name} · due {due}",
            IncidentEventKind.ActionDropped => $"Dropped{by}: {name}{words}",
            IncidentEventKind.ActionNeedsHelp => $"{who} needs help with {name} · due {due}. {(action.Person is null ? "Who can?" : $"{person}, can you?")}",
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Kind, "This entry is not about an action."),
        };
    }

    /// <summary>The card's lines about actions, and about a permanent action that is missing.</summary>
    public static IEnumerable<string> Card(Incident incident, IReadOnlyList<ActionItem> actions)
    {
        var shown = actions.Where(action => action.DroppedAt is null).OrderByDescending(action => action.IsOpen)
            .ThenBy(action => action.Due).ThenBy(action => action.Number).ToList();
        if (PermanentFix.IsMissing(incident, actions) && !shown.Any(IsPermanentAndOpen))
            yield return $"⏳ Temporary fix since {Mrkdwn.When(incident.ContainedAt!.Value)}, no permanent action yet.";
        foreach (var action in shown.Take(OnCard))
        {
            var name = $"*A{action.Number}* {Text(action.Text, 150)} · {Mrkdwn.Person(action.Owner)}";
            yield return action.DoneAt is { } done
                ? $"✅ {name} · done {Mrkdwn.When(done)}"
                : $"▫️ {name} · due {Date(action.Due, action.AddedAt.InUtc().Year)}{(action.Temporary ? ", temporary" : "")}";
        }

        if (shown.Count > OnCard)
            yield return $"_… and {shown.Count - OnCard} more: `/andon actions {incident.Number}`_";
    }

    /// <summary>A temporary fix's age and the action that will replace it, for a list of incidents; empty when no permanent fix is missing.</summary>
    public static string Debt(Incident incident, IReadOnlyList<ActionItem> actions, Instant now)
    {
        if (!PermanentFix.IsMissing(incident, actions))
            return "";
        var days = (int)(now - incident.ContainedAt!.Value).TotalDays;
        var age = days switch { 0 => "since today", 1 => "1 day old", _ => $"{days} days old" };
        var awaited = actions.Where(IsPermanentAndOpen).OrderBy(action => action.Due).ToList();
        var next = awaited.Count == 0 ? "no permanent action yet" : $"A{awaited[0].Number} due {Date(awaited[0].Due, now.InUtc().Year)}";
        return $" · ⏳ temporary fix, {age}, {next}";
    }

    private static bool IsPermanentAndOpen(ActionItem action) => action is { IsOpen: true, Temporary: false };
}
