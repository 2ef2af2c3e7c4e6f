using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>What time makes true, until all of it is saved. Bob is Fixer, Cleo is next.</summary>
public sealed class MadeByTimeTests
{
    [Test]
    public void Nothing_is_made_before_its_time() => Assert.That(Made(Pulled(), After(14)), Is.Empty);

    [Test]
    public void A_Fixer_who_cannot_act_passes_the_clocks_on_before_the_line_stops() => Assert.That(
        Made(Pulled(), After(15), unable: Bob), Is.EqualTo(new[] { IncidentEventKind.HandedOver, IncidentEventKind.Stopped }));

    [Test]
    public void A_line_stops_and_days_later_its_postmortem_is_missed() => Assert.That(
        Made(Pulled(), At("fri 11 16:00")), Is.EqualTo(new[] { IncidentEventKind.Stopped, IncidentEventKind.PostmortemMissed }));

    [Test]
    public void Without_a_line_only_a_permanent_fix_is_reached()
    {
        var contained = Unplaced().Then(i => i.Contain(Bob, "rolled back", "a price was null", true, false, After(20)));
        var done = new ActionItem(34, 12, "reject carts", Cleo, new(2030, 1, 9), false, false, After(30), Bob) { DoneAt = After(60) };

        Assert.That(MadeByTime.Of(Unplaced(), null, null, [], At("fri 11 16:00")), Is.Null);
        Assert.That(MadeByTime.Of(contained, null, null, [done], After(61))!.Incident.FixedAt, Is.EqualTo(After(60)));
    }

    [Test]
    public void Shifts_that_have_begun_are_made_in_their_order()
    {
        Assert.That(MadeByTime.Of(1, Rotation(), At("mon 14 08:59")), Is.Null);
        Assert.That(MadeByTime.Of(1, Rotation(), At("mon 21 09:00"))!.Shifts.Select(shift => shift.Fixer), Is.EqualTo(new[] { Cleo, Bob }));
    }

    private static List<IncidentEventKind> Made(Incident incident, Instant now, string unable = "")
    {
        var made = new List<IncidentEventKind>();
        while (MadeByTime.Of(incident, Checkout, Rotation(unable), [], now) is { } next)
        {
            made.AddRange(next.Events.Select(told => told.Kind));
            incident = next.Incident;
        }

        return made;
    }

    private static Rotation Rotation(string unable = "") =>
        new(Checkout.RotationSettings, Checkout.Calendar, Checkout.Owner, [new(Monday, Bob)], person => person != unable);
}
