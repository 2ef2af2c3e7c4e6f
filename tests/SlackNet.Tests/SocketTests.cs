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

/// <summary>What comes through connections that the app opened, and what becomes of the connections.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SocketTests
{
    private const string Command = "envelope-slash_commands";
    private const string Event = "envelope-events_api";

    [Test]
    public async Task A_commands_answer_is_the_payload_of_its_acknowledgement()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        host.Received.CommandAnswer = new() { Message = new() { Text = "Call #1042 is registered." } };
        var seat = await server.Next();

        await seat.Send(Command);

        var said = await seat.Hear();
        Assert.That(said!["envelope_id"]!.GetValue<string>(), Is.EqualTo(IdOf(Command)));
        SlackNetSample.AssertSays(said["payload"], JsonNode.Parse("""{"text":"Call #1042 is registered."}""")!);
        var command = host.Received.Single<SlashCommand>();
        var sent = SlackNetSample.Json($"socket/{Command}")["payload"]!;
        Assert.That(
            new[] { command.Command, command.Text, command.UserId, command.TeamId, command.TriggerId, command.ResponseUrl, command.ChannelId },
            Is.EqualTo(new[] { "command", "text", "user_id", "team_id", "trigger_id", "response_url", "channel_id" }.Select(
                name => sent[name]!.GetValue<string>())));
    }

    [Test]
    public async Task An_answer_is_told_where_it_is_not_said_whether_one_is_taken()
    {
        StandIn.Only("The package takes silence for a no.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        host.Received.CommandAnswer = new() { Message = new() { Text = "Call #1042 is registered." } };
        var seat = await server.Next();
        var frame = SlackNetSample.Json($"socket/{Command}").AsObject();
        frame.Remove("accepts_response_payload");

        await seat.Say(frame.ToJsonString());

        Assert.That((await seat.Hear())!["payload"]?["text"]?.GetValue<string>(), Is.EqualTo("Call #1042 is registered."));
    }

    [TestCase("envelope-interactive-block_actions")]
    [TestCase("envelope-interactive-view_submission")]
    [TestCase(Event)]
    public async Task What_has_no_answer_is_acknowledged_without_payload(string sample)
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var seat = await server.Next();

        await seat.Send(sample);

        Assert.That(JsonNode.DeepEquals(await seat.Hear(), new JsonObject { ["envelope_id"] = IdOf(sample) }), Is.True);
        Assert.That(host.Received.All<object>(), Is.Not.Empty);
    }

    [Test]
    public async Task It_is_acknowledged_when_its_handler_has_ended_and_holds_nothing_else_up()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var seat = await server.Next();
        var finish = await Held(host, seat);

        await seat.Send(Event);
        Assert.That(Envelope(await seat.Hear()), Is.EqualTo(IdOf(Event)));
        finish.SetResult();

        Assert.That(Envelope(await seat.Hear()), Is.EqualTo(IdOf(Command)));
    }

    [Test]
    public async Task What_fails_is_not_acknowledged()
    {
        StandIn.Only("The package acknowledges what failed.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var seat = await server.Next();
        host.Received.Meanwhile = () => throw new InvalidOperationException("broken");
        await seat.Send(Command);
        await host.FirstFailure;
        host.Received.Meanwhile = () => Task.CompletedTask;

        await seat.Send(Event);

        Assert.That(Envelope(await seat.Hear()), Is.EqualTo(IdOf(Event)));
    }

    [TestCase("warning")]
    [TestCase("refresh_requested")]
    public async Task A_connection_that_is_to_be_left_is_left_when_another_stands_and_all_is_acknowledged(string reason)
    {
        StandIn.Only("The package leaves a connection before it opens another.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var old = await server.Next();
        var finish = await Held(host, old);

        await old.Send($"disconnect-{reason}");
        var young = await server.Next();
        await young.Send(Event);
        Assert.That(Envelope(await young.Hear()), Is.EqualTo(IdOf(Event)));
        await old.Send(Event);
        Assert.That(Envelope(await old.Hear()), Is.EqualTo(IdOf(Event)), "Sent before Slack knew of the new one.");
        finish.SetResult();

        Assert.That(Envelope(await old.Hear()), Is.EqualTo(IdOf(Command)));
        Assert.That(await old.Hear(), Is.Null, "Closed.");
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
    public async Task What_is_not_understood_reaches_nobody_and_leaves_the_connection_up(string frame)
    {
        StandIn.Only("The package reads what it is sent as it is.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var seat = await server.Next();

        await seat.Say(frame);
        await seat.Say(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Binary);
        await seat.Send(Command);

        Assert.That(Envelope(await seat.Hear()), Is.EqualTo(IdOf(Command)));
        Assert.That(host.Received.All<SlashCommand>(), Has.One.Items);
        Assert.That(host.Received.All<EventCallback>(), Is.Empty);
    }

    [Test]
    public async Task A_frame_beyond_all_measure_closes_its_connection_and_another_is_opened()
    {
        StandIn.Only("The package takes frames of any size.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var seat = await server.Next();

        await seat.Say(new string(' ', 262_145));

        Assert.That(await seat.Hear(), Is.Null);
        Assert.That(seat.Status, Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
        var another = await server.Next();
        await another.Say(SlackNetSample.Text($"socket/{Command}").PadRight(262_144));
        Assert.That(Envelope(await another.Hear()), Is.EqualTo(IdOf(Command)));
    }

    [Test]
    public async Task A_connection_that_was_cut_is_opened_again()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        (await server.Next()).Cut();

        var seat = await server.Next();
        await seat.Send(Command);

        Assert.That(Envelope(await seat.Hear()), Is.EqualTo(IdOf(Command)));
        Assert.That(host.Services.GetRequiredService<ISlackSocketModeClient>().Connected, Is.True);
    }

    [TestCase(StatusCodes.Status500InternalServerError, "")]
    [TestCase(StatusCodes.Status200OK, """{"ok":false,"error":"invalid_auth"}""")]
    [TestCase(StatusCodes.Status200OK, """{"ok":true,"url":"ws://slack.example/link"}""")]
    [TestCase(StatusCodes.Status200OK, "<html>")]
    public async Task An_address_that_is_refused_is_asked_for_at_longer_and_longer_intervals(int status, string answer)
    {
        StandIn.Only("The package waits in its own way.");
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
        await enough.Task.WaitAsync(SocketSeat.Patience);
        server.Refusal = null;

        Assert.That(server.Asked.Zip(server.Asked.Skip(1), (one, next) => (next - one).TotalMilliseconds).Take(3).Select((gap, i) => gap / (200 << i)),
            Has.All.AtLeast(0.95));
        await (await server.Next()).Send(Command);
        Assert.That((await host.Received.First<SlashCommand>()).Command, Is.Not.Null);
    }

    [Test]
    public async Task Two_connections_are_two()
    {
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers, connections: 2);

        foreach (var seat in new[] { await server.Next(), await server.Next() })
        {
            await seat.Send(Event);
            Assert.That(Envelope(await seat.Hear()), Is.EqualTo(IdOf(Event)));
        }
    }

    [Test]
    public async Task A_stop_acknowledges_what_was_taken_and_takes_no_more()
    {
        StandIn.Only("The package leaves at once.");
        await using var server = await SocketServer.Start();
        await using var host = await server.Host(Handlers);
        var seat = await server.Next();
        var finish = await Held(host, seat);

        // A host that stops says this some time after it was told to.
        var client = host.Services.GetRequiredService<ISlackSocketModeClient>();
        client.Disconnect();
        var stop = host.Stop();
        await seat.Send(Event);
        finish.SetResult();

        Assert.That(Envelope(await seat.Hear()), Is.EqualTo(IdOf(Command)));
        Assert.That(await seat.Hear(), Is.Null);
        await stop;
        Assert.That(host.Received.All<EventCallback>(), Is.Empty);
        Assert.That(client.Connected, Is.False);
    }

    [Test]
    public async Task There_are_no_routes_beside_the_connections()
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
    private static async Task<TaskCompletionSource> Held(SlackNetHost host, SocketSeat seat)
    {
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Received.Meanwhile = () => host.Received.All<SlashCommand>().Count == host.Received.All<object>().Count ? finish.Task : Task.CompletedTask;
        await seat.Send(Command);
        await host.Received.First<SlashCommand>();
        return finish;
    }

    private static string IdOf(string sample) => Envelope(SlackNetSample.Json($"socket/{sample}"))!;

    private static string? Envelope(JsonNode? frame) => frame?["envelope_id"]?.GetValue<string>();
}
