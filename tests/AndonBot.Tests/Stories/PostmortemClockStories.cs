using AndonBot.Domain.Calendar;
using AndonBot.Lines;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>The clock of a postmortem: its reminders, its moves, and what ends it.</summary>
[ThroughBothTransports]
public sealed class PostmortemClockStories
{
    [Test]
    public async Task Moved_by_hand_it_says_until_when_counts_and_stays()
    {
        await using var world = await PostmortemStories.ContainedAsync();

        Assert.That(await world.TellAsync(Bob, "/andon extend 1 fri the vendor answers"), Is.EqualTo(
            "The postmortem of #1 is due Jan 11, 2030 at 17:00 now: the end of the working day on Friday, 11 January in Europe/Berlin."));
        Assert.That(world.Card().Text, Does.Contain("Postmortem due Jan 11, 2030 at 17:00."));
        Assert.That(world.Thread(), Does.EndWith("@Bob moved the postmortem's due time to 2030-01-11: the vendor answers"));
        Assert.That(await world.TellAsync(Cleo, "/andon extend 1 tomorrow sooner"), Does.StartWith("The postmortem of #1 stays due Jan 11, 2030 at 11:00"));
        Assert.That(await world.TellAsync(Bob, "/andon extend 1 2030-01-04 sooner"), Does.StartWith("That time has passed already."));
        await world.TellAsync(Bob, "/andon sev 1 1");
        Assert.That(world.Card().Text, Does.Contain("Postmortem due Jan 11, 2030 at 17:00."));
        Assert.That(await world.TellAsync(Bob, "/andon extend 1 2030-01-14 again"), Does.EndWith("It was moved 2 times."));
    }

    [Test]
    public async Task A_severity_moves_what_nobody_moved_by_hand()
    {
        await using var world = await PostmortemStories.ContainedAsync();

        await world.TellAsync(Bob, "/andon sev 1 3");

        Assert.That(world.Card().Text, Does.Contain("Postmortem due Jan 14, 2030 at 10:00."));
    }

    [Test]
    public async Task Late_it_is_named_where_people_look_and_its_owner_is_copied()
    {
        await using var world = await PostmortemStories.ContainedAsync();
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

        await world.ClickAsync(Dora, UserActions.Direct, "postmortem.open");
        await world.SubmitAsync(Dora, ("root_cause", "no test"), ("held_at", "2030-01-10"));
        await world.PassAsync(Duration.FromDays(7));
        Assert.That(
            new[] { Bob, Dora }.SelectMany(world.Inbox).Where(text => text.StartsWith("The postmortem of", StringComparison.Ordinal)),
            Has.Exactly(4).Contains("was held Jan 10, 2030 at 17:00 by @Dora.").And.None.Contains("[Write the postmortem…]"));
    }

    /// <summary>Contained on a Thursday; the reminders come at 80 %, when it is due, and on the next two working mornings.</summary>
    [TestCase("2030-01-10T09:00:00Z", "", "2030-01-11T13:48:00Z", "2030-01-14T09:00:00Z", "2030-01-15T08:00:00Z", "2030-01-16T08:00:00Z",
        Description = "A weekend.")]
    [TestCase("2030-01-10T09:00:00Z", "2030-01-14", "2030-01-11T13:48:00Z", "2030-01-15T09:00:00Z", "2030-01-16T08:00:00Z", "2030-01-17T08:00:00Z",
        Description = "And a holiday.")]
    [TestCase("2030-03-28T09:00:00Z", "", "2030-03-29T13:48:00Z", "2030-04-01T08:00:00Z", "2030-04-02T07:00:00Z", "2030-04-03T07:00:00Z",
        Description = "Summer time begins.")]
    [TestCase("2030-10-24T08:00:00Z", "", "2030-10-25T12:48:00Z", "2030-10-28T09:00:00Z", "2030-10-29T08:00:00Z", "2030-10-30T08:00:00Z",
        Description = "Summer time ends.")]
    public async Task Its_time_runs_over(string contained, string holiday, string warned, string due, string first, string second)
    {
        await using var world = await StartAsync(withLine: false);
        var (zone, days, from, to, _) = CheckoutLine.Calendar;
        await world.AddLineAsync(CheckoutLine with
        {
            RotationSettings = CheckoutLine.RotationSettings with { Members = [Bob] },
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
        await using var world = await PostmortemStories.ContainedAsync();

        await world.GoToAsync("2030-01-11T12:00:00Z");

        Assert.That((Reminders(world, Bob), Reminders(world, Dora)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task It_is_back_ends_its_clock_and_the_new_containment_starts_another()
    {
        await using var world = await PostmortemStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon extend 1 fri later");
        await PostmortemStories.WriteAsync(world, "no test");
        await world.TellAsync(Bob, "/andon held 1");
        await world.GoToAsync("2030-01-08T09:00:00Z");

        await world.TellAsync(Ann, "/andon back 1");
        await world.TellAsync(Bob, "/andon contain 1 switched off");

        Assert.That(world.Card().Text, Does.Contain("Postmortem due Jan 10, 2030 at 10:00.").And.Contain("Root cause: no test"));
        Assert.That(world.Thread(), Does.Contain("moved the postmortem's due time").And.Contain("says the postmortem was held"));
    }

    [Test]
    public async Task Whose_line_changes_its_promises_has_another_due_time()
    {
        await using var world = await PostmortemStories.ContainedAsync();
        var policies = CheckoutLine.Policies with { Sev2 = CheckoutLine.Policies.Sev2 with { Postmortem = Span.Parse("4wd") } };

        await world.AddLineAsync(CheckoutLine with { Policies = policies });
        await world.SettleAsync();

        Assert.That(world.Card().Text, Does.Contain("Postmortem due Jan 11, 2030 at 10:00."));
    }

    internal static int Reminders(AndonWorld world, string person) =>
        world.Inbox(person).Count(text => text.Contains("[Write the postmortem…]", StringComparison.Ordinal));
}
