using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>A sender that was slow changes nothing that another one has taken over; and what is on its way is not queued again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FenceTests
{
    /// <summary>So long that the bot's own worker leaves the notification to the test.</summary>
    private const string Never = "00:30:00";

    [Test]
    public async Task A_claim_that_was_taken_over_neither_leaves_nor_marks()
    {
        await using var world = await StartAsync(settings: ("Notices:Tick", Never));
        var claimed = await ClaimAsync(world);
        await world.ExecuteAsync("update notice set attempt = attempt + 1 where state = 'claimed'");

        Assert.That(await world.Get<OutboxStore>().Leaving(claimed), Is.False);
        await world.Get<SettlementStore>().Superseded(claimed, world.Now);
        await world.Get<SettlementStore>().Refused(claimed, "msg_too_long", world.Now);

        Assert.That(await StateAsync(world), Is.EqualTo("claimed"));
    }

    [Test]
    public async Task A_claim_that_was_not_taken_over_leaves_and_marks()
    {
        await using var world = await StartAsync(settings: ("Notices:Tick", Never));
        var claimed = await ClaimAsync(world);

        Assert.That(await world.Get<OutboxStore>().Leaving(claimed), Is.True);
        await world.Get<SettlementStore>().Refused(claimed, "msg_too_long", world.Now);

        Assert.That(await StateAsync(world), Is.EqualTo("refused"));
    }

    [Test]
    public async Task What_is_on_its_way_is_not_queued_again()
    {
        await using var world = await StartAsync(settings: ("Notices:Tick", Never));
        var claimed = await ClaimAsync(world);

        await using (var transaction = await world.Get<Database>().BeginWork())
        {
            await EvaluationStore.Save(
                transaction, [new(claimed.Subject.Subject, [new(claimed.Key, Urgency.Card, claimed.Destination)], Next: null)]);
            await transaction.Commit();
        }

        Assert.That(await StateAsync(world), Is.EqualTo("claimed"));
    }

    private static async Task<ClaimedNotification> ClaimAsync(AndonWorld world)
    {
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.ExecuteAsync("""
            update destination set next_send_at = '-infinity';
            update notice set state = 'deferred', lease_until = '-infinity' where kind = 'Card'
            """);
        return (await world.Get<OutboxStore>().Claim(1)).Single();
    }

    private static Task<string> StateAsync(AndonWorld world) => world.QueryAsync<string>("select state from notice where kind = 'Card'");
}
