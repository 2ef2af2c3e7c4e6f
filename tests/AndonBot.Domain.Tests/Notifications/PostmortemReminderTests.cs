using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>A postmortem that is owed is brought up at 80 % of its time, when it is due, then every working morning; from the second with the owner.</summary>
public sealed class PostmortemReminderTests
{
    [TestCase(Severity.Sev1, "fri 11 12:00", """
        mon 07 16:34 postmortem bob
        tue 08 10:10 postmortem bob
        wed 09 09:00 postmortem bob
        thu 10 09:00 postmortem bob, postmortem dora
        fri 11 09:00 postmortem bob, postmortem dora
        """)]
    [TestCase(Severity.Sev2, "fri 11 12:00", """
        tue 08 14:58 postmortem bob
        wed 09 10:10 postmortem bob
        thu 10 09:00 postmortem bob
        fri 11 09:00 postmortem bob, postmortem dora
        """)]
    [TestCase(Severity.Sev3, "wed 16 12:00", """
        fri 11 10:10 postmortem bob
        mon 14 10:10 postmortem bob
        tue 15 09:00 postmortem bob
        wed 16 09:00 postmortem bob, postmortem dora
        """)]
    public void It_is_brought_up_by_severity(Severity severity, string until, string told) => Assert.That(Contained(severity).Until(until), Is.EqualTo(told));

    [Test]
    public void Over_a_weekend_and_a_holiday_nobody_is_asked()
    {
        var line = Closed(new LocalDate(2030, 1, 14));
        Assert.That(Contained(Severity.Sev2, line, "fri 11").Until("thu 17 12:00"), Is.EqualTo("""
            tue 15 14:58 postmortem bob
            wed 16 10:10 postmortem bob
            thu 17 09:00 postmortem bob
            """));
    }

    [Test]
    public void A_morning_is_the_recipients_own_and_only_working_hours_of_the_line_are_at_once() => Assert.That(
        Contained().In(Bob, "America/New_York").In(Dora, "Asia/Tokyo").Until("fri 11 12:00"), Is.EqualTo("""
            tue 08 14:58 postmortem bob
            wed 09 10:10 postmortem bob
            wed 09 15:00 postmortem bob
            thu 10 15:00 postmortem bob
            fri 11 01:00 postmortem dora
            """));

    [Test]
    public void Due_at_the_end_of_a_day_it_is_said_in_the_morning_which_is_the_first() => Assert.That(
        Contained().Do("mon 07 11:00", (i, now) => i.ExtendPostmortem(Bob, new LocalDate(2030, 1, 9), "x", Checkout, now)).Until("mon 14 08:00"), Is.EqualTo("""
            wed 09 12:36 postmortem bob
            thu 10 09:00 postmortem bob
            fri 11 09:00 postmortem bob, postmortem dora
            """));

    [Test]
    public void Elapsed_time_that_ends_at_night_waits_for_the_morning()
    {
        var soon = SeverityPolicies.Default.Sev2 with { Postmortem = Span.Parse("12h") };
        var line = Checkout with { Policies = SeverityPolicies.Default.With(Severity.Sev2, soon) };
        Assert.That(Contained(Severity.Sev2, line).Until("wed 09 12:00"), Is.EqualTo("""
            tue 08 09:00 postmortem bob
            wed 09 09:00 postmortem bob, postmortem dora
            """));
    }

    [Test]
    public void Moved_it_starts_a_ladder_of_its_own_and_held_it_ends() => Assert.That(
        Contained().Do("wed 09 12:00", (i, now) => i.ExtendPostmortem(Bob, new LocalDate(2030, 1, 10), "x", Checkout, now))
            .Do("fri 11 10:00", (i, now) => i.WritePostmortem(Bob, null, "a bad release", now)).Do("fri 11 10:01", (i, now) => i.HoldPostmortem(Bob, now, now))
            .Until("fri 25 12:00"),
        Is.EqualTo("""
            tue 08 14:58 postmortem bob
            wed 09 10:10 postmortem bob
            thu 10 14:24 postmortem bob
            fri 11 09:00 postmortem bob
            """));

    [Test]
    public void Uncontained_it_is_due_a_working_day_later_beside_the_other_clocks() => Assert.That(
        new SimulatedOutbox(Pulled()).Do("mon 07 10:05", (i, now) => i.Stop(Bob, null, now)).Until("thu 10 10:00"),
        Does.Contain("wed 09 14:48 postmortem bob").And.EndWith("thu 10 10:00 postmortem bob"));

    [Test]
    public void Handed_over_its_new_owner_is_asked() => Assert.That(
        Contained().Do("mon 07 11:00", (i, now) => i.Reassign(Bob, Cleo, now)).Until("wed 09 12:00"),
        Does.EndWith("tue 08 14:58 postmortem cleo\nwed 09 10:10 postmortem cleo"));

    [Test]
    public void After_two_days_without_Slack_one_message_a_person_is_left()
    {
        var silent = Contained();

        Assert.That(silent.New(At("fri 11 12:00")).Select(due => $"{due.Key.Kind} {due.Key.Recipient}"),
            Is.EqualTo(new[] { "Postmortem bob", "Postmortem dora" }));
    }

    [Test]
    public void Dismissed_merged_or_back_its_clock_ends()
    {
        Assert.That(Contained().Do("mon 07 11:00", (i, now) => i.Dismiss(Bob, "a test", now)).Until("fri 25 12:00"), Is.Empty);
        Assert.That(Contained().Do("mon 07 11:00", (i, now) => i.SameAs(Pulled(number: 11), Bob, now)).Until("fri 25 12:00"), Is.Empty);
        Assert.That(
            Contained().Do("tue 08 10:00", (i, now) => i.ComeBack(Ann, SeverityPolicies.Default, now))
                .Do("tue 08 10:01", (i, now) => i.Contain(Bob, "x", null, true, true, now))
                .Until("thu 10 10:01"),
            Is.EqualTo("tue 08 10:00 call bob\nwed 09 14:49 postmortem bob\nthu 10 10:01 postmortem bob"));
    }

    /// <summary>Stopped at five past ten and contained at ten past.</summary>
    private static SimulatedOutbox Contained(Severity severity = Severity.Sev2, Line? line = null, string day = "mon 07")
    {
        var outbox = new SimulatedOutbox(Pulled(severity, at: At($"{day} 10:00"), line: line), line).Do($"{day} 10:04", (i, now) => i.Answer(Bob, now));
        if (severity != Severity.Sev1)
            outbox.Do($"{day} 10:05", (i, now) => i.Stop(Bob, null, now));
        outbox.Do($"{day} 10:10", (i, now) => i.Contain(Bob, "rolled back", null, true, true, now));
        _ = outbox.Until($"{day} 10:10");
        return outbox;
    }
}
