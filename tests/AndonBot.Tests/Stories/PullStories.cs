using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class PullStories
{
    [Test]
    public async Task A_pull_is_thanked_shown_on_a_card_and_calls_the_Fixer()
    {
        await using var world = await StartAsync();

        var answer = await world.TellAsync(Ann, "/andon checkout is down");

        Assert.That(answer, Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.StartWith("🟡 *#1 · SEV2 · checkout · called*\n> checkout is down")
            .And.Contain("Pulled by @Ann").And.Contain("Thank you.").And.Contain("Fixer: @Bob, called 10:0").And.Contain("[I'm on it]"));
        Assert.That(world.Inbox(Bob), Is.EqualTo(new[] { world.Inbox(Bob)[0] }));
        Assert.That(world.Inbox(Bob)[0], Does.Contain("@Ann pulled the cord").And.Contain("> checkout is down").And.Contain("[I'm on it] [Hand over…]"));
        Assert.That(world.Inbox(Cleo), Is.Empty);
        Assert.That(world.Inbox(Dora), Is.Empty);
    }

    [TestCase("/andon sev1 nobody can pay", 1, "nobody can pay")]
    [TestCase("/andon SEV3: the logo is blurred", 3, "the logo is blurred")]
    [TestCase("/andon nobody can pay at sev1", 2, "nobody can pay at sev1")]
    public async Task A_severity_in_front_is_the_pulls(string command, int severity, string text)
    {
        await using var world = await StartAsync();

        await world.TellAsync(Ann, command);

        Assert.That(world.Card().Text, Does.Contain($"*#1 · SEV{severity} · checkout · ").And.Contain($"*\n> {text}\n"));
    }

    [Test]
    public async Task A_pull_at_SEV1_stops_the_line_at_once()
    {
        await using var world = await StartAsync();

        var answer = await world.TellAsync(Ann, "/andon sev1 nobody can pay");

        Assert.That(answer, Does.StartWith("Cord pulled, #1. Thank you. The line is stopped. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.StartWith("🔴 *#1 · SEV1 · checkout · line stopped*").And.Contain("by itself. Deploys are held."));
        Assert.That(world.Thread(), Is.EqualTo("🔴 The line stopped at once, as it does for this severity."));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
    }

    [Test]
    public async Task The_command_alone_opens_a_form_that_knows_the_channels_line()
    {
        await using var world = await StartAsync();

        await world.SayAsync(Ann, "/andon");
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("What is wrong?: ____").And.Contain("SEV2: degraded").And.Contain("checkout"));

        var answer = await world.HearAsync(Ann, Checkout, () => world.SubmitAsync(Ann, ("what", "carts are empty")));

        Assert.That(answer, Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.Contain("*#1 · SEV2 · checkout · called*\n> carts are empty\n"));
    }

    [Test]
    public async Task A_severity_alone_opens_the_form_with_it()
    {
        await using var world = await StartAsync();

        await world.SayAsync(Ann, "/andon sev1");
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("How bad is it?: SEV1: customers cannot work"));
        await world.SubmitAsync(Ann, ("what", "nobody can pay"));

        Assert.That(world.Card().Text, Does.StartWith("🔴 *#1 · SEV1 · checkout · line stopped*"));
    }

    [Test]
    public async Task The_form_can_pull_on_another_line_than_the_channels()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));

        await world.SayAsync(Ann, "/andon");
        var answer = await world.HearAsync(Ann, Checkout, () => world.SubmitAsync(Ann, ("what", "refunds fail"), ("line", "payments"), ("severity", "3")));

        Assert.That(answer, Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Cleo."));
        Assert.That(world.Card(channel: Payments).Text, Does.Contain("*#1 · SEV3 · payments · called*"));
        Assert.That(world.Inbox(Bob), Is.Empty);
    }

    [Test]
    public async Task A_form_with_nothing_but_blanks_stays_open_and_says_what_it_needs()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon");

        var submission = await world.As(Ann).SubmitAsync(("what", "   "));

        Assert.That(submission.Errors["what"], Is.Not.Empty);
        Assert.That(world.As(Ann).Modal, Is.Not.Null);
        Assert.That(await world.IncidentsAsync(), Is.Zero);
    }

    [Test]
    public async Task A_pull_in_the_second_channel_of_a_line_gets_its_card_there()
    {
        await using var world = await StartAsync(withLine: false);
        await world.AddLineAsync(LineOf("checkout", [Checkout, Payments], [Bob, Cleo]));

        await world.TellAsync(Ann, "/andon refunds fail", Payments);

        Assert.That(world.Card(channel: Payments).Text, Does.Contain("> refunds fail"));
        Assert.That(world.As(Ann).Sees(Checkout), Is.Empty);
    }

    [Test]
    public async Task Nobody_is_called_about_the_Fixers_own_pull_until_it_is_overdue()
    {
        await using var world = await StartAsync();

        var answer = await world.TellAsync(Bob, "/andon checkout is down");
        Assert.That(answer, Does.Contain("You are the Fixer, so I'm calling nobody.").And.Contain("[I'm on it]"));
        Assert.That(new[] { Bob, Cleo, Dora }.SelectMany(world.Inbox), Is.Empty);

        await world.PassAsync(NodaTime.Duration.FromMinutes(16));
        Assert.That(world.Inbox(Bob), Is.Empty);
        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1));
        Assert.That(world.Inbox(Dora), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_Fixer_who_pulled_answers_from_the_answer()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Bob, "/andon checkout is down");

        await world.ClickAsync(Bob, Checkout, "incident.answer");

        Assert.That(world.Card().Text, Does.Contain("@Bob has been on it"));
    }
}
