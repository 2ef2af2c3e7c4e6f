using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using CsCheck;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Actions;

/// <summary>What can be done to an action, by whom first, and what the timeline tells of it.</summary>
public sealed class ActionTests
{
    private static readonly LocalDate Today = new(2030, 1, 7);

    private static ActionItem Open => Added(Today.PlusDays(7));

    [Test]
    public void An_action_is_added_with_its_owner_and_date()
    {
        var done = Changed(Add(Pulled(), Today));

        Assert.That(done.Action, Is.EqualTo(new ActionItem(34, 12, "reject carts", Cleo, Today, false, false, Monday, Bob)));
        Assert.That((done.Event.Kind, done.Event.Who, done.Event.At), Is.EqualTo((IncidentEventKind.ActionAdded, Bob, Monday)));
        Assert.That(ActionEventText.Parse(done.Event.Text!), Is.EqualTo(new ActionEventText(34, Cleo, Today, false, null, "reject carts", "")));
    }

    [Test]
    public void A_date_that_is_over_where_the_line_is_is_refused_and_today_is_not()
    {
        Assert.That(Add(Pulled(), Today.PlusDays(-1)), Is.EqualTo(new Decision.Refused(Objection.ActionDueInPast)));
        Assert.That(Add(Pulled(), Today), Is.TypeOf<Decision.Done>());
        // 23:30 UTC on Monday is Tuesday in Berlin.
        Assert.That(Add(Pulled(), Today, Instant.FromUtc(2030, 1, 7, 23, 30)), Is.EqualTo(new Decision.Refused(Objection.ActionDueInPast)));
    }

    [Test]
    public void A_false_alarm_a_merged_incident_and_one_without_a_line_take_no_action()
    {
        Assert.That(Add(Pulled().Then(i => i.Dismiss(Bob, "a test", Monday)), Today), Is.EqualTo(new Decision.Refused(Objection.Dismissed)));
        Assert.That(Add(Pulled() with { MergedInto = 11 }, Today), Is.EqualTo(new Decision.Refused(Objection.Merged)));
        Assert.That(Add(Unplaced(), Today), Is.EqualTo(new Decision.Refused(Objection.NeedsLine)));
        Assert.That(Add(Pulled() with { FixedAt = Monday }, Today), Is.TypeOf<Decision.Done>());
    }

    [Test]
    public void Overdue_begins_at_the_midnight_after_its_date()
    {
        Assert.That(Added(Today).IsOverdue(Today), Is.False);
        Assert.That(Added(Today).IsOverdue(Today.PlusDays(1)), Is.True);
        Assert.That(Done(Added(Today).Finish(Bob, null, Monday)).IsOverdue(Today.PlusDays(1)), Is.False);
    }

    [Test]
    public void Done_twice_is_harmless_and_the_second_is_told_who_and_when()
    {
        var done = Done(Open.Finish(Cleo, "see the commit", Monday));

        Assert.That((done.IsOpen, done.DoneBy, done.DoneAt, done.Evidence), Is.EqualTo((false, Cleo, (Instant?)Monday, "see the commit")));
        Assert.That(done.Finish(Bob, "another", After(5)), Is.EqualTo(new Decision.Already(Cleo, Monday)));
    }

    [Test]
    public void Dropped_twice_is_harmless_and_the_second_is_told_who_and_when() => Assert.That(
        Done(Open.Drop(Cleo, "shut down", Monday)).Drop(Bob, "gone", After(5)), Is.EqualTo(new Decision.Already(Cleo, Monday)));

    [Test]
    public void What_is_closed_stays_as_it_is()
    {
        ActionItem[] closed = [Done(Open.Finish(Cleo, null, Monday)), Done(Open.Drop(Cleo, "shut down", Monday))];
        Objection[] objections = [Objection.ActionIsDone, Objection.ActionIsDropped];
        foreach (var (action, objection) in closed.Zip(objections))
        {
            var refused = new Decision.Refused(objection);
            Assert.That(action.Move(Bob, Today.PlusDays(9), "why", Monday, Berlin), Is.EqualTo(refused));
            Assert.That(action.Give(Bob, Dora, Monday), Is.EqualTo(refused));
            Assert.That(action.AskForHelp(Bob, Dora, Monday, Berlin), Is.EqualTo(refused));
        }

        Assert.That(closed[0].Drop(Bob, "why", Monday), Is.EqualTo(new Decision.Refused(Objection.ActionIsDone)));
        Assert.That(closed[1].Finish(Bob, null, Monday), Is.EqualTo(new Decision.Refused(Objection.ActionIsDropped)));
    }

    [Test]
    public void A_move_is_counted_and_keeps_the_reason_and_both_dates()
    {
        var moved = Changed(Open.Move(Bob, Today.PlusDays(9), "waiting for the vendor", After(5), Berlin));

        Assert.That((moved.Action.Due, moved.Action.Moves, moved.Action.StandsFrom), Is.EqualTo((Today.PlusDays(9), 1, After(5))));
        Assert.That(ActionEventText.Parse(moved.Event.Text!) is { Before: var before, Words: "waiting for the vendor" } && before == Today.PlusDays(7));
        Assert.That(moved.Action.Move(Bob, Today.PlusDays(9), "again", After(6), Berlin), Is.EqualTo(new Decision.Already(null, null)));
        Assert.That(Open.Move(Bob, Today.PlusDays(-1), "why", Monday, Berlin), Is.EqualTo(new Decision.Refused(Objection.ActionDueInPast)));
    }

    [Test]
    public void Given_it_has_a_new_owner_from_then_on()
    {
        var given = Done(Open.Give(Bob, Dora, After(5)));

        Assert.That((given.Owner, given.StandsFrom), Is.EqualTo((Dora, After(5))));
        Assert.That(given.Give(Bob, Dora, After(6)), Is.EqualTo(new Decision.Already(null, null)));
    }

    [Test]
    public void Help_is_asked_for_once_a_day()
    {
        var asked = Done(Open.AskForHelp(Cleo, Bob, Monday, Berlin));

        Assert.That(asked.AskForHelp(Cleo, Bob, After(60), Berlin), Is.EqualTo(new Decision.Already(Cleo, Monday)));
        Assert.That(asked.AskForHelp(Cleo, Bob, At("tue 08 00:01"), Berlin), Is.TypeOf<Decision.Done>());
    }

    [Test]
    public void What_the_timeline_tells_is_read_back_whatever_people_wrote() =>
        Gen.Select(Gen.String, Gen.String, Gen.Long[1, long.MaxValue], Gen.Bool, Gen.Int[0, 3000]).Sample((what, words, number, temporary, days) =>
        {
            var due = Today.PlusDays(days);
            var told = new ActionEventText(number, temporary ? null : Bob, due, temporary, temporary ? Today : null, what, words);
            var read = ActionEventText.Parse(told.ToText());
            Assert.That(read with { What = "", Words = "" }, Is.EqualTo(told with { What = "", Words = "" }));
            Assert.That(read.What, Does.Not.Contain('\n'));
            Assert.That(words.StartsWith(read.Words.TrimEnd('…'), StringComparison.Ordinal), $"{words} / {read.Words}");
        });

    private static ActionItem Added(LocalDate due) => Done(Add(Pulled(), due));

    private static Decision Add(Incident incident, LocalDate due, Instant? at = null) =>
        ActionItem.Add(incident, 34, Bob, new("reject carts", Cleo, due, false, false), at ?? Monday, Berlin);

    private static ActionItem Done(Decision decision) => Changed(decision).Action;

    private static ActionChanged Changed(Decision decision) => (ActionChanged)((Decision.Done)decision).Changes.Single();
}
