using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>Two processes on one database.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReplicaTests
{
    [Test]
    public async Task An_interaction_delivered_to_both_many_times_has_one_effect_and_one_answer()
    {
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        Uri[] bots = [await replicas.Launch().ReadyAsync(), await replicas.Launch().ReadyAsync()];

        // The first answers of a new process are slow.
        await DeliverAsync(world, bots, Command(Bob, "status", "trigger-0"));

        var pulls = await DeliverAsync(world, bots, Command(Ann, "checkout is down", "trigger-1"));
        Assert.That(pulls.Select(TextOf).Where(IsAnswer), Is.Not.Empty.And.All.EqualTo($"Cord pulled, #1. Thank you. I'm calling <@{Bob}>."));
        var answers = await DeliverAsync(world, bots, Command(Bob, "ack 1", "trigger-2"));
        Assert.That(answers.Select(TextOf).Where(IsAnswer), Is.Not.Empty.And.All.EqualTo("You are on #1. Thank you."));
        await replicas.SettledAsync();

        Assert.That(await replicas.Records.EventsAsync(), Is.EqualTo(new[] { "Pulled", "Answered" }));
        Assert.That(await replicas.Records.QueryAsync<long>("select count(*) from incident"), Is.EqualTo(1));
        await OutboxInvariants.HoldAsync(replicas.Records);
    }

    [Test]
    public async Task An_unanswered_line_stops_once_and_both_gates_are_shut_within_the_tick()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        Uri[] bots = [await replicas.Launch().ReadyAsync(), await replicas.Launch().ReadyAsync()];

        replicas.Pass(Duration.FromMinutes(16));
        foreach (var bot in bots)
            await replicas.Records.UntilAsync(async () => await GateAsync(world, bot) == 423);
        await replicas.SettledAsync();

        Assert.That(await replicas.Records.EventsAsync(), Is.EqualTo(new[] { "Pulled", "Stopped" }));
        Assert.That(await replicas.Records.QueryAsync<long>("select count(*) from stop"), Is.EqualTo(1));
        await OutboxInvariants.HoldAsync(replicas.Records);

        world.Slack.Bot = bots[0];
        await world.As(Bob).SayAsync(Checkout, "/andon restart 1 rolled back");
        Assert.That(await GateAsync(world, bots[1]), Is.EqualTo(200));
    }

    [Test]
    public async Task A_persons_actions_of_the_day_are_said_once()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SayAsync(Bob, "/andon action 1 carts without a price are rejected @cleo tomorrow");
        await world.SettleAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        await replicas.Launch().ReadyAsync();
        await replicas.Launch().ReadyAsync();

        // Nine in the morning where Cleo is.
        replicas.Pass(Duration.FromHours(5) + Duration.FromMinutes(1));
        await replicas.Records.UntilAsync(
            async () => await replicas.Records.QueryAsync<long>("select count(*) from notice where kind = 'Digest' and state = 'accepted'") > 0);
        await replicas.SettledAsync();

        Assert.That(world.As(Cleo).Sees("@andon").Count(message => message.Text.Contains("Good morning.", StringComparison.Ordinal)), Is.EqualTo(1));
        await OutboxInvariants.HoldAsync(replicas.Records);
    }

    [Test]
    public async Task What_left_as_a_replica_died_is_looked_for_when_it_can_have_arrived_and_no_sooner()
    {
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        (string, string?)[] patient = [("Notices__Lease", "1s"), ("Notices__LookAfter", "5s")];

        var armed = await replicas.StartAsync(KillPoints.AfterHttp, patient);
        await world.As(Ann).SayAsync(Checkout, "/andon checkout is down");
        Assert.That(await armed.ExitAsync(), Is.EqualTo(BotProcess.Killed));
        await replicas.StartAsync(settings: patient);
        await replicas.SettledAsync();

        await OutboxInvariants.HoldAsync(replicas.Records);
        var said = world.Slack.Journal.Entries.First(entry => entry.Name == "chat.postMessage");
        var look = world.Slack.Journal.Entries.First(
            entry => entry.Name == "conversations.history" && entry.Channel == said.Channel && entry.Number > said.Number);
        Assert.That(look.Elapsed - said.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(3)),
            "Five seconds after it left, which a cold process may say a while before it leaves.");
    }

    [Test]
    public async Task One_takes_over_what_the_other_was_doing_when_it_was_killed()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await using var replicas = await Replicas.TakeOverAsync(world);
        var doomed = await replicas.StartAsync();
        await replicas.Launch().ReadyAsync();

        await Task.WhenAll(world.As(Ann).SayAsync(Checkout, "/andon checkout is down"), world.As(Ann).SayAsync(Payments, "/andon payments are late"));
        doomed.Kill();
        await replicas.SettledAsync();

        Assert.That(await replicas.Records.QueryAsync<long>("select count(*) from notice where kind = 'Card' and state = 'accepted'"), Is.EqualTo(2));
        await OutboxInvariants.HoldAsync(replicas.Records);
    }

    /// <summary>The same bytes, four times to each bot at the same moment.</summary>
    private static Task<DeliveryResult[]> DeliverAsync(AndonWorld world, Uri[] bots, byte[] command) => Task.WhenAll(
        Enumerable.Range(0, 4).SelectMany(_ => bots).Select(bot =>
        {
            world.Slack.Bot = bot;
            return world.Slack.DeliverRawAsync("/slack/command", "application/x-www-form-urlencoded", command);
        }));

    private static byte[] Command(string user, string text, string trigger) => new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["command"] = "/andon", ["team_id"] = "T0ANDON001", ["user_id"] = user, ["channel_id"] = Checkout, ["trigger_id"] = trigger, ["text"] = text,
    }).ReadAsByteArrayAsync().Result;

    private static string TextOf(DeliveryResult result)
    {
        Assert.That(result.Failure, Is.Null);
        return JsonNode.Parse(result.Body)!["text"]!.GetValue<string>();
    }

    /// <summary>On a busy machine some are told that the answer will follow.</summary>
    private static bool IsAnswer(string text) => !text.StartsWith("My database is slow.", StringComparison.Ordinal);

    private static async Task<int> GateAsync(AndonWorld world, Uri bot)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot, "/api/lines/checkout/gate"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", GateToken);
        using var response = await world.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
