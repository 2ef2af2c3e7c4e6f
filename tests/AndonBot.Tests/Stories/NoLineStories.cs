using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class NoLineStories
{
    [Test]
    public async Task With_one_line_a_pull_anywhere_goes_there()
    {
        await using var world = await StartAsync();

        Assert.That(await world.TellAsync(Ann, "/andon checkout is down", AndonWorld.Random), Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.Contain("> checkout is down"));
    }

    [Test]
    public async Task A_pull_can_be_typed_to_the_bot_itself()
    {
        await using var world = await TwoLinesAsync();

        Assert.That(await world.TellAsync(Ann, "/andon refunds fail", UserActions.Direct), Does.StartWith("Cord pulled, #1. Thank you. Which line is it?"));
        await world.ClickAsync(Ann, UserActions.Direct, "pull.line", "payments");

        Assert.That(world.Card(channel: Payments).Text, Does.Contain("> refunds fail"));
    }

    [Test]
    public async Task With_several_lines_the_puller_chooses_and_its_Fixer_is_called()
    {
        await using var world = await TwoLinesAsync();

        var answer = await world.TellAsync(Ann, "/andon refunds fail", AndonWorld.Random);
        Assert.That(answer, Does.StartWith("Cord pulled, #1. Thank you. Which line is it?").And.Contain("[checkout]").And.Contain("[payments]"));
        Assert.That(world.Inbox(Bob).Concat(world.Inbox(Cleo)), Is.Empty);

        Assert.That(await world.AskAsync(Ann, AndonWorld.Random, "pull.line", "payments"), Is.EqualTo("#1 is on payments. I'm calling @Cleo."));

        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1));
        Assert.That(world.Card(channel: Payments).Text, Does.Contain("Fixer: @Cleo, called"));
        Assert.That(world.As(Ann).Sees(Payments)[^1].Replies[0].Text, Is.EqualTo("@Ann chose the line."));
        await world.PassAsync(Duration.FromMinutes(6));
        Assert.That(world.Inbox(Ann), Is.Empty);
    }

    [Test]
    public async Task The_answer_clock_starts_when_the_line_is_chosen()
    {
        await using var world = await TwoLinesAsync();
        await world.TellAsync(Ann, "/andon refunds fail", AndonWorld.Random);
        await world.PassAsync(Duration.FromMinutes(4));

        await world.ClickAsync(Ann, AndonWorld.Random, "pull.line", "checkout");

        await world.PassAsync(Duration.FromMinutes(14));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        await world.PassAsync(Duration.FromMinutes(2));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
    }

    [Test]
    public async Task Unchosen_for_five_minutes_the_puller_and_the_operator_are_asked_and_either_may_choose()
    {
        await using var world = await TwoLinesAsync();
        await world.TellAsync(Ann, "/andon refunds fail", AndonWorld.Random);

        await world.PassAsync(Duration.FromMinutes(4));
        Assert.That(world.Inbox(Ann).Concat(world.Inbox(Dora)), Is.Empty);
        await world.PassAsync(Duration.FromMinutes(2));
        foreach (var person in new[] { Ann, Dora })
            Assert.That(world.Inbox(person),
                Has.Count.EqualTo(1).And.One.Contains("#1 was pulled").And.One.Contains("> refunds fail").And.One.Contains("[payments]"));

        await world.ClickAsync(Dora, UserActions.Direct, "pull.line", "payments");
        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_line_is_chosen_once()
    {
        await using var world = await TwoLinesAsync();
        await world.TellAsync(Ann, "/andon refunds fail", AndonWorld.Random);
        await world.ClickAsync(Ann, AndonWorld.Random, "pull.line", "payments");

        var answer = await world.HearAsync(Ann, AndonWorld.Random, () => world.ClickAsync(Ann, AndonWorld.Random, "pull.line", "checkout"));

        Assert.That(answer, Does.Contain("already").And.Contain("othing changed"));
        Assert.That(world.Inbox(Bob), Is.Empty);
    }

    [Test]
    public async Task A_pull_at_SEV1_stops_its_line_when_it_is_chosen()
    {
        await using var world = await TwoLinesAsync();
        await world.TellAsync(Ann, "/andon sev1 nobody can pay", AndonWorld.Random);
        Assert.That((await world.GateAsync("payments")).Status, Is.EqualTo(200));

        await world.ClickAsync(Ann, AndonWorld.Random, "pull.line", "payments");

        Assert.That((await world.GateAsync("payments")).Status, Is.EqualTo(423));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Without_any_line_the_pull_is_kept_and_whoever_runs_the_bot_hears()
    {
        await using var world = await StartAsync(withLine: false);

        Assert.That(await world.TellAsync(Ann, "/andon checkout is down"),
            Does.StartWith("Cord pulled, #1. Thank you. There is no line yet").And.Contain("/andon setup"));
        await world.PassAsync(Duration.FromMinutes(6));

        Assert.That(world.Inbox(Dora), Has.Count.EqualTo(1).And.One.Contains("`/andon setup` in a team's channel makes one"));
        Assert.That(world.Inbox(Ann), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_command_that_needs_a_line_says_so_while_none_is_chosen()
    {
        await using var world = await TwoLinesAsync();
        await world.TellAsync(Ann, "/andon refunds fail", AndonWorld.Random);
        await world.ReadChannelsAsync();

        Assert.That(await world.TellAsync(Bob, "/andon stop 1"), Does.StartWith("#1 has no line yet."));
        Assert.That(await world.TellAsync(Bob, "/andon give 1 @cleo"), Does.StartWith("#1 has no line yet."));
        Assert.That(await world.TellAsync(Bob, "/andon show 1"), Does.Contain("no line yet"));
    }

    private static async Task<AndonWorld> TwoLinesAsync()
    {
        var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        return world;
    }
}
