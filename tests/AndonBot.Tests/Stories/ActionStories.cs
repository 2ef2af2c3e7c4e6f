using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class ActionStories
{
    private const string Add = "/andon action 1 carts without a price are rejected @cleo 2030-01-21";

    [Test]
    public async Task An_action_has_an_owner_and_a_date_and_the_thread_tells_the_owner()
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(await world.TellAsync(Bob, Add), Does.StartWith("*A1* is @Cleo's, due Mon 21 Jan: carts without a price are rejected"));

        Assert.That(world.Thread(), Is.EqualTo("@Cleo, this is yours, says @Bob: *A1* carts without a price are rejected · due Mon 21 Jan"));
        Assert.That(world.Card().Text, Does.Contain("▫️ *A1* carts without a price are rejected · @Cleo · due Mon 21 Jan"));
        Assert.That(world.Inbox(Cleo), Is.Empty, "The mention tells; there is no message besides.");
        Assert.That(await world.TellAsync(Ann, "/andon actions"), Does.Contain("*A1* carts without a price are rejected · @Cleo · due Mon 21 Jan · #1"));
    }

    [Test]
    public async Task The_form_from_the_card_adds_one_too()
    {
        await using var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon contain 1 rolled back");

        await world.ClickAsync(Bob, Checkout, "action.add");
        await world.SubmitAsync(Bob, ("text", "carts without a price are rejected"), ("owner", Cleo), ("due", "2030-01-21"), ("temporary", "yes"));

        Assert.That(world.Thread(), Does.EndWith("@Cleo, this is yours, says @Bob: *A1* carts without a price are rejected · due Mon 21 Jan, temporary"));
    }

    [Test]
    public async Task A_vague_text_is_asked_about_and_kept_on_a_click_once()
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(await world.TellAsync(Bob, "/andon action 1 look into <!channel> & retries me next mon temporary"),
            Does.StartWith("“look into <!channel> & retries”: what will be different when that is done?").And.Contain("[Keep it]"));
        Assert.That(world.Card().Replies, Is.Empty);

        var first = await world.AskAsync(Bob, Checkout, "action.keep");
        var second = await world.AskAsync(Bob, Checkout, "action.keep");

        Assert.That(first, Does.StartWith("*A1* is @Bob's, due Mon 14 Jan: look into <!channel> & retries"));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(await world.QueryAsync<string>("select string_agg(text || ' ' || vague || ' ' || temporary, ',') from action"),
            Is.EqualTo("look into <!channel> & retries true true"));
        Assert.That(world.Unwanted(), Is.Empty);
    }

    [Test]
    public async Task In_the_form_a_vague_text_is_asked_about_and_nothing_typed_is_lost()
    {
        await using var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon contain 1 rolled back");
        await world.ClickAsync(Bob, Checkout, "action.add");

        await world.As(Bob).SubmitAsync(("text", "Investigate retries"), ("owner", Cleo), ("due", "2030-01-21"));
        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("“Investigate retries”: what will be different when that is done?")
            .And.Contain("Until when?: 2030-01-21").And.Contain("Who does it?: @Cleo").And.Contain("Or (optional): ____"));
        Assert.That(await world.CountAsync("select count(*) from action"), Is.Zero);

        await world.SubmitAsync(Bob, ("keep", "yes"));
        Assert.That(await world.QueryAsync<bool>("select vague from action"), Is.True);
        Assert.That(world.As(Bob).Modal, Is.Null);
    }

    [Test]
    public async Task A_date_that_is_over_is_said_under_the_date_and_another_is_taken()
    {
        await using var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon contain 1 rolled back");
        await world.ClickAsync(Bob, Checkout, "action.add");

        var refused = await world.As(Bob).SubmitAsync(("text", "carts are checked"), ("owner", Cleo), ("due", "2030-01-06"));
        Assert.That(refused.Errors["due"], Is.EqualTo("That day is over already: where the line is, it is Mon 7 Jan. Until when, from today on?"));
        await world.SubmitAsync(Bob, ("due", "2030-01-07"));

        Assert.That(await world.TellAsync(Bob, "/andon actions 1"), Does.Contain("due *today*"));
    }

    [TestCase("/andon action 1 carts are checked @gus tomorrow", "@Gus cannot own an action")]
    [TestCase("/andon action 9 carts are checked me tomorrow", "There is no #9.")]
    [TestCase("/andon action 1 carts are checked me 2030-01-06", "That day is over already")]
    [TestCase("/andon done A9", "There is no A9.")]
    [TestCase("/andon give A9 @bob", "There is no A9.")]
    public async Task What_cannot_be_is_refused_with_the_way_out(string command, string answer)
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(await world.TellAsync(Bob, command), Does.StartWith(answer));
        Assert.That(await world.CountAsync("select count(*) from action"), Is.Zero);
    }

    [Test]
    public async Task A_false_alarm_takes_no_action_and_keeps_those_it_has()
    {
        await using var world = await WithActionAsync();
        await world.TellAsync(Bob, "/andon dismiss 1 a test ran");

        Assert.That(await world.TellAsync(Bob, Add), Does.StartWith("@Bob called #1 a false alarm"));
        Assert.That(await world.TellAsync(Bob, "/andon actions"), Does.Contain("*A1*").And.Not.Contain("*A2*"));
        Assert.That(await world.TellAsync(Bob, "/andon drop A1 a false alarm"), Does.StartWith("A1 is dropped."));
        Assert.That(await world.TellAsync(Bob, "/andon actions"), Does.StartWith("No open actions."));
    }

    [Test]
    public async Task The_life_of_an_action_stands_in_the_thread()
    {
        await using var world = await WithActionAsync();

        Assert.That(await world.TellAsync(Cleo, "/andon move A1 2030-01-28 waiting for the vendor"), Is.EqualTo("A1 is due Mon 28 Jan now."));
        Assert.That(await world.TellAsync(Cleo, "/andon give A1 @bob"), Is.EqualTo("A1 is @Bob's now; the thread of #1 tells them."));
        Assert.That(await world.TellAsync(Bob, "/andon done A1 https://example.com/1?a=1&b=2"), Is.EqualTo("A1 is done. Thank you."));
        Assert.That(await world.TellAsync(Ann, "/andon done A1"), Does.StartWith("@Bob did that for A1 already, Jan 7, 2030 at 10:00."));
        Assert.That(await world.TellAsync(Ann, "/andon move A1 fri why"), Does.StartWith("@Bob did A1 Jan 7, 2030 at 10:00, so it stays as it is."));

        Assert.That(world.Thread(), Does.EndWith("""
            Moved from Mon 21 Jan to Mon 28 Jan: *A1* carts without a price are rejected
            waiting for the vendor
            @Bob, this is yours now, says @Cleo: *A1* carts without a price are rejected · due Mon 28 Jan
            ✅ Done: *A1* carts without a price are rejected
            https://example.com/1?a=1&b=2
            Fixed for good.
            """));
        Assert.That(await world.TellAsync(Ann, "/andon actions 1"),
            Does.StartWith("✅ *A1* carts without a price are rejected · @Bob · done Jan 7, 2030 at 10:00: https://example.com/1?a=1&b=2"));
    }

    [Test]
    public async Task Done_and_move_are_forms_too()
    {
        await using var world = await WithActionAsync();
        await world.GoToAsync("2030-01-21T14:01:00Z");

        await world.ClickAsync(Cleo, UserActions.Direct, "action.move");
        await world.SubmitAsync(Cleo, ("due", "2030-01-28"), ("text", "waiting for the vendor"));
        Assert.That(world.Thread(), Does.EndWith("Moved from Mon 21 Jan to Mon 28 Jan: *A1* carts without a price are rejected\nwaiting for the vendor"));

        await world.GoToAsync("2030-01-28T14:01:00Z");
        await world.ClickAsync(Cleo, UserActions.Direct, "action.done");
        await world.SubmitAsync(Cleo);
        Assert.That(world.Thread(), Does.EndWith("✅ Done: *A1* carts without a price are rejected\nFixed for good."));
    }

    [Test]
    public async Task Help_is_asked_of_the_Fixer_in_the_thread_once_a_day()
    {
        await using var world = await WithActionAsync();
        await world.GoToAsync("2030-01-21T14:01:00Z");

        Assert.That(await world.AskAsync(Cleo, UserActions.Direct, "action.help"), Is.EqualTo("I've asked @Bob in the thread of #1."));
        Assert.That(await world.AskAsync(Cleo, UserActions.Direct, "action.help"), Does.StartWith("@Cleo did that for A1 already"));

        Assert.That(world.Thread(), Does.EndWith("says @Bob: *A1* carts without a price are rejected · due Mon 21 Jan\n"
            + "@Cleo needs help with *A1* carts without a price are rejected · due Mon 21 Jan. @Bob, can you?"));
    }

    [Test]
    public async Task A_command_delivered_again_gets_the_same_answer_and_is_one_action()
    {
        await using var world = await StopStories.PulledAsync();
        foreach (var command in new[] { Add, "/andon action 1 review the alerts me fri", "/andon done A1" })
        {
            var first = await world.As(Bob).SayAsync(Checkout, command);
            Assert.That((await world.Slack.DeliverAgainAsync()).Body, Is.EqualTo(first.Body), command);
        }

        Assert.That(await world.CountAsync("select count(*) from action"), Is.EqualTo(1));
        Assert.That(await world.CountAsync("select count(*) from incident_event where kind like 'Action%'"), Is.EqualTo(2));
    }

    internal static async Task<AndonWorld> WithActionAsync()
    {
        var world = await DebtStories.ContainedAsync();
        await world.TellAsync(Bob, Add);
        return world;
    }
}
