using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>Who is called when, told by a outbox that looks only when the rules asked to. Bob is Fixer, Cleo backup, Dora owner.</summary>
public sealed class CallTests
{
    [Test]
    public void SEV1_calls_at_once_again_at_half_the_target_and_everybody_past_it() => Assert.That(
        new SimulatedOutbox(Pulled(Severity.Sev1, at: At("sat 12 03:00"))).Until("sun 13 23:59"), Is.EqualTo("""
            sat 12 03:00 call bob
            sat 12 03:02 call bob
            sat 12 03:05 call bob, call cleo, call dora
            sat 12 03:10 call bob, call cleo, call dora
            sat 12 03:15 call bob, call cleo, call dora
            sat 12 03:20 call bob, call cleo, call dora
            sat 12 03:25 call bob, call cleo, call dora
            """));

    [Test]
    public void SEV2_of_a_Saturday_calls_at_once_and_counts_its_time_from_Monday() => Assert.That(
        new SimulatedOutbox(Pulled(at: At("sat 12 03:00"))).Until("wed 16 12:00"), Is.EqualTo("""
            sat 12 03:00 call bob
            mon 14 09:15 call bob, call cleo, call dora
            mon 14 09:30 call bob, call cleo, call dora
            mon 14 09:45 call bob, call cleo, call dora
            mon 14 10:00 call bob, call cleo, call dora
            mon 14 10:15 call bob, call cleo, call dora
            mon 14 13:15 red bob, red dora
            tue 15 09:00 call bob, call cleo, call dora
            tue 15 09:15 red bob, red dora
            tue 15 13:15 red bob, red dora
            wed 16 09:00 call bob, call cleo, call dora
            wed 16 09:15 red bob, red dora
            """));

    [Test]
    public void SEV3_repeats_four_times_every_four_working_hours_and_then_every_working_morning() => Assert.That(
        new SimulatedOutbox(Pulled(Severity.Sev3)).Until("tue 15 23:00"), Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 14:00 call bob, call cleo, call dora
            tue 08 10:00 call bob, call cleo, call dora
            tue 08 14:00 call bob, call cleo, call dora
            wed 09 10:00 call bob, call cleo, call dora
            wed 09 14:00 call bob, call cleo, call dora
            thu 10 09:00 call bob, call cleo, call dora
            fri 11 09:00 call bob, call cleo, call dora
            mon 14 09:00 call bob, call cleo, call dora
            tue 15 09:00 call bob, call cleo, call dora
            """));

    [Test]
    public void A_morning_is_the_recipients_own() => Assert.That(
        new SimulatedOutbox(Pulled(Severity.Sev3)).In(Cleo, "America/New_York").In(Dora, "Asia/Tokyo").Until("fri 11 23:00"), Does.EndWith("""
            wed 09 14:00 call bob, call cleo, call dora
            wed 09 15:00 call cleo
            thu 10 01:00 call dora
            thu 10 09:00 call bob
            thu 10 15:00 call cleo
            fri 11 01:00 call dora
            fri 11 09:00 call bob
            fri 11 15:00 call cleo
            """));

    [Test]
    public void Who_is_Fixer_and_owner_is_called_once_each_time() => Assert.That(
        new SimulatedOutbox(Pulled(), Checkout with { Owner = Bob }).Until("mon 07 10:20"), Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:15 call bob, call cleo
            """));

    [Test]
    public void Nobody_is_called_about_their_own_pull() => Assert.That(
        new SimulatedOutbox(Pulled(by: Bob)).Until("mon 07 10:35"), Is.EqualTo("""
            mon 07 10:15 call cleo, call dora
            mon 07 10:30 call cleo, call dora
            """));

    [Test]
    public void Who_is_alone_is_called_about_their_own_pull_when_its_time_is_up() => Assert.That(
        new SimulatedOutbox(Pulled(by: Bob), Checkout with { Owner = Bob }, backup: null).Until("mon 07 10:35"), Is.EqualTo("""
            mon 07 10:15 call bob
            mon 07 10:30 call bob
            """));

    [Test]
    public void A_held_call_waits_a_minute_and_its_clock_does_not() => Assert.That(
        new SimulatedOutbox(Pulled(held: true)).Until("mon 07 10:20"), Is.EqualTo("""
            mon 07 10:01 call bob
            mon 07 10:15 call bob, call cleo, call dora
            """));

    [Test]
    public void Merged_while_held_it_calls_nobody() => Assert.That(
        new SimulatedOutbox(Pulled(held: true)).Do("mon 07 10:00", (i, now) => i.SameAs(Pulled(number: 11), Ann, now)).Until("fri 11 12:00"), Is.Empty);

    [Test]
    public void Who_cannot_be_reached_is_replaced_at_once() => Assert.That(
        new SimulatedOutbox(Pulled(), @operator: "oper").Refusing(Bob).Until("mon 07 10:20"), Is.EqualTo("""
            mon 07 10:00 call bob (refused), call cleo, call dora, refused oper
            mon 07 10:15 call bob (refused), call cleo, call dora
            """), "and the operator hears of it once");

    [Test]
    public void The_operator_hears_of_each_further_one_that_Slack_refuses()
    {
        var outbox = new SimulatedOutbox(Pulled(), @operator: "oper").Refusing(Bob);
        _ = outbox.Until("mon 07 10:00");

        Assert.That(outbox.Refusing(Dora).Until("mon 07 10:30"), Is.EqualTo("""
            mon 07 10:15 call bob (refused), call cleo, call dora (refused), refused oper
            mon 07 10:30 call bob (refused), call cleo, call dora (refused)
            """));
    }

    [Test]
    public void An_answer_ends_the_calls() => Assert.That(
        new SimulatedOutbox(Pulled()).Do("mon 07 10:05", (i, now) => i.Answer(Cleo, now)).Until("mon 07 11:59"), Is.EqualTo("mon 07 10:00 call bob"));

    [Test]
    public void Handed_over_unanswered_it_calls_the_new_one_and_its_time_is_still_up_when_it_was() => Assert.That(
        new SimulatedOutbox(Pulled()).Do("mon 07 10:10", (i, now) => i.Reassign(Bob, Cleo, now)).Until("mon 07 10:20"), Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:10 call cleo
            mon 07 10:15 call cleo, call dora
            """));

    [Test]
    public void Handed_over_to_its_puller_by_somebody_else_it_calls_them_too() => Assert.That(
        new SimulatedOutbox(Pulled(by: Ann)).Do("mon 07 10:10", (i, now) => i.Reassign(Bob, Ann, now)).Until("mon 07 10:20"), Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:10 call ann
            mon 07 10:15 call ann, call cleo, call dora
            """));

    [Test]
    public void Taken_over_by_its_puller_it_calls_them_no_more_than_before() => Assert.That(
        new SimulatedOutbox(Pulled(by: Ann)).Do("mon 07 10:10", (i, now) => i.Reassign(Ann, Ann, now)).Until("mon 07 10:20"), Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:15 call cleo, call dora
            """));

    [Test]
    public void Another_severity_calls_anew_by_its_own_clock() => Assert.That(
        new SimulatedOutbox(Pulled(Severity.Sev3)).Do("mon 07 10:10", (i, now) => i.SetSeverity(Dora, Severity.Sev1, SeverityPolicies.Default, now))
            .Until("mon 07 10:16"),
        Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:10 call bob
            mon 07 10:12 call bob
            mon 07 10:15 call bob, call cleo, call dora
            """));

    [Test]
    public void What_is_back_is_called_anew() => Assert.That(
        new SimulatedOutbox(Pulled(Severity.Sev3))
            .Do("mon 07 10:10", (i, now) => i.Contain(Bob, "rolled back", null, true, false, now))
            .Do("mon 07 12:00", (i, now) => i.ComeBack(Ann, SeverityPolicies.Default, now)).Until("mon 07 16:30"),
        Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 12:00 call bob
            mon 07 16:00 call bob, call cleo, call dora
            """));

    [Test]
    public void The_webhook_hears_every_call() => Assert.That(
        new SimulatedOutbox(Pulled(), Checkout with { CallWebhook = "https://pager.example/hook", Policies = Never }).Until("tue 08 10:00"), Is.EqualTo("""
            mon 07 10:00 call bob, page bob
            mon 07 10:15 call bob, call cleo, call dora, page bob, page cleo, page dora
            mon 07 10:30 call bob, call cleo, call dora, page bob, page cleo, page dora
            mon 07 10:45 call bob, call cleo, call dora, page bob, page cleo, page dora
            mon 07 11:00 call bob, call cleo, call dora, page bob, page cleo, page dora
            mon 07 11:15 call bob, call cleo, call dora, page bob, page cleo, page dora
            tue 08 09:00 call bob, call cleo, call dora, page bob, page cleo, page dora
            """));

    [Test]
    public void After_two_days_without_Slack_each_person_gets_one_call() => Assert.That(
        new SimulatedOutbox(Pulled(Severity.Sev3)).New(At("thu 10 12:00")).Where(due => due.Key.Kind == CallLadder.Name).Select(due => due.Key.Recipient),
        Is.EqualTo(new[] { Bob, Cleo, Dora }));

    [Test]
    public void A_call_is_over_when_it_was_answered_or_called_anew()
    {
        var call = new NotificationKey(CallLadder.Name, "round-1/overdue-1", Bob);

        Assert.That(Calls.IsOverdue(call));
        Assert.That(Calls.IsOverdue(call with { Occurrence = "round-1/half-time" }), Is.False);
        Assert.That(Calls.IsOver(call, Pulled()), Is.False);
        Assert.That(Calls.IsOver(call, Pulled().Then(i => i.Answer(Cleo, Monday))));
        Assert.That(Calls.IsOver(call, Pulled().Then(i => i.Reassign(Bob, Cleo, Monday))));
        Assert.That(Calls.IsOver(call with { Occurrence = "round-2/overdue-1" }, Pulled().Then(i => i.Reassign(Bob, Cleo, Monday))), Is.False);
    }

    /// <summary>The same promises, and no stop that would add its own reminders.</summary>
    private static SeverityPolicies Never { get; } =
        SeverityPolicies.Default.With(Severity.Sev2, SeverityPolicies.Default.Sev2 with { StopRule = StopRule.Never });
}
