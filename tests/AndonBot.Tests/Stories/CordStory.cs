using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class CordStory
{
    [Test]
    public async Task An_unanswered_pull_stops_the_line_until_somebody_restarts_it()
    {
        await using var world = await StartAsync();

        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.Contain("Cord pulled, #1. Thank you. I'm calling @Bob."));
        await world.SettleAsync();
        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("@Ann pulled the cord"));

        await world.PassAsync(Duration.FromMinutes(16));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
        Assert.That(world.As(Cleo).Reads("@andon"), Does.Contain("Nobody has answered"));
        Assert.That(world.As(Dora).Reads("@andon"), Does.Contain("Nobody has answered"));

        await world.As(Bob).ClickAsync("@andon", "incident.answer");
        await world.As(Bob).ClickAsync("#checkout", "incident.restart");
        var restart = await world.As(Bob).SubmitAsync(("text", "rolled back"));
        Assert.That(restart.IsAccepted, Is.True);
        await world.SettleAsync();

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        Assert.That(world.As(Ann).Reads("#checkout"), Does.Contain("@Bob restarted the line").And.Contain("🟢 *#1 · SEV2 · checkout · contained*"));
    }
}
