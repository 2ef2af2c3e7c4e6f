using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class AnswerStories
{
    [Test]
    public async Task An_answer_from_the_call_is_on_the_card_in_the_thread_and_in_the_call()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.ClickAsync(Bob, UserActions.Direct, "incident.answer");

        Assert.That(world.Card().Text, Does.StartWith("🟡 *#1 · SEV2 · checkout · somebody is on it*").And.Contain("@Bob has been on it since 10:0"));
        Assert.That(world.Thread(), Is.EqualTo("@Bob is on it."));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));
        Assert.That(world.Inbox(Bob)[0], Does.Contain("@Bob answered 10:0").And.Not.Contain("["));
    }

    [Test]
    public async Task Anyone_of_the_team_may_answer_by_command_without_a_number_and_takes_no_clocks_over()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        Assert.That(await world.TellAsync(Cleo, "/andon ack"), Is.EqualTo("You are on #1. Thank you."));

        Assert.That(world.Card().Text, Does.Contain("Fixer: @Bob. @Cleo has been on it since"));
        Assert.That(world.Inbox(Bob)[0], Does.Contain("@Cleo answered"));
    }

    [Test]
    public async Task An_answered_pull_never_stops_the_line_by_itself()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon ack 1");

        await world.PassAsync(Duration.FromHours(1));

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        Assert.That(world.Inbox(Dora), Is.Empty);
    }

    [Test]
    public async Task A_second_answer_is_told_who_was_first_and_when()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon ack 1");

        Assert.That(await world.TellAsync(Cleo, "/andon ack 1"), Does.Match(@"^@Bob did that for #1 already, .*\. Nothing changed\.$"));
        Assert.That(world.Thread(), Is.EqualTo("@Bob is on it."));
    }

    [Test]
    public async Task Of_two_who_click_at_once_one_is_on_it_and_the_other_is_told()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await Task.WhenAll(new[] { Ann, Bob, Cleo, Dora }.Select(person => world.As(person).ClickAsync(Checkout, "incident.answer")));
        await world.SettleAsync();

        var first = await world.QueryAsync<string>("select answered_by from incident");
        var others = new[] { Ann, Bob, Cleo, Dora }.Where(person => person != first).ToList();
        await world.Slack.UntilAsync(
            () => others.TrueForAll(person => world.As(person).Reads(Checkout).Contains("did that for #1 already", StringComparison.Ordinal)));
        Assert.That(world.Card().Replies, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_double_click_is_one_answer()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await Task.WhenAll(world.As(Bob).ClickAsync(Checkout, "incident.answer"), world.As(Bob).ClickAsync(Checkout, "incident.answer"));
        await world.SettleAsync();

        Assert.That(world.Thread(), Is.EqualTo("@Bob is on it."));
    }

    [Test]
    public async Task An_answer_after_the_line_stopped_ends_the_calls_and_leaves_the_line_stopped()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.PassAsync(Duration.FromMinutes(16));

        await world.ClickAsync(Cleo, UserActions.Direct, "incident.answer");

        foreach (var person in new[] { Bob, Cleo, Dora })
            Assert.That(world.Inbox(person), Is.All.Contains("@Cleo answered").And.None.Contains("["));
        Assert.That(world.Card().Text, Does.StartWith("🔴 *#1 · SEV2 · checkout · line stopped*").And.Contain("[Restart the line…]"));
        await world.PassAsync(Duration.FromMinutes(31));
        Assert.That(world.Inbox(Dora), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_number_that_nobody_pulled_gets_a_sentence()
    {
        await using var world = await StartAsync();

        string[] commands = ["ack 7", "stop 7", "restart 7", "contain 7 x", "back 7", "dismiss 7 x", "sev 7 1", "note 7 x", "give 7 @cleo", "show 7"];
        foreach (var command in commands)
            Assert.That(await world.TellAsync(Bob, $"/andon {command}"), Is.EqualTo("There is no #7. `/andon list` shows the open incidents."), command);
    }

    [Test]
    public async Task Without_a_number_the_only_open_incident_of_the_channel_is_meant()
    {
        await using var world = await StartAsync();

        Assert.That(await world.TellAsync(Bob, "/andon ack"), Is.EqualTo("Nothing is open on checkout. `/andon list all` shows what was."));
        await world.TellAsync(Ann, "/andon checkout is down");
        Assert.That(await world.TellAsync(Bob, "/andon ack", Payments), Does.StartWith("Which one? No line lives in this channel"));
        Assert.That(await world.TellAsync(Bob, "/andon stop"), Does.StartWith("The line is stopped by #1."));
        Assert.That(await world.TellAsync(Bob, "/andon show"), Does.Contain("#1 · SEV2 · checkout"));
        await world.TellAsync(Cleo, "/andon carts are empty");
        Assert.That(await world.TellAsync(Bob, "/andon ack"), Does.Contain("`/andon ack 2`").And.Contain("`/andon ack 1`"));
    }
}
