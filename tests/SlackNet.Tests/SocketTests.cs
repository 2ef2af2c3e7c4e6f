using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SlackNet;
using SlackNet.AspNetCore;
using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNetTests;

/// <summary>Requests over connections that the app opened, and the life of these connections.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SocketTests
{
    private const string Command = "envelope-slash_commands";
    private const string Event = "envelope-events_api";

    [Test]
    public async Task The_response_to_a_command_is_the_payload_of_its_acknowledgement()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        host.Received.CommandAnswer = new() { Message = new() { Text = "Call #1042 is registered." } };
        var peer = await server.Next();

        await peer.SendSample(Command);

        var actual = await peer.Receive();
        Assert.That(actual!["envelope_id"]!.GetValue<string>(), Is.EqualTo(IdOf(Command)));
        SlackNetSample.AssertEquivalent(actual["payload"], JsonNode.Parse("""{"text":"Call #1042 is registered."}""")!);
        var command = host.Received.Single<SlashCommand>();
        var sent = SlackNetSample.Json($"socket/{Command}")["payload"]!;
        Assert.That(
            new[] { command.Command, command.Text, command.UserId, command.TeamId, command.TriggerId, command.ResponseUrl, command.ChannelId },
            Is.EqualTo(new[] { "command", "text", "user_id", "team_id", "trigger_id", "response_url", "channel_id" }.Select(
                name => sent[name]!.GetValue<string>())));
    }

    [Test]
    public async Task A_response_is_sent_when_the_envelope_does_not_tell_whether_it_accepts_one()
    {
        StandIn.Only("The package sends none then.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        host.Received.CommandAnswer = new() { Message = new() { Text = "Call #1042 is registered." } };
        var peer = await server.Next();
        var frame = SlackNetSample.Json($"socket/{Command}").AsObject();
        frame.Remove("accepts_response_payload");

        await peer.Send(frame.ToJsonString());

        Assert.That((await peer.Receive())!["payload"]?["text"]?.GetValue<string>(), Is.EqualTo("Call #1042 is registered."));
    }

    [TestCase("envelope-interactive-block_actions")]
    [TestCase("envelope-interactive-view_submission")]
    [TestCase(Event)]
    public async Task A_request_without_a_response_is_acknowledged_without_payload(string sample)
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var peer = await server.Next();

        await peer.SendSample(sample);

        Assert.That(JsonNode.DeepEquals(await peer.Receive(), new JsonObject { ["envelope_id"] = IdOf(sample) }), Is.True);
        Assert.That(host.Received.All<object>(), Is.Not.Empty);
    }

    [Test]
    public async Task Requests_are_handled_concurrently_and_acknowledged_when_their_handler_has_returned()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var peer = await server.Next();
        var finish = await Held(host, peer);

        await peer.SendSample(Event);
        Assert.That(Envelope(await peer.Receive()), Is.EqualTo(IdOf(Event)));
        finish.SetResult();

        Assert.That(Envelope(await peer.Receive()), Is.EqualTo(IdOf(Command)));
    }

    [Test]
    public async Task A_request_is_not_acknowledged_when_its_handler_fails()
    {
        StandIn.Only("The package acknowledges failed requests.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var peer = await server.Next();
        host.Received.Meanwhile = () => throw new InvalidOperationException("broken");
        await peer.SendSample(Command);
        await host.FirstFailure;
        host.Received.Meanwhile = () => Task.CompletedTask;

        await peer.SendSample(Event);

        Assert.That(Envelope(await peer.Receive()), Is.EqualTo(IdOf(Event)));
    }

    [TestCase("warning")]
    [TestCase("refresh_requested")]
    public async Task A_connection_to_be_replaced_is_closed_when_another_is_open_and_everything_is_acknowledged(string reason)
    {
        StandIn.Only("The package closes a connection before it opens another.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var first = await server.Next();
        var finish = await Held(host, first);

        await first.SendSample($"disconnect-{reason}");
        var second = await server.Next();
        await second.SendSample(Event);
        Assert.That(Envelope(await second.Receive()), Is.EqualTo(IdOf(Event)));
        await first.SendSample(Event);
        Assert.That(Envelope(await first.Receive()), Is.EqualTo(IdOf(Event)), "Sent before Slack knew of the new one.");
        finish.SetResult();

        Assert.That(Envelope(await first.Receive()), Is.EqualTo(IdOf(Command)));
        Assert.That(await first.Receive(), Is.Null, "Closed.");
    }

    [TestCase("not JSON")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"envelope_id":"1","type":"slash_commands"}""")]
    [TestCase("""{"envelope_id":"1","type":"slash_commands","payload":"/andon"}""")]
    [TestCase("""{"envelope_id":"1","type":"slash_commands","payload":{"command":{}}}""")]
    [TestCase("""{"type":"slash_commands","payload":{"command":"/andon"}}""")]
    [TestCase("""{"envelope_id":"1","type":"interactive","payload":{"actions":7}}""")]
    [TestCase("""{"envelope_id":"1","type":"events_api","payload":{"type":"event_callback","event":7}}""")]
    [TestCase("""{"envelope_id":"1","type":"news","payload":{}}""")]
    public async Task A_message_that_is_not_understood_reaches_no_handler_and_the_connection_stays_open(string frame)
    {
        StandIn.Only("The package does not check what it is sent.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var peer = await server.Next();

        await peer.Send(frame);
        await peer.Send(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Binary);
        await peer.SendSample(Command);

        Assert.That(Envelope(await peer.Receive()), Is.EqualTo(IdOf(Command)));
        Assert.That(host.Received.All<SlashCommand>(), Has.One.Items);
        Assert.That(host.Received.All<EventCallback>(), Is.Empty);
    }

    [Test]
    public async Task A_message_that_is_too_large_closes_its_connection_and_another_is_opened()
    {
        StandIn.Only("The package accepts messages of any size.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var peer = await server.Next();

        await peer.Send(new string(' ', 262_145));

        Assert.That(await peer.Receive(), Is.Null);
        Assert.That(peer.Status, Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
        var another = await server.Next();
        await another.Send(SlackNetSample.Text($"socket/{Command}").PadRight(262_144));
        Assert.That(Envelope(await another.Receive()), Is.EqualTo(IdOf(Command)));
    }

    [Test]
    public async Task A_lost_connection_is_opened_again()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        (await server.Next()).Cut();

        var peer = await server.Next();
        await peer.SendSample(Command);

        Assert.That(Envelope(await peer.Receive()), Is.EqualTo(IdOf(Command)));
        Assert.That(host.Services.GetRequiredService<ISlackSocketModeClient>().Connected, Is.True);
    }

    [TestCase(StatusCodes.Status500InternalServerError, "")]
    [TestCase(StatusCodes.Status200OK, """{"ok":false,"error":"invalid_auth"}""")]
    [TestCase(StatusCodes.Status200OK, """{"ok":true,"url":"ws://slack.example/link"}""")]
    [TestCase(StatusCodes.Status200OK, "<html>")]
    public async Task While_no_connection_can_be_opened_the_waits_between_attempts_grow(int status, string answer)
    {
        StandIn.Only("The package has other waits.");
        await using var server = await SocketServer.Start();
        var enough = new TaskCompletionSource();
        server.Refusal = context =>
        {
            if (server.Asked.Count == 4)
                enough.TrySetResult();
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answer);
        };

        await using var host = await server.Host(Handlers);
        await enough.Task.WaitAsync(SocketPeer.Patience);
        server.Refusal = null;

        Assert.That(server.Asked.Zip(server.Asked.Skip(1), (one, next) => (next - one).TotalMilliseconds).Take(3).Select((gap, i) => gap / (200 << i)),
            Has.All.AtLeast(0.95));
        await (await server.Next()).SendSample(Command);
        Assert.That((await host.Received.First<SlashCommand>()).Command, Is.Not.Null);
    }

    [Test]
    public async Task Two_connections_are_opened_when_two_are_configured()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers, connections: 2);

        foreach (var peer in new[] { await server.Next(), await server.Next() })
        {
            await peer.SendSample(Event);
            Assert.That(Envelope(await peer.Receive()), Is.EqualTo(IdOf(Event)));
        }
    }

    [Test]
    public async Task A_stop_acknowledges_what_was_accepted_and_accepts_nothing_more()
    {
        StandIn.Only("The package closes its connections at once.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var peer = await server.Next();
        var finish = await Held(host, peer);

        // The host calls this a while after it was told to stop.
        var client = host.Services.GetRequiredService<ISlackSocketModeClient>();
        client.Disconnect();
        var stop = host.Stop();
        await peer.SendSample(Event);
        finish.SetResult();

        Assert.That(Envelope(await peer.Receive()), Is.EqualTo(IdOf(Command)));
        Assert.That(await peer.Receive(), Is.Null);
        await stop;
        Assert.That(host.Received.All<EventCallback>(), Is.Empty);
        Assert.That(client.Connected, Is.False);
    }

    [Test]
    public async Task The_web_sockets_can_be_the_hosts_own()
    {
        await using var server = await SocketServer.Start();
        var own = new RecordingSockets();
        await using var host = await server.Host(slack =>
        {
            Handlers(slack);
            slack.UseWebSocketFactory((IServiceProvider _) => own);
        });

        var peer = await server.Next();
        await peer.SendSample(Command);

        Assert.That(Envelope(await peer.Receive()), Is.EqualTo(IdOf(Command)));
        Assert.That(own.Made.Single(), Does.StartWith("ws://127.0.0.1:"));
    }

    [Test]
    public async Task In_Socket_Mode_requests_to_the_routes_are_passed_on()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);

        using var answer = await host.Command(SlackNetSample.Json("commands/slash-command.fields"));

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("not Slack's"));
    }

    private static void Handlers(AspNetSlackServiceConfiguration slack) => slack
        .RegisterSlashCommandHandler<CommandHandler>(SlackNetSample.Json($"socket/{Command}")["payload"]!["command"]!.GetValue<string>())
        .RegisterBlockActionHandler<AnyActionHandler>()
        .RegisterViewSubmissionHandler<ViewHandler>(
            SlackNetSample.Json("socket/envelope-interactive-view_submission")["payload"]!["view"]!["callback_id"]!.GetValue<string>())
        .RegisterEventHandler<EnvelopeHandler>();

    /// <summary>Sends a command whose handler ends when the test says so.</summary>
    private static async Task<TaskCompletionSource> Held(SlackNetHost host, SocketPeer peer)
    {
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Received.Meanwhile = () => host.Received.All<SlashCommand>().Count == host.Received.All<object>().Count ? finish.Task : Task.CompletedTask;
        await peer.SendSample(Command);
        await host.Received.First<SlashCommand>();
        return finish;
    }

    private static string IdOf(string sample) => Envelope(SlackNetSample.Json($"socket/{sample}"))!;

    private static string? Envelope(JsonNode? frame) => frame?["envelope_id"]?.GetValue<string>();
}
