using AndonBot.Domain.Calendar;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Calendar;

public sealed class CalendarTextTests
{
    [TestCase("mon-fri", "mon-fri")]
    [TestCase("fri,wed,mon", "mon,wed,fri")]
    [TestCase("sun-thu", "sun-thu")]
    [TestCase("sat-sun", "sat,sun")]
    [TestCase("mon-sun", "mon-sun")]
    [TestCase("wed-tue", "mon-sun")]
    [TestCase("Monday - Wednesday, FRI", "mon-wed,fri")]
    [TestCase("mon-mon", "mon")]
    [TestCase("thurs", "thu")]
    public void Days_are_read_and_written(string text, string canonical) =>
        Assert.That(WorkingDays.Format(WorkingDays.Parse(text)), Is.EqualTo(canonical));

    [TestCase("")]
    [TestCase("mo-fr")]
    [TestCase("mon-")]
    [TestCase("mon-wed-fri")]
    [TestCase("mon,,fri")]
    [TestCase("weekdays")]
    public void Other_days_are_refused_with_an_example(string text) =>
        Assert.That(() => WorkingDays.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("mon-fri"));

    [Test]
    public void Any_set_of_days_is_read_back_as_written() => Gen.OneOf(Enum.GetValues<IsoDayOfWeek>()[1..]).Array[1, 7]
        .Sample(days => WorkingDays.Parse(WorkingDays.Format(days)).SequenceEqual(days.Distinct().Order()));

    [TestCase("09:00-17:00", "09:00-17:00")]
    [TestCase("9:30 - 18:00", "09:30-18:00")]
    [TestCase("00:00-24:00", "00:00-24:00")]
    [TestCase("14:00-00:00", "14:00-24:00")]
    public void Hours_are_read_and_written(string text, string canonical)
    {
        var (from, to) = WorkingHours.Parse(text);
        Assert.That(WorkingHours.Format(from, to), Is.EqualTo(canonical));
    }

    [TestCase("09:00", "like 09:00-17:00")]
    [TestCase("24:00-24:00", "like 09:00-17:00")]
    [TestCase("9-17", "like 09:00-17:00")]
    [TestCase("09:00-25:00", "like 09:00-17:00")]
    [TestCase("22:00-06:00", "open before they close")]
    [TestCase("09:00-09:00", "open before they close")]
    public void Other_hours_are_refused_with_the_reason(string text, string reason) =>
        Assert.That(() => WorkingHours.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(reason));

    [TestCase("mon 09:00", IsoDayOfWeek.Monday, 9, 0, "mon 09:00")]
    [TestCase("  Friday  8:30 ", IsoDayOfWeek.Friday, 8, 30, "fri 08:30")]
    public void A_handoff_is_read_and_written(string text, IsoDayOfWeek day, int hour, int minute, string canonical)
    {
        var handoff = HandoffTime.Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That(handoff, Is.EqualTo(new HandoffTime(day, new LocalTime(hour, minute))));
            Assert.That(handoff.ToString(), Is.EqualTo(canonical));
        });
    }

    [TestCase("")]
    [TestCase("mon")]
    [TestCase("09:00")]
    [TestCase("mon 24:00")]
    [TestCase("mon at 09:00")]
    public void Other_handoffs_are_refused_with_an_example(string text) =>
        Assert.That(() => HandoffTime.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("mon 09:00"));
}
