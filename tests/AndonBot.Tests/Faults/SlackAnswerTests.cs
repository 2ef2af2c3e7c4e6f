using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>Slack answers wrongly, or not at all, while the bot's own worker says what is due.</summary>
/// <remarks>
/// A request that is cut off while it is written is for Slack the same as one that it never saw, and for the bot the same as a reset: both are here.
/// A connection that cannot be made at all is in SlackClientTests, the forms of 429 are in PaceTests.
/// </remarks>
[Parallelizable(ParallelScope.All)]
public sealed class SlackAnswerTests
{
    internal static readonly (string, string)[] Impatient = [("Notices:Lease", "3s"), ("Notices:LookAfter", "1s")];

    private static IEnumerable<TestCaseData<Fault>> Faults()
    {
        foreach (var accepts in new[] { false, true })
        {
            // Of these two errors Slack says that it may have done a part of what was asked.
            Fault[] faults =
            [
                Fault.ServerError(accepts), Fault.Reset(accepts), Fault.Html(accepts), Fault.Empty(accepts), Fault.Truncated(accepts),
                Fault.Refuse("fatal_error", accepts), Fault.Refuse("internal_error", accepts),
            ];
            foreach (var fault in faults)
                yield return new(fault) { TestName = $"{(accepts ? "accepted and " : "")}{fault.Name}" };
        }

        // The wait for an answer ends with the lease here; an hour of such a Slack is not what these cases are about.
        yield return new(Fault.Hang(accepts: true)) { TestName = "accepted and no answer" };
        yield return new(Fault.Hang()) { TestName = "no answer" };
        yield return new(Fault.Drip(accepts: true)) { TestName = "accepted and an answer without end" };
        yield return new(Fault.TooManyRequests("1")) { TestName = "429 with seconds" };
        yield return new(Fault.TooManyRequests(Date(TimeSpan.FromSeconds(2)))) { TestName = "429 with a date" };
        yield return new(Fault.RateLimitedWith200()) { TestName = "200 and ratelimited" };
    }

    [TestCaseSource(nameof(Faults))]
    public async Task Card_and_call_are_said_all_the_same_and_once(Fault fault)
    {
        await using var world = await StartAsync(settings: Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        var call = world.Slack.Faults.On("chat.postMessage", fault, channel: Bob);
        var card = world.Slack.Faults.On("chat.postMessage", fault, channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.Slack.UntilAsync(() => call.Hits == 1 && card.Hits == 1);
        await records.UnparkAsync();
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("@Ann pulled the cord"));
        Assert.That(world.As(Ann).Reads("#checkout"), Does.Contain("called"));
    }

    [TestCase("500")]
    [TestCase("accept 500")]
    [TestCase("accept reset")]
    public async Task A_card_that_could_not_be_changed_shows_the_change_all_the_same(string fault)
    {
        await using var world = await StartAsync(settings: Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();

        world.Slack.Faults.On("chat.update", Fault.Parse(fault), times: 2);
        await world.As(Bob).ClickAsync("@andon", "incident.answer");
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        Assert.That(world.As(Ann).Reads("#checkout"), Does.Contain("somebody is on it"));
        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("answered"));
    }

    [Test]
    public async Task An_answer_without_end_holds_no_call_up()
    {
        await using var world = await StartAsync(settings: Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("conversations.open", Fault.Drip());

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.Slack.Journal.UntilAsync(entry => entry is { Name: "conversations.open", Accepted: true });
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("@Ann pulled the cord"));
    }

    [Test]
    public async Task No_answer_is_waited_for_beyond_the_lease()
    {
        await using var world = await StartAsync(settings: Impatient);
        world.Slack.Faults.On("chat.postMessage", Fault.Hang(), times: 2);

        await world.SayAsync(Ann, "/andon checkout is down");
        var hanging = await world.Slack.Journal.UntilAsync(entry => entry is { Name: "chat.postMessage", AnsweredAfter: not null });

        // The lease is three seconds here; a call to Slack may take ten.
        Assert.That(hanging.AnsweredAfter, Is.LessThan(TimeSpan.FromSeconds(6)));
    }

    [Test]
    public async Task A_conversation_that_could_not_be_opened_loses_no_call()
    {
        await using var world = await StartAsync(settings: Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("conversations.open", Fault.ServerError(accepts: true), times: 2);

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("@Ann pulled the cord"));
    }

    [Test]
    public async Task A_look_that_fails_is_no_reason_to_say_it_twice()
    {
        await using var world = await StartAsync(settings: Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("chat.postMessage", Fault.ServerError(accepts: true), channel: Checkout);
        var look = world.Slack.Faults.On("conversations.history", Fault.Refuse("internal_error"));

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.Slack.UntilAsync(() => look.Hits == 1);
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
    }

    [TestCase("500")]
    [TestCase("html")]
    [TestCase("reset")]
    public async Task While_Slack_does_not_answer_health_says_so(string fault)
    {
        // With the operator known, nothing of the start is left to be done when Slack fails.
        await using var world = await StartAsync(settings: [.. Impatient, ("Andon:Operator", Dora)]);
        await using var records = new Records(world.ConnectionString, world.Slack);
        foreach (var method in new[] { "auth.test", "chat.postMessage" })
            world.Slack.Faults.On(method, Fault.Parse(fault), times: int.MaxValue);

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.UntilAsync(async () => (await HealthAsync()).Contains("\"slack\":{\"ok\":false"));
        Assert.That(await world.SayAsync(Dora, "/andon health"), Does.Contain("*Slack:* does not take what I say"));

        world.Slack.Faults.Clear();
        await records.SettledAsync(() => world.Now);
        Assert.That(await HealthAsync(), Does.Contain("\"slack\":{\"ok\":true"));
        await OutboxInvariants.HoldAsync(records);

        Task<string> HealthAsync() => world.Http.GetStringAsync(new Uri(world.Slack.Bot!, "/health/ready"));
    }

    private static string Date(TimeSpan away) => (TimeProvider.System.GetUtcNow() + away).ToString("R");
}
