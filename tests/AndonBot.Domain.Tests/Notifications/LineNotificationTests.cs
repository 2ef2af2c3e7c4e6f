using AndonBot.Domain.Calendar;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Tests.Incidents;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>What is said about a line, by table: Bob has it since Monday, 7 January 2030, at 10:00, Cleo from the 14th at 09:00.</summary>
public sealed class LineNotificationTests
{
    private const string First = "2030-01-14";

    [TestCase("mon 07 10:00", "", "tue 08 10:00", Description = "Looked at once a day; a line's first shift was handed over by nobody.")]
    [TestCase("fri 11 08:59", "", "fri 11 09:00")]
    [TestCase("fri 11 09:00", "Upcoming 2030-01-14 cleo", "sat 12 09:00")]
    [TestCase("fri 11 23:59", "Upcoming 2030-01-14 cleo", "sat 12 23:59")]
    [TestCase("sat 12 00:00", "", "sun 13 00:00", Description = "Too late for Friday")]
    [TestCase("mon 14 08:59", "", "mon 14 09:00")]
    [TestCase("mon 14 09:00", "Handoff 2030-01-14 #checkout", "tue 15 09:00")]
    [TestCase("sun 20 23:00", "Handoff 2030-01-14 #checkout", "mon 21 09:00")]
    [TestCase("mon 28 09:00", "Handoff 2030-01-28 #checkout", "tue 29 09:00", Description = "The last handoff only")]
    public void What_is_due(string now, string due, string next) => Assert.That(Say(Facts(), At(now)), Is.EqualTo((due, next)));

    [TestCase("America/New_York", "fri 11 15:00")]
    [TestCase("Asia/Tokyo", "fri 11 01:00")]
    public void The_morning_before_is_the_recipients_own(string zone, string at)
    {
        var facts = Facts() with { Zones = new Dictionary<string, DateTimeZone> { [Cleo] = DateTimeZoneProviders.Tzdb[zone] } };

        Assert.That(Say(facts, At(at) - Duration.FromSeconds(1)).Due, Is.Empty);
        Assert.That(Say(facts, At(at)).Due, Is.EqualTo("Upcoming 2030-01-14 cleo"));
    }

    [Test]
    public void A_morning_that_would_come_after_the_handoff_is_the_one_of_the_day_before_that()
    {
        // Tuesday begins in Kiritimati when it is still Monday, seven hours before nine, in Midway.
        var (kiritimati, midway) = (DateTimeZoneProviders.Tzdb["Pacific/Kiritimati"], DateTimeZoneProviders.Tzdb["Pacific/Midway"]);
        var calendar = WorkingCalendar.Default(kiritimati);
        var handoff = new LocalDateTime(2030, 1, 15, 0, 0).InZoneStrictly(kiritimati).ToInstant();

        Assert.That(calendar.LastMorning(new(2030, 1, 15), handoff), Is.EqualTo(new LocalDateTime(2030, 1, 14, 9, 0).InZoneStrictly(kiritimati).ToInstant()));
        Assert.That(calendar.LastMorning(new(2030, 1, 15), handoff, midway),
            Is.EqualTo(new LocalDateTime(2030, 1, 11, 9, 0).InZoneStrictly(midway).ToInstant()));
    }

    [Test]
    public void Who_stays_hears_nothing_before_and_the_channel_hears_that_they_stay()
    {
        var facts = Facts(Bob);

        Assert.That(Say(facts, At("fri 11 12:00")).Due, Is.Empty);
        Assert.That(Say(facts, At("mon 14 09:00")).Due, Is.EqualTo("Handoff 2030-01-14 #checkout"));
    }

    [Test]
    public void A_handoff_stays_in_the_channel_where_it_was_said_and_a_refused_one_is_told_to_the_operator()
    {
        var facts = Facts() with { Operator = "oper" };
        var moved = facts with { Line = facts.Line with { Channels = ["#new"] } };
        SentNotification accepted = new(new(HandoffLadder.Name, First, Channel), NotificationState.Accepted, 1, Channel, "1.1", Monday);
        var refused = accepted with { State = NotificationState.Refused, Ts = null };

        Assert.That(Say(moved, At("mon 14 10:00"), accepted).Due, Is.EqualTo("Handoff 2030-01-14 #checkout"));
        Assert.That(Say(moved, At("mon 14 10:00"), refused).Due, Is.EqualTo("Handoff 2030-01-14 #new, Refused refused-1 oper"));
    }

    [Test]
    public void A_handover_counts_the_week_and_the_debt_at_the_handoff()
    {
        var (at, early) = (At("mon 14 09:00"), At("fri 04 10:00"));
        Incident[] incidents =
        [
            Pulled(number: 1, at: early).Then(i => i.Stop(Bob, null, early)).Then(i => i.Restart(Bob, "rolled back", At("mon 07 11:00"))),
            Pulled(number: 2).Then(i => i.Stop(Bob, null, At("mon 07 10:30")))
                .Then(i => i.Restart(Bob, "x", At("mon 07 12:00"))).Then(i => i.Contain(Bob, "x", null, true, false, At("mon 07 13:00"))),
            Pulled(number: 3).Then(i => i.Answer(Bob, After(16))),
            Pulled(number: 4).Then(i => i.Dismiss(Bob, "a test", After(60))),
            Pulled(number: 5).Then(i => i.SameAs(Pulled(number: 3), Ann, After(1))),
            Pulled(number: 6).Then(i => i.Contain(Bob, "x", "y", false, false, After(10))),
            Pulled(number: 7, at: at - Duration.FromMinutes(5)),
            Pulled(number: 8, at: at - Duration.FromMinutes(5)).Then(i => i.Dismiss(Bob, "later", at + Duration.FromMinutes(5))),
        ];

        var handover = HandoffReport.Of(Checkout, new(Monday, Bob), at, incidents, [34], [3]);

        Assert.That((handover.Pulls, handover.Judged, handover.InTime),
            Is.EqualTo((7, 3, 1)), "1 was pulled before, 4, 5 and 8 count against nobody, 7 has time, 3 was late, and so was 2");
        Assert.That(handover.Stopped, Is.EqualTo(Duration.FromHours(2)), "from the start of the shift, where two stops overlap once");
        Assert.That(handover.Open.Select(incident => incident.Number), Is.EqualTo(new long[] { 1, 2, 3, 7, 8 }));
        Assert.That(handover.Unmended, Is.EqualTo(new long[] { 2 }));
        Assert.That(handover.Overdue, Is.EqualTo(new long[] { 34 }));
    }

    private static LineFacts Facts(params string[] members)
    {
        var line = Checkout with { RotationSettings = members.Length == 0 ? Checkout.RotationSettings : Checkout.RotationSettings with { Members = members } };
        return new(line, new(line.RotationSettings, line.Calendar, line.Owner, [new(Monday, Bob)], _ => true), new Dictionary<string, DateTimeZone>(), null);
    }

    private static (string Due, string Next) Say(LineFacts facts, Instant now, params SentNotification[] said)
    {
        var look = LineNotifications.Due(facts, said, now);
        return (string.Join(", ", look.Due.Select(due => $"{due.Key.Kind} {due.Key.Occurrence} {due.Key.Recipient}")), TestData.Say(look.Next!.Value));
    }
}
