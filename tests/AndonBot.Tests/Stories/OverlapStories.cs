using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class OverlapStories
{
    [Test]
    public async Task A_second_pull_is_recorded_at_once_and_its_call_is_held_for_a_minute()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.PassAsync(Duration.FromMinutes(10));

        var answer = await world.TellAsync(Cleo, "/andon carts are empty");
        Assert.That(
            answer, Does.StartWith("Cord pulled, #2. Thank you. #1 was pulled on checkout a short while ago: is it the same?").And.Contain("[Same as #1]"));
        Assert.That(world.Card(2).Text, Does.Contain("> carts are empty"));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));

        await world.PassAsync(Duration.FromSeconds(61));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(2));
        Assert.That(world.Inbox(Bob)[1], Does.Contain("> carts are empty"));
    }

    [Test]
    public async Task A_held_call_is_announced_as_held_whatever_it_is_held_for()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        Assert.That(await world.TellAsync(Cleo, "/andon carts are empty"),
            Does.Contain("is it the same? If you don't say so, I'm calling @Bob in a minute.\n"));
        await world.PassAsync(Duration.FromMinutes(31));
        await world.TellAsync(Bob, "/andon dismiss 2 a test");
        Assert.That(
            await world.TellAsync(Cleo, "/andon note the cache is broken"),
            Is.EqualTo("Cord pulled, #3. Thank you. Did you mean `note 1 …`? If you don't say so, I'm calling @Bob in a minute.\n[I meant #1]"));
    }

    [Test]
    public async Task Merged_it_calls_nobody_has_no_clocks_and_its_puller_hears_the_end()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Cleo, "/andon carts are empty");

        Assert.That(await world.AskAsync(Cleo, Checkout, "incident.same"), Is.EqualTo("#2 is the same as #1 now; it goes on there. Thank you."));
        Assert.That(world.Card(2).Text, Does.StartWith("⚪ *#2 · SEV2 · checkout · the same as #1*").And.Not.Contain("["));
        Assert.That(world.Thread(), Is.EqualTo("@Cleo says it is the same as #2."));

        await world.TellAsync(Bob, "/andon ack 1");
        await world.PassAsync(Duration.FromHours(1));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));

        await world.TellAsync(Bob, "/andon contain 1 rolled back");
        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1));
        Assert.That(world.Inbox(Cleo)[0],
            Does.Contain("Your pull #2 was the same as #1, which is now contained by @Bob: rolled back").And.Contain("Thank you for pulling."));
    }

    [Test]
    public async Task The_puller_of_a_merged_pull_hears_of_a_false_alarm_too()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Cleo, "/andon carts are empty");
        await world.TellAsync(Cleo, "/andon same 2 1");

        await world.TellAsync(Bob, "/andon dismiss 1 a test");

        Assert.That(world.Inbox(Cleo), Has.One.Contains("which is now a false alarm: a test"));
    }

    [Test]
    public async Task Who_pulled_what_was_merged_twice_over_hears_the_end_too()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Dora, "/andon carts are empty");
        await world.TellAsync(Cleo, "/andon nobody can pay");
        await world.TellAsync(Cleo, "/andon same 3 2");
        await world.TellAsync(Dora, "/andon same 2 1");

        await world.TellAsync(Bob, "/andon dismiss 1 a test");

        Assert.That(world.Inbox(Cleo), Has.One.Contains("Your pull #3 was the same as #1, which is now a false alarm"));
        Assert.That(world.Inbox(Dora), Has.One.Contains("Your pull #2 was the same as #1, which is now a false alarm"));
    }

    [Test]
    public async Task Merging_takes_an_open_stop_along()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Cleo, "/andon sev1 nobody can pay");

        await world.ClickAsync(Cleo, Checkout, "incident.same");
        Assert.That((await world.GateAsync()).Body, Does.Contain("\"incident\":1"));

        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_pull_more_than_half_an_hour_after_the_first_is_called_at_once()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon sev3 the logo is blurred");
        await world.PassAsync(Duration.FromMinutes(31));

        Assert.That(await world.TellAsync(Cleo, "/andon carts are empty"), Is.EqualTo("Cord pulled, #2. Thank you. I'm calling @Bob."));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_pull_after_the_first_was_dismissed_is_called_at_once()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon dismiss 1 a test");

        Assert.That(await world.TellAsync(Cleo, "/andon carts are empty"), Is.EqualTo("Cord pulled, #2. Thank you. I'm calling @Bob."));
    }

    [Test]
    public async Task Incidents_of_different_lines_are_never_offered_or_merged_as_the_same()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await world.TellAsync(Ann, "/andon checkout is down");

        Assert.That(await world.TellAsync(Ann, "/andon refunds fail", Payments), Is.EqualTo("Cord pulled, #2. Thank you. I'm calling @Cleo."));
        Assert.That(await world.TellAsync(Bob, "/andon same 2 1"), Does.StartWith("Those two are on different lines"));
    }

    [Test]
    public async Task What_cannot_be_merged_is_said_in_a_sentence()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Cleo, "/andon carts are empty");

        Assert.That(await world.TellAsync(Bob, "/andon same 1 1"), Does.StartWith("#1 is always the same as itself."));
        Assert.That(await world.TellAsync(Bob, "/andon same 2 7"), Does.StartWith("There is no #7."));
        Assert.That(await world.TellAsync(Bob, "/andon same 2 1"), Is.EqualTo("#2 is the same as #1 now; it goes on there. Thank you."));
        Assert.That(await world.TellAsync(Bob, "/andon same 2 1"), Does.Contain("Nothing changed."));
        Assert.That(await world.TellAsync(Bob, "/andon same 1 2"), Does.StartWith("The other one is over"));
        Assert.That(await world.TellAsync(Bob, "/andon ack 2"), Does.StartWith("#2 is the same as #1; do it there"));
    }
}
