using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.DecisionTests;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>What the interactions leave behind, fact by fact.</summary>
public sealed class FactsTests
{
    [TestCase(Severity.Sev1, true, Lamp.Red)]
    [TestCase(Severity.Sev2, false, Lamp.Yellow)]
    [TestCase(Severity.Sev3, false, Lamp.Yellow)]
    public void A_pull_stops_its_line_at_once_where_the_policy_says_so(Severity severity, bool stops, Lamp lamp)
    {
        var pulled = Pulled(severity);

        Assert.That(pulled.OpenStop, Is.EqualTo(stops ? new Stop(Monday, null, null) : null));
        Assert.That(pulled.Lamp, Is.EqualTo(lamp));
        Assert.That(pulled.Fixer, Is.EqualTo(Bob));
        Assert.That(pulled.CallHeldUntil, Is.Null);
    }

    [Test]
    public void A_held_pull_waits_a_minute() =>
        Assert.That(Pulled(held: true).CallHeldUntil, Is.EqualTo(Monday + Duration.FromSeconds(60)));

    [TestCase(Severity.Sev1, "mon 07 10:00", "mon 07 10:05")]
    [TestCase(Severity.Sev1, "sat 12 03:00", "sat 12 03:05")]
    [TestCase(Severity.Sev2, "mon 07 10:00", "mon 07 10:15")]
    [TestCase(Severity.Sev2, "fri 11 16:50", "mon 14 09:05")]
    [TestCase(Severity.Sev2, "sat 12 03:00", "mon 14 09:15")]
    [TestCase(Severity.Sev3, "mon 07 15:00", "tue 08 11:00")]
    public void An_answer_is_due(Severity severity, string pulled, string due) =>
        Assert.That(Say(Pulled(severity, at: At(pulled)).AnswerDue(Checkout)), Is.EqualTo(due));

    [TestCase(Severity.Sev2, "mon 07 10:14", false)]
    [TestCase(Severity.Sev2, "mon 07 10:15", true)]
    [TestCase(Severity.Sev2, "wed 09 23:00", true)]
    [TestCase(Severity.Sev3, "wed 09 23:00", false, Description = "Never stops by itself.")]
    [TestCase(Severity.Sev1, "wed 09 23:00", false, Description = "Stopped at once.")]
    public void Nobody_answered(Severity severity, string looked, bool stops)
    {
        var decision = Pulled(severity).StopUnanswered(Checkout, At(looked));

        Assert.That(decision?.Incident.OpenStop, Is.EqualTo(stops ? new Stop(At("mon 07 10:15"), null, null) : null));
        Assert.That(decision?.Incident.StopUnanswered(Checkout, At(looked)), Is.Null, "once");
        Assert.That(decision is null || decision.Incident.Status == IncidentStatus.Called);
    }

    [Test]
    public void Stopping_keeps_who_and_why() => Assert.That(
        Stopped(Pulled()) is { AnsweredBy: Bob, OpenStop: { StoppedBy: Bob, Why: "orders fail", IsOpen: true }, Lamp: Lamp.Red, PostmortemIsOwed: true });

    [Test]
    public void A_restart_with_a_text_contains() => Assert.That(
        Stopped(Pulled()).Then(i => i.Restart(Cleo, "rolled back", After(20))),
        Has.Property("Containment").EqualTo("rolled back").And.Property("ContainedBy").EqualTo(Cleo).And.Property("AnsweredBy").EqualTo(Bob)
            .And.Property("Lamp").EqualTo(Lamp.Green).And.Property("Temporary").Null);

    [Test]
    public void A_text_with_the_restart_of_a_contained_incident_is_told_and_changes_no_containment()
    {
        var decision = (Decision.Done)Contained(Stopped(Pulled())).Restart(Dora, "checked twice", After(20));

        Assert.That(decision.Incident.Containment, Is.EqualTo("rolled back"));
        Assert.That(decision.Events, Is.EqualTo(new[] { new IncidentEvent(IncidentEventKind.Restarted, After(20), Dora, "checked twice") }));
    }

    [Test]
    public void A_line_can_stop_again_and_the_second_stop_is_a_row_of_its_own()
    {
        var twice = Contained(Stopped(Pulled()), restart: true).Then(i => i.Stop(Dora, "again", After(30)));

        Assert.That(twice.Stops.Select(s => (s.StoppedBy, s.RestartedBy)), Is.EqualTo(new[] { (Bob, Cleo), (Dora, (string?)null) }));
        Assert.That(twice.Then(i => i.Restart(Bob, null, After(40))).Lamp, Is.EqualTo(Lamp.Green), "needs no text: it is contained");
    }

    [Test]
    public void Of_two_restarts_at_the_same_instant_the_later_one_is_told()
    {
        var twice = Contained(Stopped(Pulled())).Then(i => i.Restart(Ann, null, After(30)))
            .Then(i => i.Stop(Bob, "again", After(30))).Then(i => i.Restart(Dora, null, After(30)));

        Assert.That(twice.Restart(Cleo, null, After(30)), Is.EqualTo(new Decision.Already(Dora, After(30))));
    }

    [TestCase(true, "a bad release", IncidentStatus.Contained, Description = "A temporary fix never stands alone.")]
    [TestCase(false, "a bad release", IncidentStatus.Fixed)]
    [TestCase(false, null, IncidentStatus.Contained)]
    [TestCase(null, "a bad release", IncidentStatus.Contained)]
    public void A_small_defect_is_fixed_by_a_permanent_fix_with_its_cause(bool? temporary, string? cause, IncidentStatus status) => Assert.That(
        Pulled().Then(i => i.Contain(Bob, "rolled back", cause, temporary, false, After(5))).Status, Is.EqualTo(status));

    [Test]
    public void What_stopped_the_line_or_was_SEV1_owes_a_postmortem_first()
    {
        Assert.That(Stopped(Pulled()).Then(i => i.Contain(Bob, "x", "y", false, true, After(5))).Status, Is.EqualTo(IncidentStatus.Contained));
        Assert.That(Pulled(Severity.Sev1).Then(i => i.Contain(Bob, "x", "y", false, true, After(5))).Status, Is.EqualTo(IncidentStatus.Contained));
    }

    [Test]
    public void The_cause_can_be_said_later_and_then_it_is_fixed()
    {
        var contained = Pulled().Then(i => i.Contain(Bob, "rolled back", null, null, false, After(5)));
        var said = (Decision.Done)contained.Contain(Cleo, "rolled back", "a bad release", false, false, After(9));

        Assert.That(said.Incident is { Status: IncidentStatus.Fixed, ContainedBy: Bob, Containment: "rolled back", Cause: "a bad release" });
        Assert.That(said.Events.Select(e => e.Text), Is.EqualTo(new[] { "Permanent fix. Cause: a bad release", null }));
    }

    [Test]
    public void Further_words_of_a_containment_are_kept_as_a_note()
    {
        var said = (Decision.Done)Contained(Pulled()).Contain(Bob, "rolled back to 1.2", "a bad release", null, false, After(20));

        Assert.That(said.Incident.Containment, Is.EqualTo("rolled back"));
        Assert.That(said.Events.Select(e => (e.Kind, e.Text)), Is.EqualTo(new[]
        {
            (IncidentEventKind.Noted, "rolled back to 1.2"), (IncidentEventKind.Explained, "Temporary fix. Cause: a bad release"),
        }));
    }

    [Test]
    public void Its_back_calls_anew_and_forgets_what_did_not_hold()
    {
        var contained = Contained(Pulled(held: true)) with { HeldAt = After(20) };
        var back = contained.Then(i => i.ComeBack(Ann, SeverityPolicies.Default, After(90)));

        Assert.That(back is
        {
            Status: IncidentStatus.Called, AnsweredAt: null, AnsweredBy: null,
            ContainedAt: null, ContainedBy: null, Containment: null, Cause: null, Temporary: null,
            QuietFrom: null, CallHeldUntil: null, Round: 1, Fixer: Bob, OpenStop: null,
        });
        Assert.That(Say(back.AnswerDue(Checkout)), Is.EqualTo("mon 07 11:45"));
    }

    [Test]
    public void A_SEV1_that_is_back_stops_the_line_again()
    {
        var back = Contained(Pulled(Severity.Sev1), restart: true).Then(i => i.ComeBack(Ann, SeverityPolicies.Default, After(90)));

        Assert.That(back.OpenStop, Is.EqualTo(new Stop(After(90), null, null)));
        Assert.That(back.Stops, Has.Count.EqualTo(2));
    }

    [Test]
    public void Another_severity_starts_the_answer_clock_anew_only_while_nobody_has_answered()
    {
        var raised = Pulled(Severity.Sev3).Then(i => i.SetSeverity(Dora, Severity.Sev2, SeverityPolicies.Default, After(60)));
        Assert.That((Say(raised.AnswerDue(Checkout)), raised.Round), Is.EqualTo(("mon 07 11:15", 1)));

        var answered = Answered(Pulled(Severity.Sev3)).Then(i => i.SetSeverity(Dora, Severity.Sev2, SeverityPolicies.Default, After(60)));
        Assert.That((answered.AnswerFrom, answered.Round), Is.EqualTo((Monday, 0)));
    }

    [Test]
    public void Lowering_the_severity_leaves_the_line_stopped() => Assert.That(
        Pulled(Severity.Sev1).Then(i => i.SetSeverity(Dora, Severity.Sev3, SeverityPolicies.Default, After(1))).OpenStop,
        Is.EqualTo(new Stop(Monday, null, null)));

    [Test]
    public void Handing_over_moves_the_clocks_and_ends_the_hold()
    {
        var given = Pulled(held: true).Then(i => i.Reassign(Bob, Cleo, After(0)));

        Assert.That(given is { Fixer: Cleo, CallHeldUntil: null, Round: 1, AnsweredAt: null });
        Assert.That(given.AnswerFrom, Is.EqualTo(Monday), "the promise to the puller stays");
    }

    [TestCase(Cleo, true)]
    [TestCase(Bob, false, Description = "Still able, or nobody else.")]
    public void The_clocks_of_a_Fixer_who_cannot_act_pass_on_by_themselves(string current, bool passes)
    {
        var decision = Pulled().PassOn(current, After(5));

        Assert.That(decision?.Events, Is.EqualTo(passes ? new[] { new IncidentEvent(IncidentEventKind.HandedOver, After(5), null, Cleo) } : null));
        Assert.That(decision is null || decision.Incident is { Fixer: Cleo, Round: 1 });
    }

    [Test]
    public void Nothing_passes_on_of_what_is_over_or_has_no_line()
    {
        Assert.That(Pulled().Then(i => i.Dismiss(Bob, "a test", After(1))).PassOn(Cleo, After(5)), Is.Null);
        Assert.That(Unplaced().PassOn(Cleo, After(5)), Is.Null);
    }

    [Test]
    public void Choosing_the_line_starts_its_clocks()
    {
        var placed = Unplaced(Severity.Sev1).Then(i => i.Place(Ann, 1, Cleo, SeverityPolicies.Default, After(3)));

        Assert.That(placed is { LineId: 1, Fixer: Cleo, Lamp: Lamp.Red });
        Assert.That(placed.AnswerFrom, Is.EqualTo(After(3)));
    }

    [Test]
    public void A_merged_incident_takes_its_stop_along()
    {
        var (merged, into) = Merge(Stopped(Pulled(number: 13)), Pulled());

        Assert.That(merged.Incident is { MergedInto: 12, Lamp: Lamp.Green, IsOpen: false });
        Assert.That(into.Incident.OpenStop, Is.EqualTo(new Stop(After(5), Bob, "orders fail")), "since when, by whom and why go along");
        Assert.That(into.Incident.Status, Is.EqualTo(IncidentStatus.Called), "somebody else's stop answers nothing");
        Assert.That(into.Events.Single().Text, Is.EqualTo("#13; its stop of the line goes on here"));
    }

    [Test]
    public void A_merged_incident_leaves_the_stop_of_the_other_alone()
    {
        var (_, into) = Merge(Stopped(Pulled(number: 13)), Stopped(Pulled()));

        Assert.That(into.Incident.Stops, Has.Count.EqualTo(1));
        Assert.That(into.Events.Single().Text, Is.EqualTo("#13"));
    }

    [Test]
    public void A_pull_without_line_that_is_merged_goes_where_the_other_is() => Assert.That(
        Unplaced().Then(i => i.SameAs(Pulled(number: 11), Ann, After(2))) is { LineId: 1, Fixer: Bob, MergedInto: 11 });

    [TestCase(Severity.Sev1, "30m")]
    [TestCase(Severity.Sev2, "2h")]
    [TestCase(Severity.Sev3, "1wd")]
    public void Silence_is_long_after(Severity severity, string span) => Assert.That(Incident.Silence(severity).ToString(), Is.EqualTo(span));

    [TestCase(Role.Stranger, false, false)]
    [TestCase(Role.Guest, true, false)]
    [TestCase(Role.Member, true, true)]
    [TestCase(Role.Admin, true, true)]
    [TestCase(Role.Unknown, true, false)]
    public void Who_may(Role role, bool pull, bool act) =>
        Assert.That((Permissions.Allow(role, Permission.Pull), Permissions.Allow(role, Permission.Act)), Is.EqualTo((pull, act)));

    [TestCase(Role.Member, null, "https://a.example", false)]
    [TestCase(Role.Admin, null, "https://a.example", true)]
    [TestCase(Role.Member, "https://a.example", "https://a.example", true, Description = "It stays.")]
    [TestCase(Role.Member, "https://a.example", null, true, Description = "It goes.")]
    public void Only_an_admin_sets_a_webhook(Role role, string? before, string? after, bool may) =>
        Assert.That(Permissions.MaySetWebhook(role, before, after), Is.EqualTo(may));

    [TestCase(Role.Stranger, null, false)]
    [TestCase(Role.Guest, null, false)]
    [TestCase(Role.Guest, Ann, false)]
    [TestCase(Role.Member, null, true, Description = "A new line is its maker's.")]
    [TestCase(Role.Member, Ann, true)]
    [TestCase(Role.Member, Dora, false)]
    [TestCase(Role.Admin, Dora, true)]
    public void Who_may_set_up_a_line(Role role, string? owner, bool may) => Assert.That(Permissions.MayConfigure(role, Ann, owner), Is.EqualTo(may));

    private static (IncidentChanged Merged, IncidentChanged Into) Merge(Incident one, Incident other) =>
        one.SameAs(other, Ann, After(20)) is Decision.Done { Changes: [IncidentChanged merged, IncidentChanged into] }
            ? (merged, into)
            : throw new AssertionException("They were not merged.");
}
