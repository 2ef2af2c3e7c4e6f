using AndonBot.Domain.Calendar;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly LocalDate[] Holidays = [new(2026, 12, 25), new(2026, 4, 3), new(2026, 4, 6)];

    // 2026-03-29 and 2026-10-25 are Berlin's clock changes; 2026-04-03 and 2026-04-06 are Good Friday and Easter Monday.
    [TestCase("2026-03-02 10:00", "5m", "2026-03-02 10:05", TestName = "Elapsed minutes run at any hour")]
    [TestCase("2026-03-07 03:00", "5m", "2026-03-07 03:05", TestName = "Elapsed minutes run on a Saturday night")]
    [TestCase("2026-03-28 12:00", "1d", "2026-03-29 13:00", TestName = "An elapsed day is 24 hours over the spring night")]
    [TestCase("2026-03-02 10:00", "15wm", "2026-03-02 10:15", TestName = "Working minutes inside hours")]
    [TestCase("2026-03-02 08:00", "15wm", "2026-03-02 09:15", TestName = "Before opening, counting waits for the opening")]
    [TestCase("2026-03-02 16:50", "15wm", "2026-03-03 09:05", TestName = "Past closing, counting goes on the next day")]
    [TestCase("2026-03-02 16:45", "15wm", "2026-03-02 17:00", TestName = "What fits to the minute is due at closing time")]
    [TestCase("2026-03-06 16:50", "15wm", "2026-03-09 09:05", TestName = "A Friday's rest is counted on Monday")]
    [TestCase("2026-03-07 12:00", "15wm", "2026-03-09 09:15", TestName = "A Saturday waits for Monday")]
    [TestCase("2026-03-02 15:00", "4wh", "2026-03-03 11:00", TestName = "Working hours go over the night")]
    [TestCase("2026-03-02 15:00", "40wh", "2026-03-09 15:00", TestName = "Five days of working hours")]
    [TestCase("2026-04-02 16:00", "4wh", "2026-04-07 12:00", TestName = "Easter is skipped by working hours")]
    [TestCase("2026-03-02 15:00", "1wd", "2026-03-03 15:00", TestName = "A working day keeps the wall time")]
    [TestCase("2026-03-02 17:00", "1wd", "2026-03-04 09:00", TestName = "At closing time the day is over")]
    [TestCase("2026-03-02 07:00", "1wd", "2026-03-03 09:00", TestName = "Before opening the day begins at opening")]
    [TestCase("2026-03-06 15:00", "1wd", "2026-03-09 15:00", TestName = "Friday and one working day is Monday")]
    [TestCase("2026-03-07 15:00", "1wd", "2026-03-10 09:00", TestName = "Saturday and one working day is Tuesday's opening")]
    [TestCase("2026-04-02 15:00", "2wd", "2026-04-08 15:00", TestName = "Easter is skipped by working days")]
    [TestCase("2026-12-24 15:00", "1wd", "2026-12-28 15:00", TestName = "Christmas is skipped")]
    [TestCase("2026-03-27 15:00", "1wd", "2026-03-30 15:00", TestName = "The spring night keeps the wall time")]
    [TestCase("2026-10-23 15:00", "1wd", "2026-10-26 15:00", TestName = "The autumn night keeps the wall time")]
    [TestCase("2026-10-23 16:00", "4wh", "2026-10-26 12:00", TestName = "The autumn night is not working time")]
    [TestCase("2026-03-07 12:00", "0wd", "2026-03-09 09:00", TestName = "No working days is the next working instant")]
    [TestCase("2026-03-07 12:00", "0wm", "2026-03-09 09:00", TestName = "No working minutes is the next working instant")]
    [TestCase("2026-03-07 12:00", "0m", "2026-03-07 12:00", TestName = "No minutes is now")]
    public void A_span_ends(string from, string span, string end) =>
        Assert.That(Berlin().Add(At(from), Span.Parse(span)), Is.EqualTo(At(end)));

    [TestCase("2026-03-02 10:00", "10m", 0.8, "2026-03-02 10:08")]
    [TestCase("2026-03-02 16:00", "10wh", 0.8, "2026-03-03 16:00")]
    [TestCase("2026-03-02 10:00", "2wd", 0.5, "2026-03-03 10:00")]
    [TestCase("2026-03-02 10:00", "2wd", 0.8, "2026-03-03 14:48")]
    [TestCase("2026-03-02 15:00", "2wd", 0.8, "2026-03-04 11:48")]
    [TestCase("2026-03-02 10:00", "1wd", 0.8, "2026-03-02 16:24")]
    [TestCase("2026-03-05 15:00", "5wd", 0.8, "2026-03-11 15:00")]
    [TestCase("2026-03-02 15:00", "10wd", 0.7, "2026-03-11 15:00")]
    [TestCase("2026-03-07 12:00", "2wd", 0, "2026-03-09 09:00")]
    [TestCase("2026-03-02 15:00", "2wd", 1, "2026-03-04 15:00")]
    public void A_share_of_a_span_is_counted_in_its_own_unit(string from, string span, double share, string end) =>
        Assert.That(Berlin().Fraction(At(from), Span.Parse(span), share), Is.EqualTo(At(end)));

    [TestCase("2026-03-02 08:59", "2026-03-02 09:00")]
    [TestCase("2026-03-02 09:00", "2026-03-03 09:00", TestName = "The opening itself is past")]
    [TestCase("2026-03-06 12:00", "2026-03-09 09:00", TestName = "After Friday comes Monday")]
    [TestCase("2026-04-02 12:00", "2026-04-07 09:00", TestName = "After Easter comes Tuesday")]
    [TestCase("2026-03-27 12:00", "2026-03-30 09:00", TestName = "A morning after the spring night")]
    public void The_next_morning_is_the_opening_of_a_working_day(string after, string morning) =>
        Assert.That(Berlin().NextMorning(At(after)), Is.EqualTo(At(morning)));

    [Test]
    public void The_next_morning_is_at_the_opening_hour_where_the_recipient_is()
    {
        var newYork = DateTimeZoneProviders.Tzdb["America/New_York"];
        Assert.That(Berlin().NextMorning(At("2026-03-02 10:00"), newYork), Is.EqualTo(At("2026-03-02 15:00")));
    }

    [Test]
    public void Hours_that_end_at_midnight_have_no_pause()
    {
        var always = new WorkingCalendar(
            Berlin().Zone, WorkingDays.Parse("mon-sun"), LocalTime.Midnight, LocalTime.Midnight, []);
        Assert.Multiple(() =>
        {
            Assert.That(always.IsWorking(At("2026-03-29 00:00")), Is.True);
            Assert.That(always.WorkingTime(At("2026-03-29 00:00"), At("2026-03-30 00:00")), Is.EqualTo(Duration.FromHours(23)));
            Assert.That(always.WorkingTime(At("2026-10-25 00:00"), At("2026-10-26 00:00")), Is.EqualTo(Duration.FromHours(25)));
            Assert.That(always.WorkingTime(At("2026-10-26 00:00"), At("2026-10-25 00:00")), Is.EqualTo(Duration.Zero));
            Assert.That(always.Add(At("2026-03-28 12:00"), Span.Parse("24wh")), Is.EqualTo(At("2026-03-29 13:00")));
            Assert.That(always.Add(At("2026-03-28 02:30"), Span.Parse("1wd")), Is.EqualTo(At("2026-03-29 03:00")));
        });
    }

    [Test]
    public void A_day_that_a_zone_left_out_is_no_working_day()
    {
        var apia = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        var calendar = WorkingCalendar.Default(apia);
        var thursday = new LocalDateTime(2011, 12, 29, 15, 0).InZoneStrictly(apia).ToInstant();
        Assert.Multiple(() =>
        {
            Assert.That(Wall(calendar.Add(thursday, Span.Parse("1wd"))), Is.EqualTo(new LocalDateTime(2012, 1, 2, 15, 0)));
            Assert.That(Wall(calendar.Add(thursday, Span.Parse("3wh"))), Is.EqualTo(new LocalDateTime(2012, 1, 2, 10, 0)));
            Assert.That(Wall(calendar.NextMorning(thursday)), Is.EqualTo(new LocalDateTime(2012, 1, 2, 9, 0)));
        });

        LocalDateTime Wall(Instant instant) => instant.InZone(apia).LocalDateTime;
    }

    [TestCase("", "09:00", "17:00", "at least one working day")]
    [TestCase("mon-fri", "17:00", "09:00", "open before they close")]
    [TestCase("mon-fri", "09:00", "09:00", "open before they close")]
    public void A_calendar_without_working_time_is_refused(string days, string from, string to, string reason) =>
        Assert.That(
            () => new WorkingCalendar(DateTimeZone.Utc, days.Length == 0 ? [] : WorkingDays.Parse(days), Time(from), Time(to), []),
            Throws.ArgumentException.With.Message.Contains(reason));

    [Test]
    public void Calendars_of_the_same_content_are_equal()
    {
        var other = new WorkingCalendar(
            Berlin().Zone, WorkingDays.Parse("fri,mon-thu,mon"), Time("09:00"), Time("17:00"), [.. Holidays.Reverse()]);
        Assert.Multiple(() =>
        {
            Assert.That(other, Is.EqualTo(Berlin()));
            Assert.That(other.GetHashCode(), Is.EqualTo(Berlin().GetHashCode()));
            Assert.That(WorkingCalendar.Default(Berlin().Zone), Is.Not.EqualTo(Berlin()));
        });
    }

    private static WorkingCalendar Berlin() => new(
        DateTimeZoneProviders.Tzdb["Europe/Berlin"], WorkingDays.MondayToFriday, Time("09:00"), Time("17:00"), Holidays);

    private static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    private static Instant At(string wallTime) => LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm")
        .Parse(wallTime).Value.InZoneStrictly(Berlin().Zone).ToInstant();
}
