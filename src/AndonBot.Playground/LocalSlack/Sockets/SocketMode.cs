using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;
using Microsoft.AspNetCore.Http.Features;

namespace AndonBot.Playground.LocalSlack.Sockets;

/// <summary>Slack's Socket Mode: the app opens connections, and each delivery is sent to one of them in an envelope.</summary>
public sealed class SocketMode : IDisposable
{
    private const int MaxConnections = 10;

    /// <summary>The lifetime of a connection whose URL contains <c>debug_reconnects</c>.</summary>
    private static readonly TimeSpan ShortLifetime = TimeSpan.FromSeconds(360);
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);

    private readonly SlackState _state;
    private readonly Lock _sync = new();
    private readonly SemaphoreSlim _admitting = new(1, 1);
    private readonly List<SocketConnection> _open = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> _unanswered = [];
    private bool _isOn;
    private int _last;
    private int _turn;

    internal SocketMode(SlackState state) => (_state, _isOn) = (state, state.Settings.SocketMode);

    /// <summary>Whether deliveries use Socket Mode. While it is off, deliveries use HTTP and connections are rejected.</summary>
    public bool IsOn
    {
        get => Volatile.Read(ref _isOn);
        set
        {
            Volatile.Write(ref _isOn, value);
            if (!value)
                _ = DisconnectAsync("link_disabled");
        }
    }

    /// <summary>The number of open connections.</summary>
    public int Count => OpenConnections.Count(connection => connection.IsOpen);

    private SocketConnection[] OpenConnections
    {
        get
        {
            lock (_sync)
                return [.. _open];
        }
    }

    /// <summary>Aborts all connections without a close frame.</summary>
    public void Cut()
    {
        foreach (var connection in OpenConnections)
            connection.Cut();
    }

    /// <summary>Freezes all open connections: they stay open, but nothing is sent, read or answered on them any more, not even pings.</summary>
    public void Freeze()
    {
        foreach (var connection in OpenConnections)
            connection.Freeze();
    }

    /// <summary>Sends <c>disconnect</c> on all connections. They close after the usual notice; with <c>link_disabled</c> they close at once.</summary>
    /// <param name="reason"><c>warning</c>, <c>refresh_requested</c> or <c>link_disabled</c>.</param>
    public Task DisconnectAsync(string reason) => Task.WhenAll(OpenConnections.Select(connection => DisconnectAsync(connection, reason)));

    public void Dispose()
    {
        Cut();
        _admitting.Dispose();
    }

    /// <summary>Serves a connection that the app opens with a ticket, from <c>hello</c> until it ends.</summary>
    internal async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !UsesTicket(context.Request.Query["ticket"]))
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var stream = ((SocketUpgrade)context.Features.Get<IHttpUpgradeFeature>()!).Stream!;
        using var connection = new SocketConnection(Interlocked.Increment(ref _last), socket, stream, context.Abort);
        var life = context.Request.Query["debug_reconnects"] == "true" ? ShortLifetime : _state.Settings.ConnectionLife;
        if (!await AdmitAsync(connection, life))
        {
            await connection.CloseAsync();
            await connection.ReceiveAsync(_ => { });
            return;
        }
        Record("open", connection);

        var background = Task.WhenAll(CloseAfterLifetimeAsync(connection, life), connection.KeepPingingAsync(PingInterval, SocketFrames.Host));
        var end = await connection.ReceiveAsync(frame => Receive(connection, frame));
        lock (_sync)
            _open.Remove(connection);
        await background.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Record("close", connection, entry => entry.Arguments = new() { ["how"] = end });
    }

    /// <summary>Sends a delivery on one of the connections and waits for its acknowledgement as long as Slack does.</summary>
    internal async Task<DeliveryResult> ExchangeAsync(OutgoingDelivery delivery, JournalEntry entry)
    {
        var clock = Stopwatch.StartNew();
        var envelope = SocketFrames.Envelope(delivery, out var id);
        entry.Envelope = id;
        var answer = _unanswered[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (await SendToOneAsync(envelope).WaitAsync(_state.Settings.AcknowledgeWithin) is not { } connection)
                return new(null, "no connection is open", "", clock.Elapsed, "dispatch_failed");
            entry.Connection = connection.Number;
            return ToResult(await answer.Task.WaitAsync(_state.Settings.AcknowledgeWithin), clock.Elapsed);
        }
        catch (TimeoutException)
        {
            return new(null, "", "", clock.Elapsed, "operation_timeout");
        }
        finally
        {
            _unanswered.TryRemove(id, out _);
        }
    }

    /// <summary>Uses the connections in turn. Slack only guarantees that an envelope goes to one of them.</summary>
    private async Task<SocketConnection?> SendToOneAsync(JsonObject envelope)
    {
        var open = OpenConnections;
        var first = Interlocked.Increment(ref _turn);
        for (var i = 0; i < open.Length; i++)
        {
            var connection = open[(int)((uint)(first + i) % (uint)open.Length)];
            if (await connection.TrySendAsync(envelope))
                return connection;
        }
        return null;
    }

    /// <summary>Handles a frame of the app. An acknowledgement may come on another connection than its envelope.</summary>
    private void Receive(SocketConnection connection, JsonObject frame)
    {
        if (frame.Text("envelope_id") is { } id && _unanswered.TryRemove(id, out var waiting))
            waiting.SetResult(frame["payload"]?.DeepClone());
        else
            Record("stray", connection, entry => (entry.Arguments, entry.Envelope) = (frame, frame.Text("envelope_id")));
    }

    /// <summary>Accepts the connection and sends <c>hello</c>, or sends <c>disconnect</c> with the reason.</summary>
    private async Task<bool> AdmitAsync(SocketConnection connection, TimeSpan life)
    {
        await _admitting.WaitAsync();
        try
        {
            var count = Count;
            if (!IsOn || count >= MaxConnections)
            {
                await connection.TrySendAsync(SocketFrames.Disconnect(_state, IsOn ? "too_many_websockets" : "link_disabled", count));
                return false;
            }
            await connection.TrySendAsync(SocketFrames.Hello(_state, count + 1, life));
            lock (_sync)
                _open.Add(connection);
            return true;
        }
        finally
        {
            _admitting.Release();
        }
    }

    private async Task CloseAfterLifetimeAsync(SocketConnection connection, TimeSpan life)
    {
        await Task.Delay(life - _state.Settings.DisconnectNotice, _state.Settings.Time, connection.Ended);
        await DisconnectAsync(connection, "warning");
    }

    private async Task DisconnectAsync(SocketConnection connection, string reason)
    {
        Record("disconnect", connection, entry => entry.Arguments = new() { ["reason"] = reason });
        await connection.TrySendAsync(SocketFrames.Disconnect(_state, reason, Count));
        if (reason == "link_disabled")
            await connection.CloseAsync();
        else
            _ = CloseLaterAsync(connection);
    }

    private async Task CloseLaterAsync(SocketConnection connection)
    {
        await Task.Delay(_state.Settings.DisconnectNotice, _state.Settings.Time, connection.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await connection.CloseAsync();
    }

    private bool UsesTicket(string? ticket)
    {
        lock (_state.Sync)
            return _state.Tickets.Use(ticket);
    }

    private void Record(string what, SocketConnection connection, Action<JournalEntry>? fill = null)
    {
        var entry = _state.Journal.Add(JournalKind.Socket, $"socket:{what}", e =>
        {
            e.Connection = connection.Number;
            fill?.Invoke(e);
        });
        entry.Accepted = true;
    }

    private static DeliveryResult ToResult(JsonNode? payload, TimeSpan after) => payload switch
    {
        // Slack's own libraries send an empty object when there is no payload.
        null or JsonObject { Count: 0 } => new(200, "", "", after, null),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => new(200, value.GetValue<string>(), "text/plain", after, null),
        _ => new(200, payload.ToJsonString(), "application/json", after, null),
    };
}
