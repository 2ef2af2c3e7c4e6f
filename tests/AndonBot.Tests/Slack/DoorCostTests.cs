using AndonBot.Tests.Support;

namespace AndonBot.Tests.Slack;

/// <summary>What it costs to refuse somebody, in processor time of a process that does nothing else.</summary>
internal sealed class DoorCostTests
{
    private const int Requests = 400;
    private static readonly byte[] Large = new byte[25 * 1024 * 1024];

    private static IEnumerable<TestCaseData<DoorRequest>> Costly()
    {
        var command = DoorRequest.To("/slack/command", "command=%2Fandon&text=" + new string('x', 10_000));
        yield return new(command) { TestName = "cost: unsigned" };
        yield return new(command.Signed(secret: "another")) { TestName = "cost: signed with another secret" };
        yield return new(command with { Body = Large }) { TestName = "cost: 25 MB" };
        yield return new(command with { Body = Large, IsChunked = true }) { TestName = "cost: 25 MB in chunks" };
    }

    [TestCaseSource(nameof(Costly))]
    public async Task Refusing_costs_about_a_millisecond_at_most(DoorRequest request)
    {
        await using var world = await AndonWorld.StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        // No tick and no settling of the runtime between two looks at the processor's clock.
        var process = await replicas.StartAsync(settings: [("Notices__Tick", "00:30:00")]);
        await SendAsync(request, world.Slack.Bot!);

        var before = process.ProcessorTime;
        await SendAsync(request, world.Slack.Bot!);
        var cost = (process.ProcessorTime - before) / Requests;

        TestContext.Out.WriteLine($"{cost.TotalMilliseconds:0.000} ms of processor time a request");
        Assert.That(cost, Is.LessThan(TimeSpan.FromMilliseconds(2)));
    }

    [Test]
    public async Task Nobody_fills_the_log_from_outside()
    {
        await using var world = await AndonWorld.StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        var process = await replicas.StartAsync();
        var large = new DoorRequest("/slack/command", Large).Signed(secret: "another");

        Assert.That(await (large with { IsChunked = true }).SendAsync(world.Slack.Bot!), Is.EqualTo(413));

        process.Terminate();
        await process.ExitAsync();
        Assert.That(process.Output, Does.Not.Contain("Exception"));
    }

    private static async Task SendAsync(DoorRequest request, Uri door)
    {
        for (var i = 0; i < Requests; i++)
            Assert.That(await request.SendAsync(door), Is.EqualTo(401).Or.EqualTo(413));
    }
}
