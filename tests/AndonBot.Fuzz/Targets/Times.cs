using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Postmortems;
using AndonBot.Lines;
using NodaTime;
using static AndonBot.Fuzz.BrokenException;

namespace AndonBot.Fuzz.Targets;

/// <summary>Each row is a span, days, hours, a handoff, a zone, a date or none of them; together they are a calendar that counts and ends.</summary>
internal static class Times
{
    private static readonly Instant Now = Instant.FromUtc(2030, 1, 7, 9, 0);

    public static IReadOnlyList<string> Words { get; } =
    [
        "2wd", "15wm", "4wh", "366d", "mon-fri", "sun", "09:00-17:00", "00:00-24:00", "23:59", "mon 09:00", "Europe/Berlin", "Pacific/Apia", "2026-12-25",
        "0001-01-01", "at-once", "answer: 5m", "<@U0ALICE00>", ",", "-", ":", "T",
    ];

    public static void Try(string text)
    {
        var rows = text.Split('\n');
        var spans = ReadAll(rows, Span.Parse);
        var days = ReadAll(rows, WorkingDays.Parse);
        var hours = ReadAll(rows, WorkingHours.Parse);
        var handoffs = ReadAll(rows, HandoffTime.Parse);
        Unless(spans.All(span => Span.Parse(span.ToString()) == span && span.Describe().Length > 0), "A span is not read back.");
        Unless(days.All(some => WorkingDays.Parse(WorkingDays.Format(some)).SequenceEqual(some)), "Days are not read back.");
        Unless(hours.All(one => WorkingHours.Parse(WorkingHours.Format(one.From, one.To)) == one), "Hours are not read back.");
        Unless(handoffs.All(handoff => HandoffTime.Parse(handoff.ToString()) == handoff), "A handoff is not read back.");
        ReadAll(rows, LineLiterals.Promise);
        ReadAll(rows, LineLiterals.Webhook);
        ReadAll(rows, row => PolicyText.Parse(row, SeverityPolicies.Default.Sev2));
        ReadAll(rows, row => RotationText.Parse(row, ["U0ALICE00"], id => id));
        var calendar = new WorkingCalendar(
            ReadAll(rows, LineLiterals.Zone).FirstOrDefault() ?? DateTimeZone.Utc, days.FirstOrDefault() ?? WorkingDays.MondayToFriday,
            hours.FirstOrDefault((new(9, 0), new(17, 0))).From, hours.FirstOrDefault((new(9, 0), new(17, 0))).To, ReadAll(rows, LineLiterals.Date));
        Count(calendar, spans);
        foreach (var held in rows.Select(HeldTime.Read).OfType<HeldTime>())
            _ = held.In(calendar.Zone, calendar, Now, Now);
    }

    private static void Count(WorkingCalendar calendar, IReadOnlyList<Span> spans)
    {
        foreach (var span in spans.Take(5))
        {
            var end = calendar.Add(Now, span);
            Unless(end >= Now && calendar.Add(Now, span with { }) == end, "A span ends before it begins.");
            Unless(calendar.Add(Now, new Span(span.Amount + 1, span.Unit)) >= end, "A longer span ends earlier.");
            Unless(calendar.Fraction(Now, span, 0.5) <= end, "Half a span ends later than the whole.");
            Unless(calendar.WorkingTime(Now, end) >= Duration.Zero && calendar.NextMorning(end) > end, "Working time runs backwards.");
        }
    }

    /// <summary>What the parser takes; what it does not take it says with a <see cref="FormatException"/>.</summary>
    private static List<T> ReadAll<T>(string[] rows, Func<string, T> parse)
    {
        var read = new List<T>();
        foreach (var row in rows)
        {
            try
            {
                read.Add(parse(row));
            }
            catch (FormatException refusal)
            {
                Unless(refusal.Message.Length > 0, "A refusal has no sentence.");
            }
        }

        return read;
    }
}
