using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>What people hear of their actions: once a day, in their own morning.</summary>
[ThroughBothTransports]
public sealed class DigestStories
{
    [Test]
    public async Task An_owner_in_another_zone_is_told_in_their_own_morning()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected @cleo wed");
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway me wed");

        await world.GoToAsync("2030-01-08T07:59:00Z");
        Assert.That((Digests(world, Bob), Digests(world, Cleo)), Is.EqualTo((0, 0)));
        await world.GoToAsync("2030-01-08T08:01:00Z");
        Assert.That((Digests(world, Bob), Digests(world, Cleo)), Is.EqualTo((1, 0)));
        await world.GoToAsync("2030-01-08T13:59:00Z");
        Assert.That(Digests(world, Cleo), Is.Zero);
        await world.GoToAsync("2030-01-08T14:01:00Z");
        Assert.That(Digests(world, Cleo), Is.EqualTo(1));
        Assert.That(world.Inbox(Cleo)[^1],
            Does.StartWith("Good morning. One action for you:\n*A1* carts without a price are rejected\ndue tomorrow · *#1* checkout is down")
            .And.Contain("[Done…] [Move…] [Need help]"));
    }

    [Test]
    public async Task When_nothing_is_due_nobody_is_told()
    {
        await using var world = await ActionStories.WithActionAsync();

        foreach (var day in Enumerable.Range(8, 11))
            await world.GoToAsync($"2030-01-{day:00}T15:00:00Z");

        Assert.That(Digests(world, Cleo), Is.Zero);
        await world.GoToAsync("2030-01-21T15:00:00Z");
        Assert.That(Digests(world, Cleo), Is.EqualTo(1));
    }

    [Test]
    public async Task After_two_days_of_silence_there_is_one_message_with_all()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway me tomorrow");
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me wed");

        await world.GoToAsync("2030-01-10T10:00:00Z");

        Assert.That(Digests(world, Bob), Is.EqualTo(1));
        Assert.That(await world.TellAsync(Ann, "/andon status"), Does.Contain("*Debt:* overdue actions A1, A2\n"));
        Assert.That(
            world.Inbox(Bob)[^1],
            Does.StartWith("Good morning. 2 actions for you, the most urgent first:\n*A1* prices are checked at the gateway\n*overdue*, was due Tue 8 Jan")
            .And.Contain("*A2* carts without a price are rejected\n*overdue*, was due Wed 9 Jan"));
    }

    [Test]
    public async Task Done_it_is_not_told_any_more()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway me tomorrow");
        await world.GoToAsync("2030-01-08T08:01:00Z");
        await world.TellAsync(Bob, "/andon done A1");

        await world.GoToAsync("2030-01-09T08:01:00Z");

        Assert.That(Digests(world, Bob), Is.EqualTo(1));
    }

    [TestCase("done A1 the gateway's log", "@Dora did A1 Jan 9, 2030 at 09:01, so it stays as it is.")]
    [TestCase("drop A1 the gateway is gone", "@Dora dropped A1 Jan 9, 2030 at 09:01: the gateway is gone")]
    public async Task The_buttons_of_a_day_that_has_passed_tell_what_became_of_the_action(string command, string told)
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway me tomorrow");
        await world.GoToAsync("2030-01-08T08:01:00Z");
        var yesterday = world.As(Bob).Sees(UserActions.Direct)[^1].Ts;
        await world.GoToAsync("2030-01-09T08:01:00Z");
        await world.TellAsync(Dora, $"/andon {command}");

        foreach (var button in new[] { "action.done", "action.move", "action.help" })
        {
            var answer = await world.HearAsync(Bob, UserActions.Direct, () => world.As(Bob).ClickAsync(UserActions.Direct, button, yesterday));
            Assert.That(answer, Does.StartWith(told).And.EndWith("`/andon action 1 …` adds another one."), button);
        }

        Assert.That(world.As(Bob).Modal, Is.Null);
    }

    [Test]
    public async Task The_buttons_of_a_day_that_has_passed_do_what_they_say_while_the_action_is_open()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway me tomorrow");
        await world.GoToAsync("2030-01-08T08:01:00Z");
        var yesterday = world.As(Bob).Sees(UserActions.Direct)[^1].Ts;
        await world.GoToAsync("2030-01-09T08:01:00Z");

        await world.As(Bob).ClickAsync(UserActions.Direct, "action.done", yesterday);
        await world.SubmitAsync(Bob, ("text", "the gateway's log"));

        Assert.That(world.Thread(), Does.Contain("✅ Done: *A1* prices are checked at the gateway\nthe gateway's log"));
    }

    [Test]
    public async Task What_was_told_in_the_morning_shows_what_its_reader_did_since()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway me tomorrow");
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me wed");
        await world.TellAsync(Bob, "/andon action 1 a price has a currency me wed");
        await world.GoToAsync("2030-01-08T08:01:00Z");

        await world.TellAsync(Bob, "/andon done A1");
        await world.SettleAsync();
        Assert.That(world.Inbox(Bob)[^1], Does.StartWith("Good morning. 2 actions for you").And.Contain("✅ *A1* prices are checked at the gateway"));
        await world.TellAsync(Bob, "/andon move A2 2030-01-21 the supplier is slow");
        await world.TellAsync(Bob, "/andon drop A3 never a currency again");
        await world.SettleAsync();

        Assert.That(
            world.Inbox(Bob)[^1],
            Does.StartWith("Good morning. Nothing is left of what was due.").And.Not.Contain("A2").And.Contain("✖️ *A3*").And.Not.Contain("["));
        await world.GoToAsync("2030-01-09T08:01:00Z");
        Assert.That(Digests(world, Bob), Is.EqualTo(1));
        await world.GoToAsync("2030-01-21T08:01:00Z");
        Assert.That(world.Inbox(Bob)[^1], Does.StartWith("Good morning. One action for you:\n*A2*").And.Not.Contain("A1").And.Not.Contain("A3"));
    }

    [Test]
    public async Task What_was_moved_and_given_away_hides_nothing_that_is_done_after_it()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway me tomorrow");
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me tomorrow");
        await world.GoToAsync("2030-01-08T08:01:00Z");

        await world.TellAsync(Bob, "/andon move A1 2030-01-21 the supplier is slow");
        await world.TellAsync(Bob, "/andon give A1 @dora");
        await world.TellAsync(Bob, "/andon done A2");

        Assert.That(world.Inbox(Bob)[^1], Does.StartWith("Good morning. Nothing is left").And.Contain("✅ *A2*").And.Not.Contain("A1"));
    }

    [Test]
    public async Task Given_to_somebody_else_the_new_owner_is_told_from_the_next_morning_on()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway me tomorrow");
        await world.GoToAsync("2030-01-08T08:01:00Z");

        await world.TellAsync(Bob, "/andon give A1 @dora");
        Assert.That(Digests(world, Dora), Is.Zero);
        await world.GoToAsync("2030-01-09T08:01:00Z");

        Assert.That((Digests(world, Bob), Digests(world, Dora)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_an_owner_who_left_cannot_do_comes_to_the_Fixer()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway @cleo wed");
        await world.ChangePersonAsync(Cleo, cleo => cleo.IsDeleted = true);

        await world.GoToAsync("2030-01-08T08:01:00Z");

        Assert.That(Digests(world, Bob), Is.EqualTo(1));
        Assert.That(world.Inbox(Bob)[^1], Does.Contain("@Cleo cannot act any more, so it comes to you. `/andon give A1 @user` gives it to somebody."));
    }

    [Test]
    public async Task What_nobody_else_can_do_follows_the_incident_to_its_new_Fixer()
    {
        await using var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 prices are checked at the gateway @cleo wed");
        await world.ChangePersonAsync(Cleo, cleo => cleo.IsDeleted = true);
        await world.TellAsync(Bob, "/andon give 1 @ann");

        await world.GoToAsync("2030-01-08T08:01:00Z");

        Assert.That((Digests(world, Bob), Digests(world, Ann)), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task More_than_a_message_has_room_for_is_counted()
    {
        await using var world = await DebtStories.ContainedAsync();
        for (var i = 1; i <= 12; i++)
            await world.SayAsync(Bob, $"/andon action 1 part {i} is checked me tomorrow");

        await world.GoToAsync("2030-01-08T08:01:00Z");

        Assert.That(world.Inbox(Bob)[^1], Does.StartWith("Good morning. 12 actions for you").And.EndWith("… and 2 more: `/andon actions mine`"));
    }

    private static int Digests(AndonWorld world, string person) =>
        world.Inbox(person).Count(text => text.StartsWith("Good morning.", StringComparison.Ordinal));
}
