using System.Text.Json.Nodes;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class GateStories
{
    [Test]
    public async Task A_running_line_lets_pass_and_a_stopped_one_tells_what_holds_it()
    {
        await using var world = await StopStories.PulledAsync();
        Assert.That(await world.GateAsync(), Is.EqualTo((200, """{"state":"running"}""")));

        await world.TellAsync(Bob, "/andon stop 1 orders are lost");
        var (status, body) = await world.GateAsync();

        Assert.That(status, Is.EqualTo(423));
        var told = JsonNode.Parse(body)!;
        Assert.That(told["state"]!.GetValue<string>(), Is.EqualTo("stopped"));
        Assert.That(told["incident"]!.GetValue<long>(), Is.EqualTo(1));
        Assert.That(told["since"]!.GetValue<string>(), Does.StartWith("2030-01-07T09:0"));
        Assert.That(told["by"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(told["why"]!.GetValue<string>(), Is.EqualTo("orders are lost"));
    }

    [Test]
    public async Task A_stop_on_one_line_does_not_hold_another()
    {
        await using var world = await StopStories.PulledAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));

        await world.TellAsync(Bob, "/andon stop 1");

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
        Assert.That((await world.GateAsync("payments")).Status, Is.EqualTo(200));
    }

    [TestCase(null)]
    [TestCase("Bearer wrong")]
    [TestCase("Bearer ")]
    [TestCase("Basic Z2F0ZS10b2tlbg==")]
    [TestCase("gate-token")]
    public async Task Without_the_token_the_gate_tells_nothing(string? header)
    {
        await using var world = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Slack.Bot!, "/api/lines/checkout/gate"));
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await world.Http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("running"));
    }

    [Test]
    public async Task A_lines_own_token_opens_its_gate_and_no_other()
    {
        await using var world = await StartAsync(settings: ("Gate:Tokens", "checkout=mine\ncheckout=mine-too\npayments=theirs"));
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));

        Assert.That(
            new[]
            {
                await world.GateAsync("checkout", "mine"), await world.GateAsync("checkout", "mine-too"), await world.GateAsync("payments", "theirs"),
                await world.GateAsync(), await world.GateAsync("payments"),
            }.Select(answer => answer.Status),
            Is.All.EqualTo(200));
        Assert.That(
            new[]
            {
                await world.GateAsync("checkout", "theirs"), await world.GateAsync("payments", "mine"), await world.GateAsync("checkout", "checkout=mine"),
                await world.GateAsync("search", "mine"),
            }.Select(answer => answer.Status),
            Is.All.EqualTo(401));
    }

    [Test]
    public async Task A_line_that_does_not_exist_is_not_found()
    {
        await using var world = await StartAsync();

        Assert.That((await world.GateAsync("chekcout")).Status, Is.EqualTo(404));
        Assert.That((await world.GateAsync("checkout'%20or%201=1--")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_false_alarm_opens_the_gate()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon sev1 nobody can pay");
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));

        await world.TellAsync(Bob, "/andon dismiss 1 a test");

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
    }
}
