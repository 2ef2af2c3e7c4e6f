using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>One person cannot keep the bot busy for everybody, and a first pull is never held up.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LimitStories
{
    private static readonly (string, string)[] Limits = [("Limits:PullsPerMinute", "3"), ("Limits:CommandsPerMinute", "4")];

    [Test]
    public async Task After_many_pulls_within_a_minute_the_bot_asks_and_keeps_the_text()
    {
        await using var world = await StartAsync(settings: Limits);
        for (var pull = 1; pull <= 3; pull++)
            Assert.That(await world.TellAsync(Guest, $"/andon defect {pull}"), Does.Contain($"Cord pulled, #{pull}"));

        var asked = await world.TellAsync(Guest, "/andon sev1 *nobody* can pay");

        Assert.That(asked, Does.Contain("Not recorded yet").And.Contain("Is this a new defect?").And.Contain("nobody"));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(3));
        Assert.That(await world.TellAsync(Ann, "/andon the search is down"), Does.Contain("Cord pulled, #4"), "Everybody has limits of their own.");

        Assert.That(await world.AskAsync(Guest, "#checkout", "pull.anyway"), Does.Contain("Cord pulled, #5"));
        Assert.That(await world.QueryAsync<string>("select severity || ' ' || text from incident where number = 5"), Is.EqualTo("1 *nobody* can pay"));

        await world.PassAsync(Duration.FromMinutes(1));
        Assert.That(await world.TellAsync(Guest, "/andon the logo is blurred"), Does.Contain("Cord pulled, #6"));
    }

    [Test]
    public async Task A_form_that_pulls_too_often_keeps_its_line_and_text()
    {
        await using var world = await StartAsync(settings: Limits);
        for (var pull = 1; pull <= 3; pull++)
            await world.TellAsync(Ann, $"/andon defect {pull}");

        await world.As(Ann).SayAsync(Checkout, "/andon");
        var asked = await world.HearAsync(Ann, "#checkout", () => world.SubmitAsync(Ann, ("what", "carts are empty"), ("severity", "3"), ("line", "checkout")));

        Assert.That(asked, Does.Contain("carts are empty"));
        await world.AskAsync(Ann, "#checkout", "pull.anyway");
        Assert.That(await world.QueryAsync<string>("select severity || ' ' || text from incident where number = 4"), Is.EqualTo("3 carts are empty"));
    }

    [Test]
    public async Task After_many_commands_within_a_minute_the_bot_asks_for_patience_and_gives_the_text_back()
    {
        await using var world = await StartAsync(settings: Limits);
        await world.TellAsync(Ann, "/andon checkout is down");
        for (var look = 1; look <= 3; look++)
            Assert.That(await world.SayAsync(Bob, "/andon status"), Does.Not.Contain("again in a minute"));
        Assert.That(await world.SayAsync(Bob, "/andon ack 1"), Does.Contain("You are on #1"));

        var refused = await world.SayAsync(Bob, "/andon note 1 the cache is cold");

        Assert.That(refused, Does.Contain("again in a minute").And.Contain("note 1 the cache is cold"));
        Assert.That(await world.SayAsync(Bob, "/andon the search is down"), Does.Contain("Cord pulled, #2"));
        await world.PassAsync(Duration.FromMinutes(1));
        Assert.That(await world.SayAsync(Bob, "/andon note 1 the cache is cold"), Does.Not.Contain("again in a minute"));
    }
}
