using AndonBot.Notifications;
using AndonBot.Storage;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults;

/// <summary>The process dies at each point on the way of each kind of notification, and is started again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NotificationKillTests
{
    private static IEnumerable<TestCaseData> Deaths =>
        from moment in NotificationMoments.All
        from point in KillPoints.OfNotifications
        select new TestCaseData(moment, point);

    [Test]
    public void Every_kind_of_notification_has_a_moment_at_which_it_leaves() =>
        Assert.That(NotificationMoments.All.Select(moment => moment.Kind).Distinct(), Is.EquivalentTo(AllNotifications.List.Select(one => one.Kind)));

    [TestCaseSource(nameof(Deaths))]
    public async Task It_is_said_once(NotificationMoment moment, string point)
    {
        await using var world = await AndonWorld.StartAsync();
        await moment.Prepare(world);
        await using var pager = await AnswerReceiver.StartAsync();
        await world.ExecuteAsync($"update line set call_webhook = '{pager.Url}'");
        await using var replicas = await Replicas.TakeOverAsync(world);

        var armed = await replicas.StartAsync(kill: $"{point}:{moment.Kind}");
        replicas.Pass(moment.Pass);
        if (moment.Make is not null)
            await moment.Make(world);
        Assert.That(await armed.ExitAsync(), Is.EqualTo(BotProcess.Killed), armed.Output);

        await replicas.StartHereAsync();
        await replicas.SettledAsync();

        const string Accepted = "select count(*) from notice where kind = @Kind and state = 'accepted'";
        Assert.That(await replicas.Records.QueryAsync<long>(Accepted, new { moment.Kind }), Is.AtLeast(1));
        await OutboxInvariants.HoldAsync(replicas.Records);
    }
}
