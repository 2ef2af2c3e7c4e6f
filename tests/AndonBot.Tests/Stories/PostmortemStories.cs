using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>A line that was stopped owes a postmortem: it is written and held.</summary>
[ThroughBothTransports]
public sealed class PostmortemStories
{
    [Test]
    public async Task The_answer_to_contain_says_until_when_and_opens_the_form_with_the_timeline()
    {
        await using var world = await StoppedAsync();

        var answer = await world.TellAsync(Bob, "/andon contain 1 rolled back");
        Assert.That(answer, Does.Contain("The postmortem is due Jan 9, 2030 at 10:00.").And.Contain("[Write the postmortem…]"));
        Assert.That(world.Card().Text, Does.Contain("Postmortem due Jan 9, 2030 at 10:00.").And.Contain("[Postmortem…]"));

        await world.ClickAsync(Cleo, Checkout, "postmortem.open");
        Assert.That(world.As(Cleo).ReadsModal(), Does.Contain("Mon 7 Jan 04:00  @Ann pulled the cord: checkout is down")
            .And.Contain("@Bob contained it: rolled back")
            .And.Contain("The root cause (optional): ____"));
    }

    [Test]
    public async Task The_form_of_a_containment_says_it_too()
    {
        await using var world = await StoppedAsync();
        await world.ClickAsync(Bob, Checkout, "incident.contain");

        var answer = await world.HearAsync(Bob, Checkout, () => world.SubmitAsync(Bob, ("text", "rolled back"), ("temporary", "yes")));

        Assert.That(answer, Does.Contain("The postmortem is due Jan 9, 2030 at 10:00.").And.Contain("[Write the postmortem…]"));
    }

    [Test]
    public async Task What_owes_none_is_only_offered_one()
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(await world.TellAsync(Bob, "/andon contain 1 rolled back"), Does.Not.Contain("is due").And.Contain("[Write a postmortem…]"));
        Assert.That(await world.TellAsync(Bob, "/andon extend 1 fri later"), Does.StartWith("#1 owes no postmortem, so nothing is due"));
        Assert.That(world.Card().Text, Does.Not.Contain("Postmortem due").And.Contain("[Postmortem…]"));
        await WriteAsync(world, "no test of it");
        Assert.That(await world.TellAsync(Bob, "/andon held 1"), Does.StartWith("The postmortem of #1 was held"));
        Assert.That(world.Card().Text, Does.Contain("· learned*"));
    }

    [Test]
    public async Task It_is_written_and_then_held_and_stays_open()
    {
        await using var world = await ContainedAsync();
        Assert.That(await world.TellAsync(Bob, "/andon held 1"),
            Does.StartWith("The postmortem of #1 has no root cause yet.").And.Contain("[Write the postmortem…]"));

        await WriteAsync(world, "no test of an empty cart");
        Assert.That(world.Card().Text, Does.Contain("Root cause: no test of an empty cart"));
        Assert.That(world.Thread(), Does.EndWith("@Bob wrote the postmortem. Root cause: no test of an empty cart"));
        Assert.That(
            await world.TellAsync(Cleo, "/andon held 1"),
            Does.StartWith("The postmortem of #1 was held").And.EndWith("What will be different from now on?\n[Add action…]"));
        Assert.That(await world.TellAsync(Bob, "/andon held 1"), Does.StartWith("@Cleo did that for #1 already"));

        Assert.That(world.Card().Text, Does.Contain("· learned*").And.Contain("by @Cleo.").And.Not.Contain("Postmortem due").And.Not.Contain("[Postmortem…]"));
        Assert.That(world.Thread(), Does.EndWith("@Cleo says the postmortem was held."));
        Assert.That(await world.TellAsync(Bob, "/andon list"), Does.Contain("checkout is down").And.Contain("learned").And.Not.Contain("postmortem"));
        await world.PassAsync(Duration.FromDays(14));
        Assert.That(PostmortemClockStories.Reminders(world, Bob), Is.Zero);
    }

    [Test]
    public async Task What_was_learned_leads_to_an_action()
    {
        await using var world = await ContainedAsync();
        await WriteAsync(world, "no test of an empty cart");
        await world.TellAsync(Cleo, "/andon held 1");

        await world.ClickAsync(Cleo, Checkout, "action.add");
        await world.SubmitAsync(Cleo, ("text", "every cart is tested when it is empty"), ("owner", Bob), ("due", "2030-01-14"));

        Assert.That(await world.TellAsync(Bob, "/andon actions 1"), Does.Contain("every cart is tested when it is empty").And.Contain("@Bob"));
    }

    [Test]
    public async Task The_form_opens_again_with_what_was_written_and_leaves_what_it_leaves_empty()
    {
        await using var world = await ContainedAsync();
        await world.TellAsync(Bob, "/andon postmortem");
        await world.SubmitAsync(Bob, ("happened", "carts were <empty> & *nobody* saw `it`"), ("root_cause", "no test"));

        await world.ClickAsync(Bob, Checkout, "postmortem.open");
        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("carts were <empty> & *nobody* saw `it`").And.Contain("The root cause (optional): no test"));
        await world.SubmitAsync(Bob, ("root_cause", ""));

        Assert.That(await world.QueryAsync<string>("select root_cause from postmortem"), Is.EqualTo("no test"));
        Assert.That(world.Unwanted(), Is.Empty);
    }

    [TestCase("2030-01-09", "", "That is still ahead")]
    [TestCase("2030-01-07", "09:00", "#1 was called")]
    public async Task A_time_that_cannot_be_is_refused_under_it_and_the_text_is_saved_all_the_same(string day, string time, string refusal)
    {
        await using var world = await ContainedAsync();
        await world.GoToAsync("2030-01-08T09:00:00Z");
        await world.ClickAsync(Bob, Checkout, "postmortem.open");

        var refused = await world.As(Bob).SubmitAsync(("root_cause", "no test"), ("held_at", day), ("held_time", time));
        Assert.That(refused.Errors["held_at"], Does.StartWith(refusal));
        Assert.That(await world.QueryAsync<string>("select root_cause from postmortem"), Is.EqualTo("no test"));

        await world.SubmitAsync(Bob, ("held_at", "2030-01-08"), ("held_time", "09:30"));
        Assert.That(await world.QueryAsync<Instant>("select held_at from incident"), Is.EqualTo(Instant.FromUtc(2030, 1, 8, 8, 30)));
        Assert.That(world.Thread(), Does.EndWith("@Bob wrote the postmortem. Root cause: no test\n@Bob says the postmortem was held."));
    }

    [Test]
    public async Task Held_without_a_root_cause_is_refused_under_the_root_cause()
    {
        await using var world = await ContainedAsync();
        await world.ClickAsync(Bob, Checkout, "postmortem.open");

        Assert.That((await world.As(Bob).SubmitAsync(("held_at", "2030-01-07"))).Errors["root_cause"],
            Does.StartWith("The postmortem of #1 has no root cause yet."));
        await world.SubmitAsync(Bob, ("root_cause", "no test"));

        Assert.That(world.Card().Text, Does.Contain("· learned*"));
    }

    [Test]
    public async Task A_second_delivery_and_a_second_submission_write_it_once()
    {
        await using var world = await ContainedAsync();
        await world.ClickAsync(Bob, Checkout, "postmortem.open");
        await world.SubmitAsync(Bob, ("root_cause", "no test"), ("held_at", "2030-01-07"));

        Assert.That((await world.Slack.DeliverAgainAsync()).Status, Is.EqualTo(200));
        await world.ClickAsync(Bob, Checkout, "postmortem.open");
        await world.SubmitAsync(Bob);

        Assert.That(await world.CountAsync("select count(*) from incident_event where kind in ('PostmortemWritten', 'Held')"), Is.EqualTo(2));
    }

    [Test]
    public async Task The_form_tells_of_actions_in_plain_words()
    {
        await using var world = await ContainedAsync();
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me 2030-01-09");

        await world.TellAsync(Bob, "/andon postmortem");

        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("A1 carts without a price are rejected").And.Not.Contain("*A1*"));
    }

    [Test]
    public async Task A_guest_is_told_who_may_and_writes_nothing()
    {
        await using var world = await ContainedAsync();
        Assert.That(await world.AskAsync(Guest, Checkout, "postmortem.open"), Does.StartWith("Guests can pull the cord"));
        Assert.That(world.As(Guest).Modal, Is.Null);

        await world.ClickAsync(Bob, Checkout, "postmortem.open");
        await world.ChangePersonAsync(Bob, bob => bob.IsGuest = true);
        var refused = await world.As(Bob).SubmitAsync(("root_cause", "no test"), ("held_at", "2030-01-07"));

        Assert.That(refused.Errors["happened"], Does.StartWith("Guests can pull the cord"));
        Assert.That(await world.CountAsync("select count(*) from postmortem"), Is.Zero);
    }


    internal static async Task<AndonWorld> StoppedAsync()
    {
        var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon stop 1");
        return world;
    }

    internal static async Task<AndonWorld> ContainedAsync()
    {
        var world = await StoppedAsync();
        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        return world;
    }

    internal static async Task WriteAsync(AndonWorld world, string rootCause)
    {
        await world.ClickAsync(Bob, Checkout, "postmortem.open");
        await world.SubmitAsync(Bob, ("root_cause", rootCause));
    }
}
