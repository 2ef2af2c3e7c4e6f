using AndonBot.Domain.Calendar;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Calendar;

/// <summary>The calendar against a model that steps minute by minute, around the clock changes of every zone.</summary>
public sealed class WorkingCalendarProperties
{
    private static readonly Instant Earliest = Instant.FromUtc(1980, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(2035, 1, 1, 0, 0);

    private static readonly Gen<DateTimeZone> Zones = Gen.OneOf(
        Gen.OneOf([.. DateTimeZoneProviders.Tzdb.Ids]),
        Gen.OneOf("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "UTC"))
        .Select(id => DateTimeZoneProviders.Tzdb[id]);

    private static readonly Gen<(LocalTime From, LocalTime To)> Hours =
        from open in Gen.Int[0, 95]
        from close in Gen.Int[open + 1, 96]
        select (LocalTime.Midnight.PlusMinutes(15 * open), LocalTime.Midnight.PlusMinutes(15 * close));

    /// <summary>A calendar and a whole minute, mostly within three days of a clock change of its zone.</summary>
    private static readonly Gen<(WorkingCalendar Calendar, Instant From)> Cases =
        from zone in Zones
        from days in Gen.OneOf(Enum.GetValues<IsoDayOfWeek>()[1..]).Array[1, 7]
        from hours in Hours
        from change in Gen.OneOf(ClockChanges(zone))
        from minutes in Gen.Int[-3 * 1440, 1440]
        from holidays in Gen.Int[0, 9].Select(day => change.InUtc().Date.PlusDays(day)).Array[0, 3]
        select (new WorkingCalendar(zone, days, hours.From, hours.To, holidays), change.Plus(Duration.FromMinutes(minutes)));

    [Test]
    public void Working_minutes_and_hours_are_those_of_the_minute_by_minute_model() => Gen.Select(Cases, Gen.Int[0, 900]).Sample(
        (@case, minutes) => @case.Calendar.Add(@case.From, new Span(minutes, SpanUnit.WorkingMinutes))
            == MinuteModel.Add(@case.Calendar, @case.From, minutes),
        iter: 300);

    [Test]
    public void Working_time_between_two_instants_is_that_of_the_model() => Gen.Select(Cases, Gen.Int[0, 4000]).Sample(
        (@case, minutes) => @case.Calendar.WorkingTime(@case.From, @case.From + Duration.FromMinutes(minutes))
            == Duration.FromMinutes(MinuteModel.WorkingMinutes(@case.Calendar, @case.From, minutes)),
        iter: 300);

    [Test]
    public void A_working_hour_is_sixty_working_minutes() => Gen.Select(Cases, Gen.Int[0, 30]).Sample((@case, hours) =>
        @case.Calendar.Add(@case.From, new Span(hours, SpanUnit.WorkingHours))
            == @case.Calendar.Add(@case.From, new Span(60 * hours, SpanUnit.WorkingMinutes)), iter: 1000);

    [Test]
    public void Nothing_added_is_the_next_working_instant() => Cases.Sample(@case =>
    {
        var next = @case.Calendar.NextWorkingInstant(@case.From);
        return next >= @case.From && @case.Calendar.IsWorking(next) && (next == @case.From) == @case.Calendar.IsWorking(@case.From)
            && new[] { SpanUnit.WorkingMinutes, SpanUnit.WorkingHours, SpanUnit.WorkingDays }
                .All(unit => @case.Calendar.Add(@case.From, new Span(0, unit)) == next);
    }, iter: 1000);

    [Test]
    public void A_longer_span_and_a_larger_share_never_end_earlier() =>
        Gen.Select(Cases, Gen.Int[0, 40], Gen.Enum<SpanUnit>(), Gen.Double[0, 1], Gen.Double[0, 1]).Sample((@case, amount, unit, a, b) =>
        {
            var (calendar, from) = @case;
            var (less, more) = (calendar.Add(from, new Span(amount, unit)), calendar.Add(from, new Span(amount + 1, unit)));
            var early = calendar.Fraction(from, new Span(amount, unit), Math.Min(a, b));
            var late = calendar.Fraction(from, new Span(amount, unit), Math.Max(a, b));
            return less <= more && early <= late && late <= less && early >= from
                && calendar.Fraction(from, new Span(amount, unit), 1) == less;
        }, iter: 2000);

    [Test]
    public void A_later_start_never_ends_earlier() =>
        Gen.Select(Cases, Gen.Int[0, 3000], Gen.Int[0, 40], Gen.Enum<SpanUnit>()).Sample((@case, minutes, amount, unit) =>
        {
            var (calendar, from) = @case;
            var later = from + Duration.FromMinutes(minutes);
            // Working days keep the wall time, so within an hour that comes twice it is the wall that says which start is later.
            var onTheWall = calendar.NextWorkingInstant(later).InZone(calendar.Zone).LocalDateTime
                >= calendar.NextWorkingInstant(from).InZone(calendar.Zone).LocalDateTime;
            return (unit == SpanUnit.WorkingDays && !onTheWall)
                || calendar.Add(from, new Span(amount, unit)) <= calendar.Add(later, new Span(amount, unit));
        }, iter: 2000);

    /// <summary>The longest span that a file may write, in the shortest hours: the horizon ends it.</summary>
    [Test]
    public void The_longest_spans_end() => Gen.Select(Cases, Gen.Int[0, 23], Gen.OneOf(SpanUnit.WorkingMinutes, SpanUnit.WorkingHours, SpanUnit.WorkingDays))
        .Sample((@case, hour, unit) =>
        {
            var amount = unit switch { SpanUnit.WorkingMinutes => 366 * 1440, SpanUnit.WorkingHours => 366 * 24, _ => 366 };
            var calendar = new WorkingCalendar(@case.Calendar.Zone, @case.Calendar.Days, new(hour, 0), new(hour, 1), @case.Calendar.Holidays);
            var end = calendar.Add(@case.From, new Span(amount, unit));
            return end > @case.From && end < @case.From + Duration.FromDays(11 * 366) && calendar.Fraction(@case.From, new Span(amount, unit), 0.5) <= end;
        }, iter: 100);

    [Test]
    public void Working_days_are_counted_on_the_calendar_on_the_wall() => Gen.Select(Cases, Gen.Int[1, 30]).Sample((@case, days) =>
    {
        var (calendar, from) = @case;
        var start = calendar.NextWorkingInstant(from).InZone(calendar.Zone).LocalDateTime;
        var end = calendar.Add(from, new Span(days, SpanUnit.WorkingDays)).InZone(calendar.Zone).LocalDateTime;
        var counted = 0;
        for (var date = start.Date.PlusDays(1); date <= end.Date; date = date.PlusDays(1))
            counted += calendar.IsWorkingDay(date) && MinuteModel.HasHours(calendar, date) ? 1 : 0;
        return counted == days && (end.TimeOfDay == start.TimeOfDay || calendar.Zone.MapLocal(end.Date + start.TimeOfDay).Count == 0);
    }, iter: 1000);

    [Test]
    public void The_next_morning_is_strictly_later_an_opening_and_the_first() => Gen.Select(Cases, Zones).Sample((@case, recipient) =>
    {
        var (calendar, after) = @case;
        var morning = calendar.NextMorning(after, recipient);
        var wall = morning.InZone(recipient).LocalDateTime;
        var between = morning - after < Duration.FromDays(400)
            && calendar.NextMorning(after + (morning - after) / 2, recipient) == morning;
        return morning > after && between && calendar.IsWorkingDay(wall.Date) && wall.TimeOfDay >= calendar.From;
    }, iter: 1000);

    private static Instant[] ClockChanges(DateTimeZone zone) =>
        [.. zone.GetZoneIntervals(Earliest, Latest).Where(interval => interval.HasStart && interval.Start > Earliest).Select(i => i.Start),
            Instant.FromUtc(2026, 6, 1, 0, 0)];
}
