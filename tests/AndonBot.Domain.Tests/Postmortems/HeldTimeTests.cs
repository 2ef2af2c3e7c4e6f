using AndonBot.Domain.Calendar;
using AndonBot.Domain.Postmortems;
using NodaTime;
using NodaTime.Text;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Postmortems;

/// <summary>When a postmortem was held, as people say it; it is Wednesday at noon, the pull was on Monday at ten.</summary>
public sealed class HeldTimeTests
{
    [TestCase("2030-01-09", null, "wed 09 12:00", Description = "Today is now.")]
    [TestCase("2030-01-08", null, "tue 08 17:00")]
    [TestCase("2030-01-08", "14:30", "tue 08 14:30")]
    [TestCase(null, "11:00", "wed 09 11:00")]
    [TestCase("2030-01-07", "10:00", "mon 07 10:00")]
    [TestCase("2030-01-07", "09:59", "mon 07 09:59", Description = "A minute before the pull is before it.")]
    [TestCase("2030-01-07", "08:00", "mon 07 08:00", Description = "So is an hour of the same day.")]
    [TestCase("2030-01-07", "17:30", "mon 07 17:30")]
    [TestCase("2030-01-07", null, "mon 07 17:00")]
    [TestCase("2030-01-10", null, "thu 10 17:00", Description = "Ahead, and so refused.")]
    [TestCase("9999-12-31", "23:59", "thu 10 23:59")]
    [TestCase("2030-01-06", null, "sun 06 17:00")]
    public void A_day_a_time_or_both(string? day, string? time, string at) => Assert.That(
        Say(Held(day, time).In(Berlin, Checkout.Calendar, Monday, At("wed 09 12:00"))!.Value), Is.EqualTo(at));

    [TestCase("2030-01-08", null, "tue 08 23:59")]
    [TestCase("2030-01-08", "00:00", "tue 08 00:00")]
    public void Where_hours_end_at_midnight_a_day_ends_with_its_last_minute(string day, string? time, string at)
    {
        var calendar = new WorkingCalendar(Berlin, Checkout.Calendar.Days, new(9, 0), LocalTime.Midnight, []);
        Assert.That(Say(Held(day, time).In(Berlin, calendar, Monday, At("wed 09 12:00"))!.Value), Is.EqualTo(at));
    }

    [Test]
    public void Nothing_is_nothing() => Assert.That(Held(null, null).In(Berlin, Checkout.Calendar, Monday, Monday), Is.Null);

    [Test]
    public void Nothing_of_the_pulls_own_minute_or_evening_was_before_it()
    {
        var late = At("mon 07 18:00") + Duration.FromSeconds(40);
        Assert.That(Held("2030-01-07", "18:00").In(Berlin, Checkout.Calendar, late, At("wed 09 12:00")), Is.EqualTo(late));
        Assert.That(Held("2030-01-07", null).In(Berlin, Checkout.Calendar, late, At("wed 09 12:00")), Is.EqualTo(late));
    }

    [TestCase("2026-12-01 14:00", "2026-12-01", "14:00")]
    [TestCase(" 2026-12-01T14:00 ", "2026-12-01", "14:00")]
    [TestCase("2026-12-01", "2026-12-01", null)]
    public void As_text_too(string text, string day, string? time) => Assert.That(HeldTime.Read(text), Is.EqualTo(Held(day, time)));

    [TestCase("yesterday")]
    [TestCase("2026-02-30")]
    [TestCase("2026-12-01 25:00")]
    public void What_is_no_time_is_none(string text) => Assert.That(HeldTime.Read(text), Is.Null);

    private static HeldTime Held(string? day, string? time) => new(
        day is null ? null : LocalDatePattern.Iso.Parse(day).Value,
        time is null ? null : LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value);
}
