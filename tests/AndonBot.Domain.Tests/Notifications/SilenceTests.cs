using AndonBot.Domain.Lines;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>No open state is without a clock: what is answered and silent, what is red, what nobody placed.</summary>
public sealed class SilenceTests
{
    [TestCase(Severity.Sev1, """
        mon 07 10:35 quiet bob
        mon 07 11:05 quiet bob
        mon 07 11:35 quiet bob, quiet dora
        tue 08 09:00 quiet bob, quiet dora
        """)]
    [TestCase(Severity.Sev2, """
        mon 07 12:05 quiet bob
        mon 07 14:05 quiet bob
        mon 07 16:05 quiet bob, quiet dora
        tue 08 09:00 quiet bob, quiet dora
        """)]
    [TestCase(Severity.Sev3, """
        tue 08 10:05 quiet bob
        wed 09 10:05 quiet bob
        thu 10 10:05 quiet bob, quiet dora
        fri 11 09:00 quiet bob, quiet dora
        """)]
    public void Two_go_to_whoever_is_on_it_then_the_owner_hears_too(Severity severity, string told) =>
        Assert.That(Answered(severity).Until(severity == Severity.Sev3 ? "fri 11 09:30" : "tue 08 09:30"), Is.EqualTo(told));

    [Test]
    public void A_note_or_a_still_on_it_starts_the_silence_anew() => Assert.That(
        Answered().Do("mon 07 12:30", (i, now) => i.Note(Cleo, "looking", now)).Do("mon 07 14:40", (i, now) => i.StillOnIt(Bob, now)).Until("mon 07 16:45"),
        Is.EqualTo("""
            mon 07 12:05 quiet bob
            mon 07 14:30 quiet bob
            mon 07 16:40 quiet bob
            """));

    [Test]
    public void Who_is_on_it_and_owns_the_line_is_asked_once() => Assert.That(
        Answered(line: Checkout with { Owner = Bob }).Until("mon 07 16:45"), Does.EndWith("mon 07 16:05 quiet bob"));

    [Test]
    public void It_is_whoever_answered_and_not_the_Fixer() => Assert.That(
        new SimulatedOutbox(Pulled()).Do("mon 07 10:05", (i, now) => i.Answer(Cleo, now)).Until("mon 07 12:30"), Does.EndWith("mon 07 12:05 quiet cleo"));

    [Test]
    public void Nobody_is_asked_at_night() => Assert.That(
        new SimulatedOutbox(Pulled(Severity.Sev2, at: At("fri 11 16:00")))
            .Do("fri 11 16:05", (i, now) => i.Answer(Bob, now)).Until("wed 16 08:00"), Is.EqualTo("""
            fri 11 16:00 call bob
            mon 14 09:00 quiet bob, quiet dora
            tue 15 09:00 quiet bob, quiet dora
            """));

    [Test]
    public void A_morning_is_the_recipients_own_on_the_first_working_day() => Assert.That(
        Answered().In(Bob, "America/New_York").In(Dora, "Asia/Tokyo").Until("thu 10 08:00"), Is.EqualTo("""
            mon 07 12:05 quiet bob
            mon 07 14:05 quiet bob
            mon 07 16:05 quiet bob, quiet dora
            tue 08 01:00 quiet dora
            tue 08 15:00 quiet bob
            wed 09 01:00 quiet dora
            wed 09 15:00 quiet bob
            thu 10 01:00 quiet dora
            """));

    [Test]
    public void What_is_contained_is_not_asked_about() => Assert.That(
        Answered().Do("mon 07 10:30", (i, now) => i.Contain(Bob, "rolled back", null, true, false, now)).Until("fri 25 12:00"), Is.Empty);

    [Test]
    public void A_stopped_line_reminds_Fixer_and_owner_every_four_working_hours_until_it_restarts() => Assert.That(
        Answered().Do("mon 07 10:06", (i, now) => i.Stop(Cleo, null, now)).Do("mon 07 10:07", (i, now) => i.Contain(Bob, "rolled back", null, true, false, now))
            .Do("wed 09 12:00", (i, now) => i.Restart(Bob, null, now)).Until("fri 11 12:00"),
        Is.EqualTo("""
            mon 07 14:06 red bob, red dora
            tue 08 10:06 red bob, red dora
            tue 08 14:06 red bob, red dora
            tue 08 14:55 postmortem bob
            wed 09 10:06 red bob, red dora
            wed 09 10:07 postmortem bob
            thu 10 09:00 postmortem bob
            fri 11 09:00 postmortem bob, postmortem dora
            """));

    [Test]
    public void A_second_stop_has_a_ladder_of_its_own() => Assert.That(
        Answered().Do("mon 07 10:06", (i, now) => i.Stop(Cleo, null, now)).Do("mon 07 14:30", (i, now) => i.Restart(Bob, "rolled back", now))
            .Do("tue 08 09:00", (i, now) => i.Stop(Cleo, null, now)).Until("tue 08 13:00"),
        Is.EqualTo("""
            mon 07 12:05 quiet bob
            mon 07 14:05 quiet bob
            mon 07 14:06 red bob, red dora
            tue 08 13:00 red bob, red dora
            """));

    [Test]
    public void What_was_handed_over_is_its_new_owners_to_restart() => Assert.That(
        Answered().Do("mon 07 10:06", (i, now) => i.Stop(Bob, null, now)).Do("mon 07 10:07", (i, now) => i.Reassign(Bob, Cleo, now)).Until("mon 07 14:10"),
        Is.EqualTo("""
            mon 07 10:07 given cleo
            mon 07 12:05 quiet bob
            mon 07 14:05 quiet bob
            mon 07 14:06 red cleo, red dora
            """));

    [Test]
    public void After_two_days_without_Slack_only_the_latest_step_of_each_ladder_is_said()
    {
        var silent = Answered().Do("mon 07 10:06", (i, now) => i.Stop(Bob, null, now));
        _ = silent.Until("mon 07 10:06");

        Assert.That(silent.New(At("wed 09 12:00")).Select(due => $"{due.Key.Kind} {due.Key.Recipient}"),
            Is.EqualTo(new[] { "Quiet bob", "Quiet dora", "Red bob", "Red dora", "RedDay #checkout" }));
    }

    [TestCase("fri 11 19:00", "")]
    [TestCase("sat 12 12:00", "")]
    [TestCase("mon 14 08:59", "")]
    [TestCase("mon 14 09:00", "Postmortem bob, Postmortem dora, Red bob, Red dora")]
    public void A_reminder_that_could_not_leave_in_hours_waits_for_the_next_ones(string looked, string said)
    {
        var silent = Answered().Do("mon 07 10:06", (i, now) => i.Contain(Bob, "rolled back", null, true, false, now))
            .Do("fri 11 10:06", (i, now) => i.Stop(Bob, null, now));
        _ = silent.Until("fri 11 10:06");

        Assert.That(string.Join(", ", silent.New(At(looked)).Select(due => $"{due.Key.Kind} {due.Key.Recipient}")), Is.EqualTo(said));
    }

    [Test]
    public void A_pull_without_line_asks_its_puller_and_the_operator_after_five_minutes_and_every_morning() => Assert.That(
        new SimulatedOutbox(Unplaced(), @operator: "oper").In(Ann, "Europe/Berlin").In("oper", "America/New_York").Until("tue 08 16:00"), Is.EqualTo("""
            mon 07 10:05 unplaced ann, unplaced oper
            mon 07 15:00 unplaced oper
            tue 08 09:00 unplaced ann
            tue 08 15:00 unplaced oper
            """));

    [Test]
    public void A_pull_without_line_that_is_over_asks_nobody() => Assert.That(
        new SimulatedOutbox(Unplaced(), @operator: "oper").Do("mon 07 10:02", (i, now) => i.Dismiss(Ann, "a test", now)).Until("tue 08 16:00"), Is.Empty);

    private static SimulatedOutbox Answered(Severity severity = Severity.Sev2, Line? line = null)
    {
        var policy = SeverityPolicies.Default[severity] with { StopRule = StopRule.Never };
        var never = (line ?? Checkout) with { Policies = SeverityPolicies.Default.With(severity, policy) };
        var outbox = new SimulatedOutbox(Pulled(severity, line: never), never).Do("mon 07 10:05", (i, now) => i.Answer(Bob, now));
        _ = outbox.Until("mon 07 10:05");
        return outbox;
    }
}
