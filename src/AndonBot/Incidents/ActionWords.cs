using System.Globalization;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Incidents;

/// <summary>The words for actions that every message shares.</summary>
internal static class ActionWords
{
    /// <summary>How many actions a card shows.</summary>
    private const int OnCard = 5;

    private static readonly LocalDatePattern Day = LocalDatePattern.Create("ddd d MMM", CultureInfo.InvariantCulture);
    private static readonly LocalDatePattern DayOfYear = LocalDatePattern.Create("ddd d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>"Mon 21 Jan"; a date has no time that Slack could turn into the reader's zone.</summary>
    public static string Date(LocalDate date, int year) => (date.Year == year ? Day : DayOfYear).Format(date);

    /// <summary>When it is due, from where its line is today.</summary>
    public static string Due(LocalDate due, LocalDate today) => Period.DaysBetween(today, due) switch
    {
        < 0 => $"*overdue*, was due {Date(due, today.Year)}",
        0 => "due *today*",
        1 => "due tomorrow",
        _ => $"due {Date(due, today.Year)}",
    };

    public static string What(string text, int room) => Mrkdwn.Text(IncidentText.Clamp(text.ReplaceLineEndings(" "), room));

    /// <summary>A row of the timeline about an action, as a sentence.</summary>
    public static string Sentence(IncidentEvent told)
    {
        var action = ActionTold.Parse(told.Text!);
        var year = told.At.InUtc().Year;
        var (who, person, due) = (Mrkdwn.Person(told.Who!), action.Person is null ? "" : Mrkdwn.Person(action.Person), Date(action.Due, year));
        var name = $"*A{action.Number}* {Mrkdwn.Text(action.What)}";
        // What owners do themselves is said without naming them: a mention would ring at whoever has just acted.
        var (says, by) = told.Who == action.Person ? ("", "") : ($", says {who}", $" by {who}");
        var words = action.Words.Length == 0 ? "" : $"\n{Mrkdwn.Text(action.Words)}";
        return told.Kind switch
        {
            IncidentEventKind.ActionAdded => $"{person}, this is yours{says}: {name} · due {due}{(action.Temporary ? ", temporary" : "")}",
            IncidentEventKind.ActionDone => $"✅ Done{by}: {name}{words}",
            IncidentEventKind.ActionMoved => $"Moved{by} from {Date(action.Before ?? action.Due, year)} to {due}: {name}{words}",
            IncidentEventKind.ActionGiven => $"{person}, this is yours now{says}: {name} · due {due}",
            IncidentEventKind.ActionDropped => $"Dropped{by}: {name}{words}",
            IncidentEventKind.ActionNeedsHelp => $"{who} needs help with {name} · due {due}. {(action.Person is null ? "Who can?" : $"{person}, can you?")}",
            _ => throw new ArgumentOutOfRangeException(nameof(told), told.Kind, "No row about an action."),
        };
    }

    /// <summary>What the card says of the actions and of what is missing; nothing when there is neither.</summary>
    public static IEnumerable<string> Card(Incident incident, IReadOnlyList<ActionItem> actions)
    {
        var shown = actions.Where(action => action.DroppedAt is null).OrderByDescending(action => action.IsOpen)
            .ThenBy(action => action.Due).ThenBy(action => action.Number).ToList();
        if (PermanentFix.IsMissing(incident, actions) && !shown.Any(IsPermanentAndOpen))
            yield return $"⏳ Temporary fix since {Mrkdwn.When(incident.ContainedAt!.Value)}, no permanent action yet.";
        foreach (var action in shown.Take(OnCard))
        {
            var name = $"*A{action.Number}* {What(action.Text, 150)} · {Mrkdwn.Person(action.Owner)}";
            yield return action.DoneAt is { } done
                ? $"✅ {name} · done {Mrkdwn.When(done)}"
                : $"▫️ {name} · due {Date(action.Due, action.AddedAt.InUtc().Year)}{(action.Temporary ? ", temporary" : "")}";
        }

        if (shown.Count > OnCard)
            yield return $"_… and {shown.Count - OnCard} more: `/andon actions {incident.Number}`_";
    }

    /// <summary>The debt of a temporary fix behind an incident's state in a list; empty when there is none.</summary>
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
