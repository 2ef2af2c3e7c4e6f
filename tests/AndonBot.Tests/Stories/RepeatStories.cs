using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class RepeatStories
{
    [Test]
    public async Task A_command_delivered_again_gets_the_same_answer_and_is_one_incident()
    {
        await using var world = await StartAsync();
        var first = await world.As(Ann).SayAsync(Checkout, "/andon checkout is down");

        var again = await world.Slack.DeliverAgainAsync();

        Assert.That(again.Body, Is.EqualTo(first.Body));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_command_delivered_again_is_answered_as_it_was_whatever_happened_since()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        foreach (var command in new[] { "/andon note the cache is broken", "/andon carts are empty", "/andon carts are empty" })
        {
            var first = await world.As(Ann).SayAsync(Checkout, command);
            var again = await world.Slack.DeliverAgainAsync();
            Assert.That(again.Body, Is.EqualTo(first.Body), command);
        }

        Assert.That(await world.IncidentsAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_form_delivered_again_is_one_incident()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon");
        await world.SubmitAsync(Ann, ("what", "checkout is down"));

        var again = await world.Slack.DeliverAgainAsync();

        Assert.That(again.Status, Is.EqualTo(200));
        Assert.That(again.Body, Is.Empty);
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_click_delivered_again_is_one_note_in_the_thread()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.ClickAsync(Bob, UserActions.Direct, "incident.answer");

        await world.Slack.DeliverAgainAsync();
        await world.SettleAsync();

        Assert.That(world.Thread(), Is.EqualTo("@Bob is on it."));
    }

    [Test]
    public async Task The_same_text_from_the_same_person_a_moment_later_is_the_first_incident()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        var answer = await world.TellAsync(Ann, "/andon Checkout  is “down”".Replace("“", "").Replace("”", ""));

        Assert.That(answer, Does.Contain("You pulled with the same text a moment ago: that is #1").And.Contain("[Pull anyway]"));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pull_anyway_makes_the_twin_an_incident_of_its_own_once()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon sev3 checkout is down");
        await world.TellAsync(Ann, "/andon sev3 checkout is down");

        var first = await world.AskAsync(Ann, Checkout, "pull.anyway");
        Assert.That(first, Does.Contain("Cord pulled, #2."));
        Assert.That(world.Card(2).Text, Does.Contain("SEV3").And.Contain("> checkout is down"));

        var second = await world.AskAsync(Ann, Checkout, "pull.anyway");
        Assert.That(second, Is.EqualTo(first));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_same_text_from_somebody_else_is_an_incident_of_its_own()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        var answer = await world.TellAsync(Cleo, "/andon checkout is down");

        Assert.That(answer, Does.StartWith("Cord pulled, #2. Thank you."));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_same_text_after_two_minutes_is_an_incident_of_its_own()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.ExecuteAsync("update incident set recorded_at = recorded_at - interval '2 minutes'");

        Assert.That(await world.TellAsync(Ann, "/andon checkout is down"), Does.StartWith("Cord pulled, #2."));
    }

    [Test]
    public async Task Ten_identical_pulls_at_the_same_moment_are_one_incident()
    {
        await using var world = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.As(Ann).SayAsync(Checkout, "/andon checkout is down")));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(answers.Count(answer => answer.Body.Contains("Cord pulled, #1.", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));
    }
}
