using AndonBot.Lines;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Stories.PostmortemStories;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>A postmortem is chased until it is held.</summary>
[Parallelizable]
[ThroughBothDoors]
public sealed class PostmortemReminderStories
{
    [Test]
    public async Task Late_it_is_named_where_people_look_and_its_owner_is_copied()
    {
        await using var world = await ContainedAsync();
        Assert.That(await world.TellAsync(Ann, "/andon status"), Does.Contain("postmortem due Jan 9, 2030 at 10:00"));
        await world.GoToAsync("2030-01-09T09:01:00Z");

        Assert.That(world.Card().Text, Does.Contain("Postmortem was due"));
        Assert.That(world.Thread(), Does.EndWith("The postmortem is overdue."));
        Assert.That(await world.TellAsync(Ann, "/andon status"), Does.Contain("*Debt:* overdue postmortem #1").And.Contain("postmortem was due"));
        Assert.That(await world.TellAsync(Ann, "/andon show 1"), Does.Contain("postmortem was due").And.Contain("The postmortem is overdue."));
        Assert.That(Reminders(world, Dora), Is.Zero);
        await world.GoToAsync("2030-01-10T08:01:00Z");
        Assert.That((Reminders(world, Bob), Reminders(world, Dora)), Is.EqualTo((2, 0)));
        await world.GoToAsync("2030-01-11T08:01:00Z");
        Assert.That((Reminders(world, Bob), Reminders(world, Dora)), Is.EqualTo((3, 1)));
        Assert.That(world.Inbox(Dora)[^1], Does.Contain("@Bob has its clock").And.Contain("[Write the postmortem…]"));

        await world.ClickAsync(Dora, Gestures.Direct, "postmortem.open");
        await world.SubmitAsync(Dora, ("root_cause", "no test"), ("held_at", "2030-01-10"));
        await world.PassAsync(Duration.FromDays(7));
        Assert.That((Reminders(world, Bob), Reminders(world, Dora)), Is.EqualTo((3, 1)));
    }

    /// <summary>Contained on a Thursday; the reminders come at 80 %, when it is due, and on the next two working mornings.</summary>
    [TestCase("2030-01-10T09:00:00Z", "", "2030-01-11T13:48:00Z", "2030-01-14T09:00:00Z",
        "2030-01-15T08:00:00Z", "2030-01-16T08:00:00Z", Description = "A weekend.")]
    [TestCase("2030-01-10T09:00:00Z", "2030-01-14", "2030-01-11T13:48:00Z",
        "2030-01-15T09:00:00Z", "2030-01-16T08:00:00Z", "2030-01-17T08:00:00Z", Description = "And a holiday.")]
    [TestCase("2030-03-28T09:00:00Z", "", "2030-03-29T13:48:00Z", "2030-04-01T08:00:00Z",
        "2030-04-02T07:00:00Z", "2030-04-03T07:00:00Z", Description = "Summer time begins.")]
    [TestCase("2030-10-24T08:00:00Z", "", "2030-10-25T12:48:00Z", "2030-10-28T09:00:00Z",
        "2030-10-29T08:00:00Z", "2030-10-30T08:00:00Z", Description = "Summer time ends.")]
    public async Task Its_time_runs_over(string contained, string holiday, string warned, string due, string first, string second)
    {
        await using var world = await StartAsync(withLine: false);
        var (zone, days, from, to, _) = CheckoutLine.Calendar;
        await world.AddLineAsync(CheckoutLine with
        {
            Roster = CheckoutLine.Roster with { Members = [Bob] },
            Calendar = new(zone, days, from, to, holiday.Length == 0 ? [] : [LineLiterals.Date(holiday)]),
        });
        await world.GoToAsync(contained);
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon stop 1");
        await world.TellAsync(Bob, "/andon restart 1 rolled back");

        var (bob, dora) = (0, 0);
        foreach (var (at, copied) in new[] { (warned, false), (due, false), (first, false), (second, true) })
        {
            var instant = NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value;
            await world.GoToAsync((instant - Duration.FromSeconds(30)).ToString());
            Assert.That((Reminders(world, Bob), Reminders(world, Dora)), Is.EqualTo((bob, dora)), $"before {at}");
            await world.GoToAsync((instant + Duration.FromSeconds(30)).ToString());
            (bob, dora) = (bob + 1, copied ? dora + 1 : dora);
            Assert.That((Reminders(world, Bob), Reminders(world, Dora)), Is.EqualTo((bob, dora)), $"at {at}");
        }
    }

    [Test]
    public async Task After_two_days_without_Slack_one_message_a_person_comes()
    {
        await using var world = await ContainedAsync();

        await world.GoToAsync("2030-01-11T12:00:00Z");

        Assert.That((Reminders(world, Bob), Reminders(world, Dora)), Is.EqualTo((1, 1)));
    }
}
