using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class CallStories
{
    [TestCase("2030-01-09T01:30:00Z", TestName = "SEV1 is called within five minutes on a Wednesday night")]
    [TestCase("2030-01-13T03:00:00Z", TestName = "SEV1 is called within five minutes on a Sunday")]
    public async Task A_SEV1_is_called_again_at_half_its_five_minutes_and_everybody_past_them(string when)
    {
        await using var world = await StartAsync();
        await world.GoToAsync(when);
        await world.TellAsync(Ann, "/andon sev1 nobody can pay");
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));

        await world.PassAsync(Duration.FromSeconds(140));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));
        await world.PassAsync(Duration.FromSeconds(20));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(2));
        Assert.That(world.Inbox(Cleo).Concat(world.Inbox(Dora)), Is.Empty);

        await world.PassAsync(Duration.FromSeconds(150));
        Assert.That(Overdue(world), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task A_workspace_whose_owner_is_not_known_gets_its_cards_and_calls_all_the_same()
    {
        await using var world = await StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await records.UntilAsync(async () => await records.QueryAsync<bool>("select primary_owner is not null from workspace"));
        await records.ExecuteAsync("update workspace set primary_owner = null");

        await world.TellAsync(Ann, "/andon checkout is down");

        Assert.That(world.Card().Text, Does.Contain("checkout is down"));
        Assert.That(world.Inbox(Bob), Has.One.Contains("pulled the cord"));
    }

    [Test]
    public async Task A_SEV2_counts_working_minutes_over_the_weekend()
    {
        await using var world = await StartAsync();
        await world.GoToAsync("2030-01-11T15:55:00Z");
        await world.TellAsync(Ann, "/andon checkout is down");
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));

        await world.GoToAsync("2030-01-14T08:09:30Z");
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        Assert.That(Overdue(world), Is.EqualTo((0, 0, 0)));
        await world.GoToAsync("2030-01-14T08:10:30Z");
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
        Assert.That(Overdue(world), Is.EqualTo((1, 1, 1)));
        Assert.That(world.Thread(), Is.EqualTo("🔴 The line stopped by itself: nobody answered in time. Backup and owner are called."));
    }

    [Test]
    public async Task A_line_that_stops_by_itself_carries_the_time_when_the_answer_was_due()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.PassAsync(Duration.FromHours(1));

        Assert.That(world.Card().Text, Does.Match(@"Line stopped .* 10:15 by itself"));
        Assert.That((await world.GateAsync()).Body, Does.Contain("\"since\":\"2030-01-07T09:15:0").And.Contain("\"by\":null"));
    }

    [Test]
    public async Task A_SEV3_never_stops_the_line_and_is_called_again_after_four_working_hours()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon sev3 the logo is blurred");

        await world.GoToAsync("2030-01-07T12:59:00Z");
        Assert.That(Overdue(world), Is.EqualTo((0, 0, 0)));
        Assert.That(world.Card().Text, Does.Contain("An answer is due "));
        await world.GoToAsync("2030-01-07T13:01:00Z");
        Assert.That(Overdue(world), Is.EqualTo((1, 1, 1)));
        Assert.That(world.Card().Text, Does.Contain("An answer was due "));
        await world.GoToAsync("2030-01-18T13:00:00Z");
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Unanswered_it_is_called_again_every_target_four_times_and_then_every_working_morning()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.PassAsync(Duration.FromMinutes(15) + Duration.FromSeconds(30));
        for (var calls = 1; calls <= 5; calls++)
        {
            Assert.That(Overdue(world), Is.EqualTo((calls, calls, calls)));
            await world.PassAsync(Duration.FromMinutes(15));
        }

        await world.GoToAsync("2030-01-08T07:59:00Z");
        Assert.That(Overdue(world).Bob, Is.EqualTo(5));
        await world.GoToAsync("2030-01-08T08:01:00Z");
        Assert.That(Overdue(world).Bob, Is.EqualTo(6));
        await world.GoToAsync("2030-01-09T08:01:00Z");
        Assert.That(Overdue(world).Bob, Is.EqualTo(7));
    }

    [Test]
    public async Task A_morning_is_the_recipients_own()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.GoToAsync("2030-01-07T10:30:00Z");
        Assert.That(Overdue(world), Is.EqualTo((1, 1, 1)));

        // Cleo lives in New York, where it is still this morning.
        await world.GoToAsync("2030-01-07T13:59:00Z");
        Assert.That(Overdue(world), Is.EqualTo((1, 1, 1)));
        await world.GoToAsync("2030-01-07T14:01:00Z");
        Assert.That(Overdue(world), Is.EqualTo((1, 2, 1)));
        await world.GoToAsync("2030-01-08T13:59:00Z");
        Assert.That(Overdue(world), Is.EqualTo((2, 2, 2)));
        await world.GoToAsync("2030-01-08T14:01:00Z");
        Assert.That(Overdue(world), Is.EqualTo((2, 3, 2)));
    }

    [Test]
    public async Task After_two_days_silence_everybody_gets_one_message_of_each_ladder()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.GoToAsync("2030-01-09T15:00:00Z");

        Assert.That(Overdue(world), Is.EqualTo((1, 1, 1)));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(4).And.One.Contains("has been stopped since").And.One.Contains("The postmortem of"));
        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1));
        Assert.That(world.Inbox(Dora), Has.Count.EqualTo(2).And.One.Contains("has been stopped since"));
    }

    [Test]
    public async Task A_holiday_is_no_working_time()
    {
        await using var world = await StartAsync(withLine: false);
        var week = CheckoutLine.Calendar;
        await world.AddLineAsync(CheckoutLine with { Calendar = new(week.Zone, week.Days, week.From, week.To, [new LocalDate(2030, 1, 8)]) });
        await world.GoToAsync("2030-01-07T15:55:00Z");
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.GoToAsync("2030-01-08T15:00:00Z");
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        await world.GoToAsync("2030-01-09T08:11:00Z");
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
    }

    private static (int Bob, int Cleo, int Dora) Overdue(AndonWorld world)
    {
        int Calls(string person) => world.Inbox(person).Count(text => text.Contains("Nobody has answered", StringComparison.Ordinal));
        return (Calls(Bob), Calls(Cleo), Calls(Dora));
    }
}
