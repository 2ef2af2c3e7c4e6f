using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Faults;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>How connections come, go, and fail.</summary>
public sealed class SocketLifetimeTests : SocketModeFixture
{
    protected override SlackSettings Settings => base.Settings with { DisconnectNotice = TimeSpan.FromMilliseconds(20) };

    [TestCase(null, "not_authed")]
    [TestCase("xapp-of-somebody-else", "invalid_auth")]
    [TestCase("xoxb-local-workspace-token", "not_allowed_token_type")]
    public async Task Only_the_app_level_token_opens_a_connection(string? token, string error)
    {
        using var request = Request("apps.connections.open", token: token ?? "");
        using var response = await SendAsync(request);

        Assert.That(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!.GetValue<string>(), Is.EqualTo(error));
    }

    [Test]
    public async Task The_app_level_token_is_good_for_nothing_else() =>
        Assert.That((await CallAsync("auth.test", token: Slack.Settings.AppToken))["error"]!.GetValue<string>(), Is.EqualTo("not_allowed_token_type"));

    [Test]
    public async Task Opening_can_be_refused()
    {
        Slack.Faults.On("apps.connections.open", Fault.Refuse("internal_error"));

        Assert.That((await CallAsync("apps.connections.open", token: Slack.Settings.AppToken))["error"]!.GetValue<string>(), Is.EqualTo("internal_error"));
        Assert.That(await AddressAsync(), Does.StartWith($"ws://{Slack.PageUrl.Authority}/link/?ticket="));
    }

    [Test]
    public async Task A_ticket_opens_one_connection()
    {
        var address = await AddressAsync();
        await using var first = await SocketModeBot.ConnectAsync(address);

        Assert.That(() => SocketModeBot.ConnectAsync(address), Throws.TypeOf<WebSocketException>());
        Assert.That(() => SocketModeBot.ConnectAsync(address.Replace("ticket=", "ticket=0")), Throws.TypeOf<WebSocketException>());
    }

    [TestCase("", 18_060)]
    [TestCase("&debug_reconnects=true", 360)]
    public async Task Hello_counts_the_connections_and_says_how_long_this_one_lives(string query, int seconds)
    {
        await OpenAsync();
        var hello = (await OpenAsync(query)).Frames.First();

        Assert.That((hello["type"]!.GetValue<string>(), hello["num_connections"]!.GetValue<int>()), Is.EqualTo(("hello", 2)));
        Assert.That(hello["debug_info"]!["approximate_connection_time"]!.GetValue<int>(), Is.EqualTo(seconds));
        Assert.That(hello["connection_info"]!["app_id"]!.GetValue<string>(), Is.EqualTo(Slack.Settings.AppId));
    }

    [Test]
    public async Task The_eleventh_connection_is_sent_away()
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
    public async Task A_connection_that_is_told_to_go_is_closed_after_its_notice(string reason)
    {
        var bot = await OpenAsync();
        await Slack.Sockets.DisconnectAsync(reason);
        await bot.Ended;

        Assert.That((Reasons(bot).Single(), bot.State), Is.EqualTo((reason, WebSocketState.Closed)));
        var close = await Slack.Journal.UntilAsync(e => e.Name == "socket:close");
        Assert.That(close.Arguments["how"]!.GetValue<string>(), Is.EqualTo("closed"));
    }

    [Test]
    public async Task Switched_off_the_link_is_disabled_and_the_bot_gets_requests()
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
    public async Task A_cut_takes_what_was_on_its_way_with_it()
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
    public async Task A_dead_connection_swallows_envelopes_and_answers_no_ping()
    {
        var bot = await OpenAsync();
        Slack.Sockets.Freeze();
        var answer = await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        await bot.Ended;

        Assert.That((answer.Failure, bot.Envelopes.Count(), bot.State), Is.EqualTo(("operation_timeout", 0, WebSocketState.Aborted)));
    }

    [Test]
    public async Task The_door_is_handled_over_the_control_interface()
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
