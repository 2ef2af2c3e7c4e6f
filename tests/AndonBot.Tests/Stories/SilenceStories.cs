using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class SilenceStories
{
    [TestCase("sev1 nobody can pay", "2030-01-07T09:31:00Z", "2030-01-07T10:01:00Z", "2030-01-07T10:31:00Z")]
    [TestCase("checkout is down", "2030-01-07T11:01:00Z", "2030-01-07T13:01:00Z", "2030-01-07T15:01:00Z")]
    [TestCase("sev3 the logo is blurred", "2030-01-08T09:01:00Z", "2030-01-09T09:01:00Z", "2030-01-10T09:01:00Z")]
    public async Task Whoever_is_on_it_is_asked_twice_and_then_the_owner_hears(string pull, string first, string second, string third)
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, $"/andon {pull}");
        await world.TellAsync(Cleo, "/andon ack 1");
        Assert.That(Quiet(world, Cleo), Is.Zero);

        await world.GoToAsync(first);
        Assert.That((Quiet(world, Cleo), Quiet(world, Dora)), Is.EqualTo((1, 0)));
        Assert.That(world.Inbox(Cleo)[^1], Does.Contain("You are on *#1").And.Contain("[Contained…] [Still on it] [False alarm…]"));
        await world.GoToAsync(second);
        Assert.That((Quiet(world, Cleo), Quiet(world, Dora)), Is.EqualTo((2, 0)));
        await world.GoToAsync(third);
        Assert.That((Quiet(world, Cleo), Quiet(world, Dora)), Is.EqualTo((3, 1)));
        Assert.That(world.Inbox(Dora), Has.One.Contains("@Cleo is on *#1"));
        Assert.That(Quiet(world, Bob), Is.Zero);
    }

    [Test]
    public async Task After_a_minute_less_nobody_is_asked()
    {
        await using var world = await AnsweredAsync();

        await world.PassAsync(Duration.FromMinutes(119));

        Assert.That(Quiet(world, Bob), Is.Zero);
    }

    [Test]
    public async Task Still_on_it_counts_the_silence_anew()
    {
        await using var world = await AnsweredAsync();
        await world.PassAsync(Duration.FromMinutes(125));

        Assert.That(await world.AskAsync(Bob, UserActions.Direct, "incident.still"), Is.EqualTo("Still on #1. Thank you."));
        Assert.That(world.Thread(), Does.EndWith("@Bob is still on it."));

        await world.PassAsync(Duration.FromMinutes(115));
        Assert.That(Quiet(world, Bob), Is.EqualTo(1));
        await world.PassAsync(Duration.FromMinutes(10));
        Assert.That(Quiet(world, Bob), Is.EqualTo(2));
        Assert.That(Quiet(world, Dora), Is.Zero);
    }

    [Test]
    public async Task A_note_counts_the_silence_anew()
    {
        await using var world = await AnsweredAsync();
        await world.PassAsync(Duration.FromMinutes(60));

        await world.TellAsync(Bob, "/andon note 1 the cache is cold");

        await world.PassAsync(Duration.FromMinutes(115));
        Assert.That(Quiet(world, Bob), Is.Zero);
    }

    [Test]
    public async Task Contained_from_the_reminder_it_is_over()
    {
        await using var world = await AnsweredAsync();
        await world.PassAsync(Duration.FromMinutes(125));

        await world.ClickAsync(Bob, UserActions.Direct, "incident.contain");
        await world.SubmitAsync(Bob, ("text", "rolled back"), ("cause", "a price was null"), ("temporary", "yes"));
        await world.PassAsync(Duration.FromDays(1));

        Assert.That(Quiet(world, Bob), Is.EqualTo(1));
    }

    [Test]
    public async Task A_reminder_that_comes_due_at_night_waits_for_the_morning_of_its_recipient()
    {
        await using var world = await StartAsync();
        await world.GoToAsync("2030-01-07T15:00:00Z");
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Cleo, "/andon ack 1");

        await world.GoToAsync("2030-01-08T13:59:00Z");
        Assert.That(Quiet(world, Cleo), Is.Zero);
        await world.GoToAsync("2030-01-08T14:01:00Z");
        Assert.That(Quiet(world, Cleo), Is.EqualTo(1));
    }

    [Test]
    public async Task A_stopped_line_is_brought_up_every_four_working_hours_with_Fixer_and_owner()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon stop 1");

        await world.GoToAsync("2030-01-07T12:59:00Z");
        Assert.That((Red(world, Bob), Red(world, Dora)), Is.EqualTo((0, 0)));
        await world.GoToAsync("2030-01-07T13:01:00Z");
        Assert.That((Red(world, Bob), Red(world, Dora)), Is.EqualTo((1, 1)));
        await world.GoToAsync("2030-01-08T08:59:00Z");
        Assert.That((Red(world, Bob), Red(world, Dora)), Is.EqualTo((1, 1)));
        await world.GoToAsync("2030-01-08T09:01:00Z");
        Assert.That((Red(world, Bob), Red(world, Dora)), Is.EqualTo((2, 2)));
        Assert.That(Red(world, Cleo), Is.Zero);

        await world.ClickAsync(Dora, UserActions.Direct, "incident.restart");
        await world.SubmitAsync(Dora, ("text", "rolled back"));
        await world.GoToAsync("2030-01-09T15:00:00Z");
        Assert.That((Red(world, Bob), Red(world, Dora)), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task After_two_days_silence_one_reminder_of_each_kind_is_left()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon stop 1");

        await world.GoToAsync("2030-01-09T15:00:00Z");

        Assert.That((Quiet(world, Bob), Quiet(world, Dora)), Is.EqualTo((1, 1)));
        Assert.That((Red(world, Bob), Red(world, Dora)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task An_ordinary_SEV2_with_everything_on_time_rings_at_most_ten_times()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon note 1 the cache is cold");
        await world.ClickAsync(Bob, Checkout, "incident.contain");
        await world.SubmitAsync(Bob, ("text", "rolled back"), ("cause", "a price was null"), ("temporary", "no"));
        await world.PassAsync(Duration.FromDays(7));

        Assert.That(world.Slack.Journal.Entries.Where(entry => entry.Notifies.Count > 0).ToList(), Has.Count.InRange(2, 10));
    }

    [Test]
    public async Task The_same_with_an_action_that_is_done_on_its_day_rings_at_most_ten_times()
    {
        await using var world = await AnsweredAsync();
        await world.ClickAsync(Bob, Checkout, "incident.contain");
        await world.SubmitAsync(Bob, ("text", "rolled back"), ("cause", "a price was null"), ("temporary", "yes"));
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me fri");
        foreach (var morning in new[] { "2030-01-08T08:01:00Z", "2030-01-09T08:01:00Z", "2030-01-10T08:01:00Z", "2030-01-11T08:01:00Z" })
            await world.GoToAsync(morning);
        await world.TellAsync(Bob, "/andon done A1 see the build");
        await world.PassAsync(Duration.FromDays(7));

        Assert.That(world.Card().Text, Does.StartWith("⚪ *#1 · SEV2 · checkout · fixed*"));
        // The week's handoff comes with or without an incident.
        var ofTheWeek = await world.CountAsync("select count(*) from notice where subject_kind = 'line' and state = 'accepted'");
        Assert.That(world.Slack.Journal.Entries.Count(entry => entry.Notifies.Count > 0) - ofTheWeek, Is.InRange(6, 10));
    }

    private static async Task<AndonWorld> AnsweredAsync()
    {
        var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon ack 1");
        return world;
    }

    private static int Quiet(AndonWorld world, string person) => world.Inbox(person).Count(text => text.Contains("[Still on it]", StringComparison.Ordinal));

    private static int Red(AndonWorld world, string person) =>
        world.Inbox(person).Count(text => text.Contains("has been stopped since", StringComparison.Ordinal));
}
