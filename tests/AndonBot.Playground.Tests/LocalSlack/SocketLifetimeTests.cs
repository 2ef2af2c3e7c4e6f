using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Faults;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>How Socket Mode connections open, close and fail.</summary>
public sealed class SocketLifetimeTests : SocketModeFixture
{
    protected override SlackSettings Settings => base.Settings with { DisconnectNotice = TimeSpan.FromMilliseconds(20) };

    [TestCase(null, "not_authed")]
    [TestCase("xapp-of-somebody-else", "invalid_auth")]
    [TestCase("xoxb-local-workspace-token", "not_allowed_token_type")]
    public async Task Only_the_app_level_token_can_open_a_connection(string? token, string error)
    {
        using var request = Request("apps.connections.open", token: token ?? "");
        using var response = await SendAsync(request);

        Assert.That(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!.GetValue<string>(), Is.EqualTo(error));
    }

    [Test]
    public async Task The_app_level_token_is_rejected_by_other_methods() =>
        Assert.That((await CallAsync("auth.test", token: Slack.Settings.AppToken))["error"]!.GetValue<string>(), Is.EqualTo("not_allowed_token_type"));

    [Test]
    public async Task A_fault_can_be_injected_into_opening_a_connection()
    {
        Slack.Faults.On("apps.connections.open", Fault.Refuse("internal_error"));

        Assert.That((await CallAsync("apps.connections.open", token: Slack.Settings.AppToken))["error"]!.GetValue<string>(), Is.EqualTo("internal_error"));
        Assert.That(await AddressAsync(), Does.StartWith($"ws://{Slack.PageUrl.Authority}/link/?ticket="));
    }

    [Test]
    public async Task A_ticket_opens_only_one_connection()
    {
        var address = await AddressAsync();
        await using var first = await SocketModeBot.ConnectAsync(address);

        Assert.That(() => SocketModeBot.ConnectAsync(address), Throws.TypeOf<WebSocketException>());
        Assert.That(() => SocketModeBot.ConnectAsync(address.Replace("ticket=", "ticket=0")), Throws.TypeOf<WebSocketException>());
    }

    [TestCase("", 18_060)]
    [TestCase("&debug_reconnects=true", 360)]
    public async Task Hello_contains_the_number_of_connections_and_the_lifetime(string query, int seconds)
    {
        await OpenAsync();
        var hello = (await OpenAsync(query)).Frames.First();

        Assert.That((hello["type"]!.GetValue<string>(), hello["num_connections"]!.GetValue<int>()), Is.EqualTo(("hello", 2)));
        Assert.That(hello["debug_info"]!["approximate_connection_time"]!.GetValue<int>(), Is.EqualTo(seconds));
        Assert.That(hello["connection_info"]!["app_id"]!.GetValue<string>(), Is.EqualTo(Slack.Settings.AppId));
    }

    [Test]
    public async Task The_eleventh_connection_is_rejected()
    {
        for (var i = 0; i < 10; i++)
            await OpenAsync();
        var eleventh = await ConnectAsync();
        await eleventh.Ended;

        Assert.That(Reasons(eleventh), Is.EqualTo(new[] { "too_many_websockets" }));
        Assert.That(Slack.Sockets.Count, Is.EqualTo(10));
    }

    [TestCase("warning")]
    [TestCase("refresh_requested")]
    public async Task A_connection_closes_after_the_disconnect_notice(string reason)
    {
        var bot = await OpenAsync();
        await Slack.Sockets.DisconnectAsync(reason);
        await bot.Ended;

        Assert.That((Reasons(bot).Single(), bot.State), Is.EqualTo((reason, WebSocketState.Closed)));
        var close = await Slack.Journal.UntilAsync(e => e.Name == "socket:close");
        Assert.That(close.Arguments["how"]!.GetValue<string>(), Is.EqualTo("closed"));
    }

    [Test]
    public async Task Switching_Socket_Mode_off_closes_connections_and_switches_to_HTTP()
    {
        var bot = await OpenAsync();
        Slack.Sockets.IsOn = false;
        await bot.Ended;
        await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        var late = await ConnectAsync();
        await late.Ended;

        Assert.That((Reasons(bot).Single(), Reasons(late).Single()), Is.EqualTo(("link_disabled", "link_disabled")));
        Assert.That(Bot.Requests.Single().Path, Is.EqualTo("/slack/command"));
    }

    [Test]
    public async Task Envelopes_in_transit_are_lost_when_the_connection_is_cut()
    {
        var bot = await OpenAsync();
        bot.Answers = _ =>
        {
            Slack.Sockets.Cut();
            return null;
        };
        var answer = await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        await bot.Ended;

        Assert.That(answer.Failure, Is.EqualTo("operation_timeout"));
        Assert.That(bot.State, Is.EqualTo(WebSocketState.Aborted));
        Assert.That((await Slack.Journal.UntilAsync(e => e.Name == "socket:close")).Arguments["how"]!.GetValue<string>(), Is.EqualTo("cut"));
        Assert.That(Slack.Sockets.Count, Is.Zero);
    }

    [Test]
    public async Task A_frozen_connection_loses_envelopes_and_does_not_answer_pings()
    {
        var bot = await OpenAsync();
        Slack.Sockets.Freeze();
        var answer = await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        await bot.Ended;

        Assert.That((answer.Failure, bot.Envelopes.Count(), bot.State), Is.EqualTo(("operation_timeout", 0, WebSocketState.Aborted)));
    }

    [Test]
    public async Task The_control_interface_controls_Socket_Mode()
    {
        var bot = await OpenAsync();

        Assert.That(await ControlAsync("""{}"""), Is.EqualTo("""{"on":true,"connections":1}"""));
        await ControlAsync("""{"do":"disconnect","reason":"refresh_requested"}""");
        await bot.Ended;
        Assert.That(Reasons(bot), Is.EqualTo(new[] { "refresh_requested" }));
        var next = await OpenAsync();
        await ControlAsync("""{"do":"cut"}""");
        await next.Ended;
        Assert.That(await ControlAsync("""{"do":"off"}"""), Does.StartWith("""{"on":false"""));
        Assert.That(await ControlAsync("""{"do":"dance"}"""), Does.Contain("dance"));
    }

    private async Task<string> ControlAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack.ControlUrl, "sockets"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> Reasons(SocketModeBot bot) =>
        bot.Frames.Where(f => f["type"]!.GetValue<string>() == "disconnect").Select(f => f["reason"]!.GetValue<string>());
}
