using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>The card, its thread, and what else is told about an incident.</summary>
public sealed class IncidentNotificationTests
{
    [Test]
    public void The_card_stands_in_the_channel_of_the_pull_if_that_is_the_lines()
    {
        var line = Checkout with { Channels = ["#first", Channel] };

        Assert.That(CardOf(new SimulatedOutbox(Pulled(), line)), Is.EqualTo(Channel));
        Assert.That(CardOf(new SimulatedOutbox(Pulled() with { CalledIn = "#elsewhere" }, line)), Is.EqualTo("#first"));
    }

    [Test]
    public void A_card_stays_where_it_is_when_the_channels_of_its_line_change()
    {
        var outbox = new SimulatedOutbox(Pulled());
        outbox.Say(Monday);
        outbox.Facts = outbox.Facts with { Line = Checkout with { Channels = ["#new"] } };

        Assert.That(CardOf(outbox), Is.EqualTo(Channel));
    }

    [Test]
    public void A_card_that_Slack_refused_goes_where_the_cards_of_its_line_go_now()
    {
        var outbox = new SimulatedOutbox(Pulled()).Refusing(Channel);
        outbox.Say(Monday);
        outbox.Facts = outbox.Facts with { Line = Checkout with { Channels = ["#new"] } };

        Assert.That(CardOf(outbox), Is.EqualTo("#new"));
    }

    [Test]
    public void The_thread_waits_for_the_card_and_tells_the_text_and_then_each_row_in_its_order()
    {
        var text = string.Concat(Enumerable.Repeat("checkout is down. ", 250));
        var outbox = new SimulatedOutbox(Pulled() with { Text = text });
        outbox.Apply((Decision.Done)outbox.Facts.Incident.Stop(Bob, null, Monday));
        outbox.Facts = outbox.Facts with { Events = [new IncidentEvent(IncidentEventKind.Pulled, Monday, Ann, text) { Id = 0 }, .. outbox.Facts.Events] };

        Assert.That(outbox.New(Monday).Select(due => due.Key.Kind), Does.Contain(CardLadder.Name).And.Not.Contain(TextLadder.Name));
        outbox.Say(Monday);
        Assert.That(outbox.Sent.Select(said => said.Key).Where(key => key.Kind is TextLadder.Name or ThreadLadder.Name), Is.EqualTo(new[]
        {
            new NotificationKey(TextLadder.Name, "part-1", Channel), new NotificationKey(TextLadder.Name, "part-2", Channel),
            new NotificationKey(ThreadLadder.Name, "event-1", Channel), new NotificationKey(ThreadLadder.Name, "event-2", Channel),
        }));
    }

    [TestCase(NotificationState.Deferred, 1)]
    [TestCase(NotificationState.Claimed, 1)]
    [TestCase(NotificationState.InFlight, 1)]
    [TestCase(NotificationState.Unknown, 1)]
    [TestCase(NotificationState.Superseded, 1, Description = "Its card was gone: it is told under the new one.")]
    [TestCase(NotificationState.Accepted, 2)]
    [TestCase(NotificationState.Refused, 2)]
    public void The_next_row_of_the_thread_waits_for_the_one_before(NotificationState state, int next)
    {
        var outbox = new SimulatedOutbox(Pulled());
        outbox.Apply((Decision.Done)outbox.Facts.Incident.Stop(Bob, null, Monday));
        SentNotification[] said =
        [
            new(new(CardLadder.Name, "card", Channel), NotificationState.Accepted, 1, Channel, "1.1", Monday),
            new(new(ThreadLadder.Name, "event-1", Channel), state, 1, Channel, null, null),
        ];

        Assert.That(IncidentNotifications.Due(outbox.Facts, said, Monday).Due.Where(due => due.Key.Kind == ThreadLadder.Name).Select(due => due.Key.Occurrence),
            Is.EqualTo(new[] { $"event-{next}" }));
    }

    [Test]
    public void The_card_in_the_outbox_is_the_one_that_Slack_has()
    {
        SentNotification Card(string channel, NotificationState state, string? ts) => new(new(CardLadder.Name, "card", channel), state, 1, channel, ts, null);
        var (old, refused, waiting) = (
            Card("#old", NotificationState.Accepted, "1.1"), Card("#a", NotificationState.Refused, null), Card("#b", NotificationState.Deferred, null));

        Assert.That(CardLadder.Find([refused, waiting, old]), Is.EqualTo(old));
        Assert.That(CardLadder.Find([refused, waiting]), Is.EqualTo(waiting));
        Assert.That(CardLadder.Find([refused]), Is.EqualTo(refused));
        Assert.That(CardLadder.Find([]), Is.Null);
    }

    [Test]
    public void Who_gets_an_answered_incident_is_told_unless_they_took_it() => Assert.That(
        new SimulatedOutbox(Pulled(Severity.Sev3)).Do("mon 07 10:05", (i, now) => i.Answer(Bob, now))
            .Do("mon 07 10:10", (i, now) => i.Reassign(Bob, Cleo, now)).Do("mon 07 10:20", (i, now) => i.Reassign(Dora, Dora, now)).Until("mon 07 12:00"),
        Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:10 given cleo
            """));

    [Test]
    public void Pullers_of_what_was_merged_hear_how_it_ended_once()
    {
        var outbox = new SimulatedOutbox(Pulled(Severity.Sev3));
        outbox.Facts = outbox.Facts with { Joined = [(13, "eve"), (14, "fay")] };
        outbox.Do("mon 07 10:05", (i, now) => i.Contain(Bob, "rolled back", null, true, false, now));
        outbox.Do("mon 07 10:30", (i, now) => i.ComeBack(Ann, SeverityPolicies.Default, now)).Do("mon 07 10:40", (i, now) => i.Dismiss(Bob, "a test", now));

        Assert.That(outbox.Until("mon 07 12:00"), Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:05 ended eve, ended fay
            mon 07 10:30 call bob
            """));
    }

    [Test]
    public void What_is_dismissed_has_no_clock()
    {
        var outbox = new SimulatedOutbox(Pulled(Severity.Sev1)).Do("mon 07 10:01", (i, now) => i.Dismiss(Bob, "a test", now));

        Assert.That(outbox.Until("fri 25 12:00"), Is.EqualTo("mon 07 10:00 call bob"));
        Assert.That(outbox.Next, Is.Null);
    }

    [Test]
    public void Nothing_is_told_to_an_operator_who_is_not_known() => Assert.That(
        new SimulatedOutbox(Pulled()).Refusing(Bob).Until("mon 07 10:00"), Does.Not.Contain("oper"));

    [Test]
    public void Calls_are_the_most_urgent() => Assert.That(
        new SimulatedOutbox(Pulled()).New(Monday).OrderBy(due => due.Urgency).Select(due => due.Key.Kind),
        Is.EqualTo(new[] { CallLadder.Name, CardLadder.Name }));

    [Test]
    public void The_next_evaluation_is_at_the_nearest_time_ahead()
    {
        var due = new DueNotifications("Any", Monday);
        due.EvaluateAt(Monday);
        due.EvaluateAt(Monday + Duration.FromHours(2));
        due.EvaluateAt(Monday + Duration.FromHours(1));
        due.EvaluateAt(Monday - Duration.FromHours(1));

        Assert.That(due.Next, Is.EqualTo(Monday + Duration.FromHours(1)));
        Assert.That(new DueNotifications("Any", Monday) is { All: [], Next: null });
    }

    [Test]
    public void An_evaluation_again_by_a_time_is_at_that_time_or_earlier()
    {
        var evaluation = new Evaluation([], Monday);

        Assert.That(evaluation.AgainBy(After(1)).Next, Is.EqualTo(Monday));
        Assert.That(evaluation.AgainBy(After(-1)).Next, Is.EqualTo(After(-1)));
        Assert.That((evaluation with { Next = null }).AgainBy(After(1)).Next, Is.EqualTo(After(1)));
    }

    private static string CardOf(SimulatedOutbox outbox) => outbox.Look(Monday).Due.Single(due => due.Key.Kind == CardLadder.Name).Key.Recipient;
}
