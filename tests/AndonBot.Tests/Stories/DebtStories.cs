using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>A temporary fix never stands alone: it stays in the debt until something permanent is done.</summary>
[ThroughBothTransports]
public sealed class DebtStories
{
    [Test]
    public async Task A_temporary_fix_stays_in_the_debt_until_a_permanent_action_is_done()
    {
        await using var world = await ContainedAsync();
        Assert.That(world.Card().Text, Does.Contain("⏳ Temporary fix since Jan 7, 2030 at 10:00, no permanent action yet."));
        await world.PassAsync(Duration.FromDays(3));
        Assert.That(await world.TellAsync(Ann, "/andon status"), Does.Contain("⏳ temporary fix, 3 days old, no permanent action yet"));

        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me 2030-01-21");
        Assert.That(world.Card().Text, Does.Not.Contain("no permanent action yet"));
        Assert.That(await world.TellAsync(Ann, "/andon list"), Does.Contain("⏳ temporary fix, 3 days old, A1 due Mon 21 Jan"));
        await world.TellAsync(Bob, "/andon done A1");

        Assert.That(world.Card().Text, Does.StartWith("⚪ *#1 · SEV2 · checkout · fixed*").And.Contain("✅ *A1*").And.Contain("[It's back]"));
        Assert.That(world.Thread(), Does.EndWith("✅ Done: *A1* carts without a price are rejected\nFixed for good."));
        Assert.That(
            world.Inbox(Ann), Has.Count.EqualTo(1).And.One.StartsWith("Your pull #1 is fixed for good.\n✅ *A1* carts without a price are rejected · @Bob"));
        Assert.That(await world.TellAsync(Ann, "/andon list"), Does.StartWith("Nothing is open."));
    }

    [Test]
    public async Task What_is_fixed_is_shown_so_also_before_it_is_written_down()
    {
        await using var world = await ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me fri");
        // Past the bot, so that nothing makes it look before it is asked.
        await world.ExecuteAsync("update action set done_at = stands_from, done_by = owner");

        Assert.That(await world.SayAsync(Ann, "/andon status"), Does.Contain("nothing open"));
        Assert.That(await world.SayAsync(Bob, "/andon list"), Does.StartWith("Nothing is open."));
        Assert.That(await world.SayAsync(Bob, "/andon list mine"), Does.StartWith("No open incident is yours."));
        Assert.That(await world.SayAsync(Bob, "/andon list all"), Does.StartWith("⚪ *#1*").And.Contain("· fixed"));
        Assert.That(await world.SayAsync(Bob, "/andon show 1"), Does.StartWith("⚪ *#1 · SEV2 · checkout* · fixed"));
        world.As(Bob).OpenHome();
        await world.Slack.UntilAsync(() => world.As(Bob).Home is not null);
        Assert.That(world.As(Bob).ReadsHome(), Does.Contain("nothing open"));
        Assert.That(await world.CountAsync("select count(*) from incident where fixed_at is null"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_temporary_action_pays_no_debt_and_a_second_permanent_one_is_waited_for()
    {
        await using var world = await ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 the pods restart every hour me fri temporary");
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me fri");
        await world.TellAsync(Bob, "/andon action 1 the index is back me fri");

        await world.TellAsync(Bob, "/andon done A1");
        await world.TellAsync(Bob, "/andon done A2");
        Assert.That(world.Card().Text, Does.Contain("contained by a temporary fix"));
        await world.TellAsync(Bob, "/andon drop A3 the table is gone");

        Assert.That(world.Card().Text, Does.Contain("· fixed*"));
    }

    [Test]
    public async Task What_comes_back_is_not_fixed_by_what_was_done_before()
    {
        await using var world = await ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me fri");
        await world.TellAsync(Bob, "/andon done A1");
        await world.PassAsync(Duration.FromMinutes(5));

        await world.TellAsync(Ann, "/andon back 1");
        await world.TellAsync(Bob, "/andon ack 1");
        await world.ClickAsync(Bob, Checkout, "incident.contain");
        await world.SubmitAsync(Bob, ("text", "rolled back"), ("cause", "a price was null"), ("temporary", "yes"));

        Assert.That(world.Card().Text, Does.Contain("contained by a temporary fix").And.Contain("no permanent action yet."));
    }

    [Test]
    public async Task Fixed_at_night_the_puller_hears_of_it_in_the_morning()
    {
        await using var world = await ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me fri");
        await world.GoToAsync("2030-01-07T20:00:00Z");

        await world.TellAsync(Bob, "/andon done A1");
        Assert.That(world.Inbox(Ann), Is.Empty);
        await world.GoToAsync("2030-01-08T08:01:00Z");

        Assert.That(world.Inbox(Ann), Has.Count.EqualTo(1));
    }

    internal static async Task<AndonWorld> ContainedAsync()
    {
        var world = await StopStories.PulledAsync();
        await world.ClickAsync(Bob, UserActions.Direct, "incident.answer");
        await world.ClickAsync(Bob, Checkout, "incident.contain");
        await world.SubmitAsync(Bob, ("text", "rolled back"), ("cause", "a price was null"), ("temporary", "yes"));
        return world;
    }
}
