using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Sequences of instants for ladders, with the numbers of their steps.</summary>
internal static class Steps
{
    /// <summary>The given instants, then every working morning after the last of them.</summary>
    public static IEnumerable<(int Step, Instant At)> ThenMornings(IReadOnlyList<Instant> first, WorkingCalendar calendar, DateTimeZone? zone)
    {
        var step = 0;
        foreach (var at in first)
            yield return (step++, at);
        foreach (var at in Mornings(first[^1], calendar, zone))
            yield return (step++, at);
    }

    /// <summary>Every <paramref name="span"/> after an instant, without end.</summary>
    public static IEnumerable<Instant> Every(Instant from, Span span, WorkingCalendar calendar)
    {
        for (var at = calendar.Add(from, span); ; at = calendar.Add(at, span))
            yield return at;
    }

    /// <summary>The instant itself inside working hours, else the next working morning of the recipient.</summary>
    public static Instant InHours(Instant at, WorkingCalendar calendar, DateTimeZone? zone) =>
        calendar.IsWorking(at) ? at : calendar.NextMorning(at, zone);

    /// <summary>The instant itself while the line works, or would in the recipient's zone; else when one of the two opens.</summary>
    public static Instant NextOpen(Instant at, WorkingCalendar calendar, DateTimeZone? zone) => Instant.Min(
        calendar.NextWorkingInstant(at), (calendar with { Zone = zone ?? calendar.Zone }).NextWorkingInstant(at));

    /// <summary>Every working morning after an instant, without end.</summary>
    public static IEnumerable<Instant> Mornings(Instant after, WorkingCalendar calendar, DateTimeZone? zone)
    {
        for (var at = calendar.NextMorning(after, zone); ; at = calendar.NextMorning(at, zone))
            yield return at;
    }
}
