using AndonBot.Domain.Incidents;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>When a defect began. The incident was pulled on Monday, 7 January 2030, at 10:00 in Berlin.</summary>
public sealed class BeginningTests
{
    [TestCase("09:10", null, "mon 07 09:10")]
    [TestCase("10:00", null, "mon 07 10:00")]
    [TestCase("10:01", null, "sun 06 10:01", Description = "Later on the wall than the pull, so it was the day before.")]
    [TestCase("23:30", null, "sun 06 23:30")]
    [TestCase("23:30", "2030-01-04", "fri 04 23:30")]
    [TestCase("10:01", "2030-01-07", null)]
    [TestCase("09:10", "2030-01-08", null)]
    public void A_beginning_is_at_the_latest_at_the_pull(string time, string? day, string? expected)
    {
        var date = day is null ? (LocalDate?)null : NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

        var decision = Pulled().Began(
            Bob, date, NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value, Berlin, After(5));

        Assert.That(decision is Decision.Done done ? Say(done.Incident.BeganAt!.Value) : null, Is.EqualTo(expected));
        if (expected is null)
            Assert.That(decision, Is.EqualTo(new Decision.Refused(Objection.BeganAfterPull)));
    }

    [Test]
    public void It_is_told_once_and_can_be_corrected()
    {
        var told = (Decision.Done)Pulled().Began(Bob, null, At(-50), Berlin, After(5));

        Assert.That(told.Incident, Is.EqualTo(Pulled() with { BeganAt = After(-50), Stops = told.Incident.Stops }));
        Assert.That(told.Events, Is.EqualTo(new[]
        {
            new IncidentEvent(IncidentEventKind.Explained, After(5), Bob, "It began Mon 7 Jan 2030, 09:10 in Europe/Berlin."),
        }));
        Assert.That(told.Incident.Began(Cleo, null, At(-50), Berlin, After(6)), Is.EqualTo(new Decision.Already(null, null)));
        Assert.That(told.Incident.Then(i => i.Began(Cleo, null, At(-20), Berlin, After(6))).BeganAt, Is.EqualTo(After(-20)));
    }

    [Test]
    public void A_false_alarm_has_no_beginning() => Assert.That(
        Pulled().Then(i => i.Dismiss(Bob, "a test", After(1))).Began(Bob, null, At(-5), Berlin, After(2)),
        Is.EqualTo(new Decision.Refused(Objection.Dismissed)));

    [Test]
    public void With_a_containment_both_are_decided_at_once_and_either_alone_stays()
    {
        var incident = Pulled();
        var both = (Decision.Done)Contain(incident).And(incident, after => after.Began(Bob, null, At(-50), Berlin, After(9)));
        Assert.That(both.Incident is { ContainedAt: not null, BeganAt: not null });
        Assert.That(both.Events.Select(told => told.Kind), Is.EqualTo(
            new[] { IncidentEventKind.Answered, IncidentEventKind.Contained, IncidentEventKind.Explained }));

        var contained = incident.Then(Contain);
        var later = Contain(contained).And(contained, after => after.Began(Cleo, null, At(-50), Berlin, After(10)));
        Assert.That(later is Decision.Done { Incident.BeganAt: not null }, "It was contained already, and the beginning is news.");
    }

    [Test]
    public void With_a_beginning_after_the_pull_nothing_is_contained()
    {
        var incident = Pulled();
        foreach (var before in new[] { incident, incident.Then(Contain) })
        {
            Assert.That(
                Contain(before).And(before, after => after.Began(Bob, new LocalDate(2030, 1, 8), At(-50), Berlin, After(9))),
                Is.EqualTo(new Decision.Refused(Objection.BeganAfterPull)));
        }
    }

    private static LocalTime At(int minutes) => After(minutes).InZone(Berlin).TimeOfDay;

    private static Decision Contain(Incident incident) => incident.Contain(Bob, "rolled back", null, null, false, After(9));
}
