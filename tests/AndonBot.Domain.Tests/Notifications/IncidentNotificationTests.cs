using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>The card, its thread, and what else is told about an incident.</summary>
public sealed class NoticeTests
{
    [Test]
    public void The_card_stands_in_the_channel_of_the_pull_if_that_is_the_lines()
    {
        var line = Checkout with { Channels = ["#first", Channel] };

        Assert.That(CardOf(new Ledger(Pulled(), line)), Is.EqualTo(Channel));
        Assert.That(CardOf(new Ledger(Pulled() with { CalledIn = "#elsewhere" }, line)), Is.EqualTo("#first"));
    }

    [Test]
    public void A_card_stays_where_it_is_when_the_channels_of_its_line_change()
    {
        var ledger = new Ledger(Pulled());
        ledger.Say(Monday);
        ledger.Facts = ledger.Facts with { Line = Checkout with { Channels = ["#new"] } };

        Assert.That(CardOf(ledger), Is.EqualTo(Channel));
    }

    [Test]
    public void A_card_that_Slack_refused_goes_where_the_cards_of_its_line_go_now()
    {
        var ledger = new Ledger(Pulled()).Refusing(Channel);
        ledger.Say(Monday);
        ledger.Facts = ledger.Facts with { Line = Checkout with { Channels = ["#new"] } };

        Assert.That(CardOf(ledger), Is.EqualTo("#new"));
    }

    [Test]
    public void The_thread_waits_for_the_card_and_tells_the_text_and_then_each_row_in_its_order()
    {
        var text = string.Concat(Enumerable.Repeat("checkout is down. ", 250));
        var ledger = new Ledger(Pulled() with { Text = text });
        ledger.Apply((Decision.Done)ledger.Facts.Incident.Stop(Bob, null, Monday));
        ledger.Facts = ledger.Facts with { Events = [new IncidentEvent(IncidentEventKind.Pulled, Monday, Ann, text) { Id = 0 }, .. ledger.Facts.Events] };

        Assert.That(ledger.New(Monday).Select(due => due.Key.Kind), Does.Contain(NoticeKind.Card).And.Not.Contain(NoticeKind.Text));
        ledger.Say(Monday);
        Assert.That(ledger.SentNotification.Select(said => said.Key).Where(key => key.Kind is NoticeKind.Text or NoticeKind.Thread), Is.EqualTo(new[]
        {
            new NoticeKey(NoticeKind.Text, 0, Channel), new NoticeKey(NoticeKind.Text, 1, Channel),
            new NoticeKey(NoticeKind.Thread, 1, Channel), new NoticeKey(NoticeKind.Thread, 2, Channel),
        }));
    }

    [TestCase(NoticeState.Deferred, 1)]
    [TestCase(NoticeState.Claimed, 1)]
    [TestCase(NoticeState.InFlight, 1)]
    [TestCase(NoticeState.Unknown, 1)]
    [TestCase(NoticeState.Superseded, 1, Description = "Its card was gone: it is told under the new one.")]
    [TestCase(NoticeState.Accepted, 2)]
    [TestCase(NoticeState.Refused, 2)]
    public void The_next_row_of_the_thread_waits_for_the_one_before(NoticeState state, int next)
    {
        var ledger = new Ledger(Pulled());
        ledger.Apply((Decision.Done)ledger.Facts.Incident.Stop(Bob, null, Monday));
        SentNotification[] said =
        [
            new(new(NoticeKind.Card, 0, Channel), NoticeState.Accepted, 1, Channel, "1.1", Monday),
            new(new(NoticeKind.Thread, 1, Channel), state, 1, Channel, null, null),
        ];

        Assert.That(IncidentNotices.Due(ledger.Facts, said, Monday).Due.Where(due => due.Key.Kind == NoticeKind.Thread).Select(due => due.Key.Step),
            Is.EqualTo(new[] { next }));
    }

    [Test]
    public void The_card_in_the_ledger_is_the_one_that_Slack_has()
    {
        SentNotification Card(string channel, NoticeState state, string? ts) => new(new(NoticeKind.Card, 0, channel), state, 1, channel, ts, null);
        var (old, refused, waiting) = (
            Card("#old", NoticeState.Accepted, "1.1"), Card("#a", NoticeState.Refused, null), Card("#b", NoticeState.Deferred, null));

        Assert.That(IncidentNotices.Card([refused, waiting, old]), Is.EqualTo(old));
        Assert.That(IncidentNotices.Card([refused, waiting]), Is.EqualTo(waiting));
        Assert.That(IncidentNotices.Card([refused]), Is.EqualTo(refused));
        Assert.That(IncidentNotices.Card([]), Is.Null);
    }

    [Test]
    public void Who_gets_an_answered_incident_is_told_unless_they_took_it() => Assert.That(
        new Ledger(Pulled(Severity.Sev3)).Do("mon 07 10:05", (i, now) => i.Answer(Bob, now))
            .Do("mon 07 10:10", (i, now) => i.Reassign(Bob, Cleo, now)).Do("mon 07 10:20", (i, now) => i.Reassign(Dora, Dora, now)).Until("mon 07 12:00"),
        Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:10 given cleo
            """));

    [Test]
    public void Pullers_of_what_was_merged_hear_how_it_ended_once()
    {
        var ledger = new Ledger(Pulled(Severity.Sev3));
        ledger.Facts = ledger.Facts with { Joined = [(13, "eve"), (14, "fay")] };
        ledger.Do("mon 07 10:05", (i, now) => i.Contain(Bob, "rolled back", null, true, false, now));
        ledger.Do("mon 07 10:30", (i, now) => i.ComeBack(Ann, SeverityPolicies.Default, now)).Do("mon 07 10:40", (i, now) => i.Dismiss(Bob, "a test", now));

        Assert.That(ledger.Until("mon 07 12:00"), Is.EqualTo("""
            mon 07 10:00 call bob
            mon 07 10:05 ended eve, ended fay
            mon 07 10:30 call bob
            """));
    }

    [Test]
    public void What_is_dismissed_has_no_clock()
    {
        var ledger = new Ledger(Pulled(Severity.Sev1)).Do("mon 07 10:01", (i, now) => i.Dismiss(Bob, "a test", now));

        Assert.That(ledger.Until("fri 25 12:00"), Is.EqualTo("mon 07 10:00 call bob"));
        Assert.That(ledger.Next, Is.Null);
    }

    [Test]
    public void Nothing_is_told_to_an_operator_who_is_not_known() => Assert.That(
        new Ledger(Pulled()).Refusing(Bob).Until("mon 07 10:00"), Does.Not.Contain("oper"));

    [Test]
    public void Calls_are_the_most_urgent() => Assert.That(
        new Ledger(Pulled()).New(Monday).OrderBy(due => due.Urgency).Select(due => due.Key.Kind), Is.EqualTo(new[] { NoticeKind.Call, NoticeKind.Card }));

    [Test]
    public void An_agenda_looks_at_the_nearest_time_ahead()
    {
        var agenda = new DueNotifications(Monday);
        agenda.LookAt(Monday);
        agenda.LookAt(Monday + Duration.FromHours(2));
        agenda.LookAt(Monday + Duration.FromHours(1));
        agenda.LookAt(Monday - Duration.FromHours(1));

        Assert.That(agenda.Close().Next, Is.EqualTo(Monday + Duration.FromHours(1)));
        Assert.That(new DueNotifications(Monday).Close() is { Due: [], Next: null });
    }

    private static string CardOf(Ledger ledger) => ledger.Look(Monday).Due.Single(due => due.Key.Kind == NoticeKind.Card).Key.Recipient;
}
