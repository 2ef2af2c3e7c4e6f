using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>A postmortem: owed, due, written, moved, held.</summary>
public sealed class PostmortemTests
{
    private static readonly LocalDate Monday7 = new(2030, 1, 7);

    [TestCase(Severity.Sev1, "tue 08 10:10")]
    [TestCase(Severity.Sev2, "wed 09 10:10")]
    [TestCase(Severity.Sev3, "mon 14 10:10")]
    public void It_is_due_by_severity_from_containment(Severity severity, string due) => Assert.That(Due(Contained(Stopped(severity))), Is.EqualTo(due));

    [Test]
    public void Uncontained_its_clock_starts_a_working_day_after_the_pull() => Assert.That(Due(Stopped()), Is.EqualTo("thu 10 10:00"));

    [Test]
    public void A_clock_that_runs_already_does_not_start_anew_with_the_containment() =>
        Assert.That(Due(Contained(Stopped(), "wed 09 12:00")), Is.EqualTo("thu 10 10:00"));

    [Test]
    public void It_follows_severity_and_calendar_from_its_start_unless_moved_by_hand()
    {
        var holiday = Closed(new LocalDate(2030, 1, 8));
        var (computed, moved) = (Contained(Stopped()), Contained(Stopped()).Then(i => Extend(i, "fri 11")));
        Assert.That((Due(computed, holiday), Due(moved, holiday)), Is.EqualTo(("thu 10 10:10", "fri 11 17:00")));
        Assert.That((Due(Raised(computed)), Due(Raised(moved))), Is.EqualTo(("tue 08 10:10", "fri 11 17:00")));

        static Incident Raised(Incident incident) => incident.Then(i => i.SetSeverity(Bob, Severity.Sev1, SeverityPolicies.Default, After(30)));
    }

    [Test]
    public void Only_what_stopped_the_line_or_is_SEV1_owes_one_and_nobody_owes_what_is_over()
    {
        Assert.That(Due(Contained(Pulled())), Is.Null);
        Assert.That(Due(Contained(Pulled(Severity.Sev1))), Is.Not.Null);
        Assert.That(Due(Stopped().Then(i => i.Dismiss(Bob, "a test", After(20)))), Is.Null);
        Assert.That(Due(Stopped().Then(i => i.SameAs(Pulled(number: 11), Bob, After(20)))), Is.Null);
        Assert.That(Due(Held(Contained(Stopped()))), Is.Null);
    }

    [Test]
    public void Its_back_starts_its_clock_anew_even_one_that_was_moved_or_held()
    {
        var back = Held(Contained(Stopped()).Then(i => Extend(i, "fri 11"))).Then(i => i.ComeBack(Ann, SeverityPolicies.Default, At("wed 09 12:00")));

        Assert.That(back is { HeldAt: null, HeldBy: null, PostmortemDueAt: null, PostmortemMoves: 1, RootCause: "a bad release" });
        Assert.That(Due(back), Is.EqualTo("mon 14 12:00"));
        Assert.That(back.HoldPostmortem(Bob, At("tue 08 12:00"), At("wed 09 13:00")), Is.EqualTo(new Decision.Refused(Objection.HeldBeforePull)));
    }

    [Test]
    public void What_is_written_stays_and_what_is_left_empty_changes_nothing()
    {
        var written = (Decision.Done)Stopped().WritePostmortem(Cleo, "carts were empty", "no test of an empty cart", After(60));
        Assert.That(written.Events, Is.EqualTo(new[] { new IncidentEvent(IncidentEventKind.PostmortemWritten, After(60), Cleo, "no test of an empty cart") }));

        var again = (Decision.Done)written.Incident.WritePostmortem(Bob, "carts were empty for an hour", null, After(70));
        Assert.That(again.Incident is { Happened: "carts were empty for an hour", RootCause: "no test of an empty cart" });
        Assert.That(again.Events, Is.EqualTo(new[] { new IncidentEvent(IncidentEventKind.PostmortemWritten, After(70), Bob) }));
        Assert.That(again.Incident.WritePostmortem(Bob, null, "no test of an empty cart", After(71)), Is.EqualTo(new Decision.Already(null, null)));
    }

    [TestCase(+1, Objection.HeldInFuture)]
    [TestCase(-61, Objection.HeldBeforePull)]
    public void The_time_when_it_was_held_lies_between_the_pull_and_now(int minutes, Objection objection) => Assert.That(
        Written(Stopped()).HoldPostmortem(Bob, After(60 + minutes), After(60)), Is.EqualTo(new Decision.Refused(objection)));

    [Test]
    public void Held_needs_a_root_cause_and_the_first_wins()
    {
        Assert.That(Contained(Stopped()).HoldPostmortem(Bob, After(60), After(60)), Is.EqualTo(new Decision.Refused(Objection.NeedsRootCause)));
        var held = Held(Contained(Stopped()));
        Assert.That(held is { Status: IncidentStatus.Learned, IsOpen: true, HeldBy: Cleo });
        Assert.That(held.HoldPostmortem(Bob, After(90), After(90)), Is.EqualTo(new Decision.Already(Cleo, After(60))));
    }

    [Test]
    public void Who_holds_the_postmortem_of_what_nobody_answered_is_on_it()
    {
        var held = (Decision.Done)Written(Pulled(Severity.Sev1)).HoldPostmortem(Cleo, After(60), After(60));

        Assert.That(held.Events.Select(told => told.Kind), Is.EqualTo(new[] { IncidentEventKind.Answered, IncidentEventKind.Held }));
        Assert.That(held.Incident is { AnsweredBy: Cleo, ContainedAt: null } && held.Incident.QuietFrom == After(60));
    }

    [Test]
    public void A_postmortem_that_nobody_owes_can_be_written_and_held() =>
        Assert.That(Held(Contained(Pulled())).Status, Is.EqualTo(IncidentStatus.Learned));

    [TestCase("fri 11", "fri 11 17:00")]
    [TestCase("sat 12", "mon 14 17:00")]
    [TestCase("wed 09", "wed 09 17:00")]
    public void Moved_it_is_due_at_the_end_of_that_working_day(string day, string due)
    {
        var moved = (Decision.Done)Extend(Contained(Stopped()), day);

        Assert.That((Due(moved.Incident), moved.Incident.PostmortemMoves), Is.EqualTo((due, 1)));
        Assert.That(moved.Events.Single() is { Kind: IncidentEventKind.Extended, Who: Bob });
        Assert.That(moved.Events.Single().Text, Is.EqualTo($"2030-01-{due[4..6]}: the vendor answers"));
    }

    [TestCase("sun 06", Objection.DueInPast)]
    [TestCase("mon 07", Objection.DueEarlier)]
    [TestCase("tue 08", Objection.DueEarlier)]
    public void It_moves_only_to_later(string day, Objection objection) =>
        Assert.That(Extend(Contained(Stopped()), day), Is.EqualTo(new Decision.Refused(objection)));

    [Test]
    public void What_cannot_be_moved_says_why()
    {
        Assert.That(Refused(Contained(Pulled()), Monday7.PlusDays(9)), Is.EqualTo(Objection.NotOwed));
        Assert.That(Refused(Held(Contained(Stopped())), Monday7.PlusDays(9)), Is.EqualTo(Objection.Held));
        Assert.That(Refused(Contained(Stopped()), new(9999, 12, 31)), Is.EqualTo(Objection.DueTooFar));
        Assert.That(Refused(Contained(Stopped()), new(1, 1, 1)), Is.EqualTo(Objection.DueInPast));
        Assert.That(Refused(Unplaced(), Monday7.PlusDays(9), on: null), Is.EqualTo(Objection.NeedsLine));
        Assert.That(Refused(Stopped().Then(i => i.Dismiss(Bob, "x", After(20))), Monday7.PlusDays(9)), Is.EqualTo(Objection.Dismissed));
        Assert.That(Contained(Stopped()).ExtendPostmortem(Bob, Monday7, "x", Checkout, At("mon 07 17:00")),
            Is.EqualTo(new Decision.Refused(Objection.DueInPast)));
        var moved = Contained(Stopped()).Then(i => Extend(i, "fri 11"));
        Assert.That(Extend(moved, "fri 11"), Is.EqualTo(new Decision.Already(null, null)));
        Assert.That(moved.Then(i => Extend(i, "mon 14")).PostmortemMoves, Is.EqualTo(2));
    }

    [Test]
    public void A_due_time_that_passes_is_told_once_as_of_that_time_and_again_when_it_was_moved()
    {
        var contained = Contained(Stopped());
        Assert.That(contained.MissPostmortem(Checkout, At("wed 09 10:09")), Is.Null);
        var missed = contained.MissPostmortem(Checkout, At("thu 10 12:00"))!;
        Assert.That(missed.Events, Is.EqualTo(new[] { new IncidentEvent(IncidentEventKind.PostmortemMissed, At("wed 09 10:10"), null) }));
        Assert.That(missed.Incident.MissPostmortem(Checkout, At("fri 11 12:00")), Is.Null);

        var moved = missed.Incident.Then(i => i.ExtendPostmortem(Bob, new(2030, 1, 11), "x", Checkout, At("thu 10 12:00")));
        Assert.That(moved.MissPostmortem(Checkout, At("fri 11 16:59")), Is.Null);
        Assert.That(moved.MissPostmortem(Checkout, At("fri 11 17:00")), Is.Not.Null);
        Assert.That(Held(missed.Incident).MissPostmortem(Checkout, At("fri 25 12:00")), Is.Null);
    }

    private static Incident Stopped(Severity severity = Severity.Sev2) => severity == Severity.Sev1
        ? Pulled(severity).Then(i => i.Answer(Bob, After(5)))
        : Pulled(severity).Then(i => i.Stop(Bob, null, After(5)));

    private static Incident Contained(Incident incident, string at = "mon 07 10:10") =>
        incident.Then(i => i.Contain(Bob, "rolled back", null, true, true, At(at)));

    private static Incident Written(Incident incident) => incident.Then(i => i.WritePostmortem(Bob, null, "a bad release", After(30)));

    private static Incident Held(Incident incident) => Written(incident).Then(i => i.HoldPostmortem(Cleo, After(60), After(60)));

    private static Decision Extend(Incident incident, string day) =>
        incident.ExtendPostmortem(Bob, At($"{day} 12:00").InZone(Berlin).Date, "the vendor answers", Checkout, After(40));

    private static Objection? Refused(Incident incident, LocalDate until) => Refused(incident, until, Checkout);

    private static Objection? Refused(Incident incident, LocalDate until, Line? on) =>
        (incident.ExtendPostmortem(Bob, until, "x", on, After(90)) as Decision.Refused)?.Objection;

    private static string? Due(Incident incident, Line? line = null) => incident.PostmortemDue(line ?? Checkout) is { } due ? Say(due) : null;
}
