using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class HealthStories
{
    [Test]
    public async Task When_all_is_well_whoever_asks_reads_so_and_by_which_door_it_came()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        var answer = await world.TellAsync(Guest, "/andon health", AndonWorld.Random);

        var transport = Transports.Here is Transport.Socket ? @"over my own connections \(Socket Mode\)(, which stand since .+)?" : "as requests over HTTP";
        Assert.That(answer, Does.Match(
            $@"^All is well: my database takes what I write, Slack answers, and what people do reaches me {transport}\.\n"
            + @"Nothing that I have to say is waiting, and I looked for what is due .+\.$"));
        Assert.That(await world.SayAsync(Ann, "/andon health check of payments fails"), Does.StartWith("Cord pulled, #2."));
    }

    [Test]
    public async Task What_Slack_refuses_is_said_with_the_way_out_until_it_is_mended()
    {
        await using var world = await StartAsync(withLine: false);
        var secret = world.Slack.AddChannel("secret", [Ann, Bob, Cleo, Dora], ConversationKind.Private, "C0SECRET01");
        await world.AddLineAsync(LineOf("secret", [secret.Id], [Bob, Cleo]));
        secret.Members.Remove(world.Slack.Settings.BotUserId);
        await world.TellAsync(Ann, "/andon checkout is down", secret.Id);

        Assert.That(await world.SayAsync(Bob, "/andon health", secret.Id), Does.StartWith("*Not all is well with me.*\n")
            .And.Contain("*Refused:* the card in a private channel: `channel_not_found`. Type `/invite @andon` there."));

        await world.AwaitEventAsync("member_joined_channel", () => world.Slack.Change.Join(secret, world.Slack.Settings.BotUserId));
        // Slack's event is handled after it is acknowledged.
        await world.Slack.UntilAsync(() => world.As(Ann).Sees(secret.Id).Any(message => message.Text.Contains("#1 · SEV", StringComparison.Ordinal)));
        await world.SettleAsync();
        Assert.That(await world.SayAsync(Bob, "/andon health", secret.Id), Does.StartWith("All is well"));
    }

    [Test]
    public async Task What_is_late_is_said_with_what_it_is_and_why()
    {
        await using var world = await StartAsync();
        world.Slack.Faults.On("chat.postMessage", Fault.TooManyRequests("300"), times: int.MaxValue);
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.ExecuteAsync("update notice set queued_at = queued_at - interval '5 minutes' where kind = 'Call'");

        Assert.That(await world.SayAsync(Ann, "/andon health"), Does.Contain(
            "🟡 *Waiting:* 1 call, 1 card; the oldest, the call about #1 for @Bob, has waited 5 min. "
                + "The last try ended with `ratelimited`; I try again by myself."));
    }
}
