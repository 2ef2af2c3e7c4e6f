using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class StopStories
{
    [Test]
    public async Task Who_stops_the_line_answers_the_incident()
    {
        await using var world = await PulledAsync();

        await world.ClickAsync(Cleo, Checkout, "incident.stop");

        Assert.That(world.Card().Text, Does.StartWith("🔴 *#1 · SEV2 · checkout · line stopped*")
            .And.Contain("@Cleo has been on it").And.Contain("by @Cleo. Deploys are held.")
            .And.Contain("[Restart the line…]").And.Not.Contain("[Stop the line]"));
        Assert.That(world.Thread(), Is.EqualTo("@Cleo is on it.\n🔴 @Cleo stopped the line."));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
    }

    [Test]
    public async Task A_stop_by_command_takes_a_reason()
    {
        await using var world = await PulledAsync();

        Assert.That(await world.TellAsync(Bob, "/andon stop 1 orders are lost"),
            Is.EqualTo("The line is stopped by #1. Deploys are held until it is restarted."));

        Assert.That(world.Card().Text, Does.Contain("by @Bob: orders are lost. Deploys are held."));
        Assert.That((await world.GateAsync()).Body, Does.Contain("\"why\":\"orders are lost\""));
    }

    [Test]
    public async Task A_second_stop_is_told_who_was_first()
    {
        await using var world = await PulledAsync();
        await world.TellAsync(Bob, "/andon stop 1");

        Assert.That(await world.TellAsync(Cleo, "/andon stop 1"), Does.StartWith("@Bob did that for #1 already"));
        Assert.That(await world.CountAsync("select count(*) from stop"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_restart_needs_a_containment_and_its_refusal_has_the_button_that_asks_for_it()
    {
        await using var world = await PulledAsync();
        await world.TellAsync(Bob, "/andon stop 1");

        Assert.That(await world.TellAsync(Bob, "/andon restart 1"), Does.StartWith("#1 has no containment yet.").And.Contain("[Restart the line…]"));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));

        await world.As(Bob).ClickAsync(Checkout, "incident.restart", ts: world.As(Bob).Sees(Checkout)[^1].Ts);
        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("What was done so that the line can run?: ____"));
        await world.SubmitAsync(Bob, ("text", "rolled back"));

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        Assert.That(world.Thread(), Does.EndWith("@Bob contained it: rolled back\n🟢 @Bob restarted the line."));
        Assert.That(world.Card().Text, Does.StartWith("🟢 *#1 · SEV2 · checkout · contained*").And.Contain("by @Bob: rolled back"));
    }

    [Test]
    public async Task A_restart_needs_no_text_when_there_is_a_containment()
    {
        await using var world = await PulledAsync();
        await world.TellAsync(Bob, "/andon stop 1");
        await world.TellAsync(Bob, "/andon contain 1 rolled back");
        Assert.That(world.Card().Text, Does.StartWith("🔴 *#1 · SEV2 · checkout · line stopped*"));

        Assert.That(await world.TellAsync(Cleo, "/andon restart 1"), Is.EqualTo("#1 no longer stops the line. Thank you."));

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        Assert.That(world.Card().Text, Does.Contain("by @Bob: rolled back"));
    }

    [Test]
    public async Task A_restart_twice_and_of_a_running_line_get_sentences()
    {
        await using var world = await PulledAsync();

        Assert.That(
            await world.TellAsync(Bob, "/andon restart 1 x"),
            Is.EqualTo("The line is not stopped by #1, so there is nothing to restart. `/andon status` shows what is."));
        await world.TellAsync(Bob, "/andon stop 1");
        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        Assert.That(await world.TellAsync(Cleo, "/andon restart 1 y"), Does.StartWith("@Bob did that for #1 already"));
    }

    [Test]
    public async Task Who_restarts_an_unanswered_incident_answers_it()
    {
        await using var world = await PulledAsync();
        await world.PassAsync(Duration.FromMinutes(16));

        await world.TellAsync(Cleo, "/andon restart 1 rolled back");

        Assert.That(world.Thread(), Does.EndWith("@Cleo is on it.\n@Cleo contained it: rolled back\n🟢 @Cleo restarted the line."));
        Assert.That(world.Inbox(Dora), Is.All.Contains("@Cleo answered"));
    }

    [Test]
    public async Task A_line_can_stop_again_on_the_same_incident()
    {
        await using var world = await PulledAsync();
        await world.TellAsync(Bob, "/andon stop 1 first");
        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        await world.TellAsync(Bob, "/andon stop 1 second");

        Assert.That((await world.GateAsync()).Body, Does.Contain("\"why\":\"second\""));
        Assert.That(await world.CountAsync("select count(*) from stop"), Is.EqualTo(2));
    }

    [Test]
    public async Task Of_two_stops_of_a_line_the_gate_opens_with_the_last_restart()
    {
        await using var world = await PulledAsync();
        await world.TellAsync(Cleo, "/andon carts are empty");
        await world.TellAsync(Bob, "/andon stop 1");
        await world.TellAsync(Bob, "/andon stop 2");

        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        Assert.That((await world.GateAsync()).Body, Does.Contain("\"incident\":2"));
        await world.TellAsync(Bob, "/andon restart 2 refilled");

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
    }

    internal static async Task<AndonWorld> PulledAsync()
    {
        var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        return world;
    }
}
