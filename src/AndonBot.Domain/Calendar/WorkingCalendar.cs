using System.Collections.Frozen;
using NodaTime;

namespace AndonBot.Domain.Calendar;

/// <summary>When a line works: zone, days of the week, opening hours (<c>To</c> midnight means the end of the day) and holidays.</summary>
public sealed record WorkingCalendar(
    DateTimeZone Zone, IReadOnlyList<IsoDayOfWeek> Days, LocalTime From, LocalTime To, IReadOnlyList<LocalDate> Holidays)
{
    /// <summary>How many days ahead working hours are counted. A span that would end later ends then, so that no calendar makes counting slow.</summary>
    private const int Horizon = 3653;

    private readonly FrozenSet<LocalDate> _holidays = Holidays.ToFrozenSet();

    /// <summary>Working days of the week, Monday first; at least one.</summary>
    public IReadOnlyList<IsoDayOfWeek> Days { get; } =
        Days.Count > 0 && Days.All(day => day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday)
            ? [.. Days.Distinct().Order()]
            : throw new ArgumentException("A calendar needs at least one working day of the week.", nameof(Days));

    public LocalTime From { get; } = From;

    public LocalTime To { get; } = To == LocalTime.Midnight || From < To
        ? To
        : throw new ArgumentException("Working hours open before they close, on the same day.", nameof(To));

    /// <summary>Dates of the line's zone on which nobody works, in order.</summary>
    public IReadOnlyList<LocalDate> Holidays { get; } = [.. Holidays.Distinct().Order()];

    /// <summary>Monday to Friday, 09:00 to 17:00, no holidays.</summary>
    public static WorkingCalendar Default(DateTimeZone zone) =>
        new(zone, WorkingDays.MondayToFriday, new LocalTime(9, 0), new LocalTime(17, 0), []);

    public bool IsWorkingDay(LocalDate date) => Days.Contains(date.DayOfWeek) && !_holidays.Contains(date);

    public bool IsWorking(Instant instant) => NextWorkingInstant(instant) == instant;

    /// <summary>The instant itself inside working hours, otherwise the next opening.</summary>
    public Instant NextWorkingInstant(Instant instant) => Instant.Max(instant, HoursFrom(instant).First().Open);

    /// <summary>The end of a span: elapsed units as such, working minutes and hours inside hours, working days at the wall time.</summary>
    public Instant Add(Instant from, Span span) => span.Unit switch
    {
        SpanUnit.WorkingDays => AddDays(from, span.Amount),
        _ when span.IsWorking => AddHours(from, Length(span)),
        _ => from + Length(span),
    };

    /// <summary>The end of the first working day that is not before a date.</summary>
    public Instant ClosingOn(LocalDate date) => HoursFrom(Zone.AtStartOfDay(date).ToInstant()).First().Close;

    /// <summary>When a share of the span has passed, in its own unit: 0.8 of <c>2wd</c> is one working day and 0.6 of the next.</summary>
    public Instant Fraction(Instant from, Span span, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        if (span.Unit != SpanUnit.WorkingDays)
            return span.IsWorking ? AddHours(from, Length(span) * share) : from + Length(span) * share;
        // 0.7 * 10 is a hair over 7; a share of a day below a millisecond is arithmetic, not time.
        var days = Math.Round(span.Amount * share, 9);
        var whole = AddDays(from, (int)days);
        var part = days - Math.Floor(days);
        return part == 0 ? whole : AddHours(whole, WorkingTime(whole, AddDays(from, (int)days + 1)) * part);
    }

    /// <summary>Working time between two instants; zero when they are in the wrong order.</summary>
    public Duration WorkingTime(Instant start, Instant end) => HoursFrom(start)
        .TakeWhile(hours => hours.Open < end)
        .Aggregate(Duration.Zero, (sum, hours) => sum + (Instant.Min(hours.Close, end) - Instant.Max(hours.Open, start)));

    /// <summary>The first opening hour of a working day strictly after an instant, in the recipient's zone (else the line's).</summary>
    public Instant NextMorning(Instant after, DateTimeZone? recipientZone = null)
    {
        var zone = recipientZone ?? Zone;
        for (var date = after.InZone(zone).Date; ; date = date.PlusDays(1))
            if (IsWorkingDay(date) && WallTime.At(date, From, zone) is var opening && opening > after && opening.InZone(zone).Date == date)
                return opening;
    }

    /// <summary>The last opening hour before an instant of a working day before a date, in the recipient's zone (else the line's).</summary>
    public Instant LastMorning(LocalDate before, Instant until, DateTimeZone? recipientZone = null)
    {
        for (var date = before.PlusDays(-1); ; date = date.PlusDays(-1))
            if (IsWorkingDay(date) && WallTime.At(date, From, recipientZone ?? Zone) is var opening && opening < until)
                return opening;
    }

    /// <summary>The hours of a date on the recipient's wall (else the line's); null when nobody works then.</summary>
    public (Instant Open, Instant Close)? HoursOn(LocalDate date, DateTimeZone? recipientZone = null)
    {
        var zone = recipientZone ?? Zone;
        return IsWorkingDay(date) && HoursOf(date, zone) is var (open, close) && open < close && open.InZone(zone).Date == date ? (open, close) : null;
    }

    public bool Equals(WorkingCalendar? other) => other is not null
        && Zone.Equals(other.Zone) && From == other.From && To == other.To
        && Days.SequenceEqual(other.Days) && Holidays.SequenceEqual(other.Holidays);

    public override int GetHashCode() => HashCode.Combine(Zone, From, To, Days.Count, Holidays.Count);

    private Instant AddDays(Instant from, int days)
    {
        var start = NextWorkingInstant(from);
        var ahead = HoursFrom(start);
        var shift = Period.DaysBetween(ahead.First().Date, ahead.Skip(days).First().Date);
        return days == 0 ? start : WallTime.At(start.InZone(Zone).LocalDateTime.PlusDays(shift), Zone);
    }

    private Instant AddHours(Instant from, Duration length)
    {
        var start = NextWorkingInstant(from);
        var horizon = start.InZone(Zone).Date.PlusDays(Horizon);
        foreach (var (date, open, close) in HoursFrom(start))
        {
            start = Instant.Max(start, open);
            if (date > horizon)
                return start;
            if (length <= close - start)
                break;
            length -= close - start;
        }
        return start + length;
    }

    private static Duration Length(Span span) => span.Unit switch
    {
        SpanUnit.Seconds => Duration.FromSeconds(span.Amount),
        SpanUnit.Minutes or SpanUnit.WorkingMinutes => Duration.FromMinutes(span.Amount),
        SpanUnit.Hours or SpanUnit.WorkingHours => Duration.FromHours(span.Amount),
        _ => Duration.FromDays(span.Amount),
    };

    /// <summary>Working hours that close after an instant, day by day.</summary>
    private IEnumerable<(LocalDate Date, Instant Open, Instant Close)> HoursFrom(Instant instant)
    {
        for (var date = instant.InZone(Zone).Date; ; date = date.PlusDays(1))
            if (IsWorkingDay(date) && HoursOf(date, Zone) is var (open, close) && open < close && close > instant)
                yield return (date, open, close);
    }

    private (Instant Open, Instant Close) HoursOf(LocalDate date, DateTimeZone zone) =>
        (WallTime.At(date, From, zone), WallTime.At(To == LocalTime.Midnight ? date.PlusDays(1) : date, To, zone));
}
