using AndonBot.Domain.Rotations;
using NodaTime;
using static AndonBot.Domain.Tests.Rotations.Rotas;

namespace AndonBot.Domain.Tests.Rotations;

/// <summary>How shifts follow one another, by table; then who accepts.</summary>
public sealed class RotationTests
{
    private static readonly Rotation Team = Of(SettingsOf("ann", "bob", "cleo"), [new(Start, "ann")]);

    [TestCase("", "bob 01-07 09:00, cleo 01-14 09:00, ann 01-21 09:00, bob 01-28 09:00")]
    [TestCase("cleo", "bob 01-07 09:00, ann 01-14 09:00, bob 01-21 09:00, ann 01-28 09:00", Description = "Who is unable is skipped.")]
    [TestCase("bob cleo", "ann 01-07 09:00, ann 01-14 09:00, ann 01-21 09:00, ann 01-28 09:00", Description = "Who is alone stays.")]
    public void The_shifts_after_the_first(string unable, string expected) =>
        Assert.That(Say(Of(Team.RotationSettings, Team.Written, unable)), Is.EqualTo(expected));

    [TestCase("bob", "", "01-07 09:00, 01-28 09:00")]
    [TestCase("ann", "", "01-21 09:00, 02-11 09:00")]
    [TestCase("cleo", "ann bob", "01-07 09:00, 01-14 09:00, 01-21 09:00, 01-28 09:00, 02-04 09:00, 02-11 09:00",
        Description = "Who takes turns with nobody has every week.")]
    [TestCase("dora", "", "")]
    public void The_next_shifts_of_one(string person, string unable, string expected) => Assert.That(
        string.Join(", ", Of(Team.RotationSettings, Team.Written, unable).Of(person, Start).Select(shift => $"{shift.StartsAt:MM-dd HH:mm}")),
        Is.EqualTo(expected));

    [TestCase(IsoDayOfWeek.Friday, 17, "cleo 01-18 17:00, ann 01-25 17:00", Description = "A week that had its handoff has no second one.")]
    [TestCase(IsoDayOfWeek.Monday, 8, "cleo 01-14 08:00, ann 01-21 08:00")]
    [TestCase(IsoDayOfWeek.Sunday, 23, "cleo 01-20 23:00, ann 01-27 23:00")]
    public void A_change_of_the_handoff_on_Wednesday_after_Mondays(IsoDayOfWeek day, int hour, string expected) =>
        Assert.That(Say(Changed(Team.Ticked(At(9, 12)), day, hour, At(9, 12))), Does.StartWith(expected));

    [TestCase(IsoDayOfWeek.Monday, 9, "cleo 01-21 09:00, ann 01-28 09:00", Description = "None comes at once; the shift is longer by that.")]
    [TestCase(IsoDayOfWeek.Wednesday, 12, "cleo 01-23 12:00", Description = "Not even one at the very moment.")]
    [TestCase(IsoDayOfWeek.Wednesday, 13, "cleo 01-16 13:00, ann 01-23 13:00")]
    [TestCase(IsoDayOfWeek.Saturday, 9, "cleo 01-19 09:00, ann 01-26 09:00")]
    public void A_change_of_the_handoff_on_Wednesday_before_Fridays(IsoDayOfWeek day, int hour, string expected)
    {
        var friday = Team with { RotationSettings = Team.RotationSettings with { HandoffDay = IsoDayOfWeek.Friday } };

        Assert.That(Say(Changed(friday.Ticked(At(12, 0)), day, hour, At(16, 12))), Does.StartWith(expected));
    }

    [Test]
    public void History_does_not_change_when_the_settings_do()
    {
        var (now, ticked) = (At(22, 0), Team.Ticked(At(22, 0)));
        var changed = ticked with { RotationSettings = SettingsOf("eve", "fay") };

        Assert.That(changed.At(At(16, 0)).Current, Is.EqualTo(ticked.At(At(16, 0)).Current));
        Assert.That((changed.At(now).Current.Fixer, changed.At(now).Next.Fixer), Is.EqualTo(("ann", "eve")));
        Assert.That(changed.Missed(now), Is.Empty);
    }

    [Test]
    public void After_three_weeks_without_a_tick_every_shift_is_missed_and_the_last_one_runs()
    {
        Assert.That(Team.Missed(At(28, 8)).Select(shift => shift.Handoff), Is.EqualTo(new[] { 20300107, 20300114, 20300121 }));
        Assert.That(Team.At(At(28, 8)).Current.Fixer, Is.EqualTo("ann"));
    }

    [TestCase("bob", 20300107, "Done")]
    [TestCase("bob", null, "Done")]
    [TestCase("ann", 20300107, "NotTheirs", Description = "Not who handed over,")]
    [TestCase("cleo", null, "NotTheirs", Description = "nor who is next.")]
    [TestCase("bob", 20300114, "Over")]
    [TestCase("bob", 0, "Over")]
    public void Who_accepts_the_first_handoff(string who, int? handoff, string expected) =>
        Assert.That(Team.Accept(who, handoff, At(7, 10)).GetType().Name, Is.EqualTo(expected));

    [Test]
    public void Nobody_accepts_twice_and_nobody_what_has_passed_or_did_not_change_hands()
    {
        var done = (Acceptance.Done)Team.Accept("bob", 20300107, At(7, 10));
        Assert.That((done.Shift.AcceptedAt, done.Shift.AcceptedBy), Is.EqualTo(((Instant?)At(7, 10), "bob")));

        var accepted = Team with { Written = [.. Team.Written, done.Shift] };
        Assert.That(accepted.Accept("bob", 20300107, At(7, 11)), Is.EqualTo(new Acceptance.Already(done.Shift)));
        Assert.That(accepted.Accept("bob", 20300107, At(14, 11)), Is.TypeOf<Acceptance.Over>());
        Assert.That(Of(SettingsOf("ann"), [new(Start, "ann")]).Accept("ann", null, At(7, 10)), Is.TypeOf<Acceptance.Over>());
        Assert.That(Team.Accept("ann", null, At(7, 8)), Is.TypeOf<Acceptance.Over>(), "The first shift was handed over by nobody.");
    }

    private static Rotation Changed(Rotation rotation, IsoDayOfWeek day, int hour, Instant at) =>
        rotation with { RotationSettings = rotation.RotationSettings with { HandoffDay = day, HandoffTime = new(hour, 0), Since = at } };

    private static string Say(Rotation rotation) => string.Join(", ", rotation.RotationSettings.ShiftsAfter(rotation.Written[^1], rotation.IsAble)
        .Take(4).Select(shift => $"{shift.Fixer} {shift.StartsAt.InUtc():MM-dd HH:mm}"));
}
