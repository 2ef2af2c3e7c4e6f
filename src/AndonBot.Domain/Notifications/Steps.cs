using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Sequences of instants for ladders, and the names of their steps.</summary>
internal static class Steps
{
    /// <summary>Names a ladder's steps: reminder-1, reminder-2 and so on.</summary>
    /// <param name="ladder">Tells the ladder from others of its kind and subject; null when there is only one.</param>
    public static IEnumerable<(string Occurrence, Instant At)> Reminders(IEnumerable<Instant> steps, string? ladder = null) =>
        steps.Select((at, i) => ($"{(ladder is null ? "" : ladder + "/")}reminder-{i + 1}", at));

    /// <summary>The given instants, then every working morning after the last of them.</summary>
    public static IEnumerable<Instant> ThenMornings(IReadOnlyList<Instant> first, WorkingCalendar calendar, DateTimeZone? zone) =>
        first.Concat(Mornings(first[^1], calendar, zone));

    /// <summary>Every <paramref name="span"/> after an instant, without end.</summary>
    public static IEnumerable<Instant> Every(Instant from, Span span, WorkingCalendar calendar)
    {
        for (var at = calendar.Add(from, span); ; at = calendar.Add(at, span))
            yield return at;
    }

    /// <summary>The instant itself inside working hours, else the next working morning of the recipient.</summary>
    public static Instant InHours(Instant at, WorkingCalendar calendar, DateTimeZone? zone) =>
        calendar.IsWorking(at) ? at : calendar.NextMorning(at, zone);

    /// <summary>When a reminder may leave: while the line works, or would in the recipient's zone; else when one of the two opens.</summary>
    /// <remarks>Only calls leave outside working hours: what came in hours and could not leave then (no Slack, no bot) waits for the next ones.</remarks>
    public static Func<Instant, Instant> InWorkingHours(WorkingCalendar calendar, DateTimeZone? zone) => at => Instant.Min(
        calendar.NextWorkingInstant(at), (calendar with { Zone = zone ?? calendar.Zone }).NextWorkingInstant(at));

    /// <summary>Every working morning after an instant, without end.</summary>
    public static IEnumerable<Instant> Mornings(Instant after, WorkingCalendar calendar, DateTimeZone? zone)
    {
        for (var at = calendar.NextMorning(after, zone); ; at = calendar.NextMorning(at, zone))
            yield return at;
    }
}
