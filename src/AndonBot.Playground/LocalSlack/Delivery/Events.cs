using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Sends events to the bot in the background, with Slack's retries.</summary>
internal sealed class Events(SlackState state, BotDelivery delivery) : IAsyncDisposable
{
    private readonly WorkspaceClock _clock = state.Settings.Clock ?? new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _running = [];

    public Task<DeliveryResult> VerifyUrlAsync(string challenge) =>
        delivery.VerifyUrlAsync(new()
        {
            ["token"] = Payloads.DeprecatedToken, ["challenge"] = challenge, ["type"] = "url_verification",
        });

    /// <summary>Sends the event if there is a receiver and the bot's token has the scope.</summary>
    public void Send(JsonObject inner, string? scope = null)
    {
        if (!delivery.HasReceiver || scope is not null && !state.Scopes.Contains(scope))
            return;
        var wrapped = Wrapped(inner);
        wrapped["context_team_id"] = state.Settings.TeamId;
        wrapped["context_enterprise_id"] = null;
        wrapped["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = null, ["team_id"] = state.Settings.TeamId, ["user_id"] = state.Bot.Id, ["is_bot"] = true,
            ["is_enterprise_install"] = false,
        });
        wrapped["is_ext_shared_channel"] = false;
        wrapped["event_context"] = "4-" + SlackState.RandomText(16);
        Start(wrapped);
    }

    /// <summary>Sends an event about the app's removal. Such events need no scope and contain no authorizations.</summary>
    public void SendUninstalled(JsonObject inner)
    {
        if (delivery.HasReceiver)
            Start(Wrapped(inner));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private void Start(JsonObject wrapped)
    {
        var running = DeliverAsync(wrapped);
        _running[running] = true;
        _ = running.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task DeliverAsync(JsonObject wrapped)
    {
        var sent = _clock.GetUtcNow();
        var result = await delivery.SendEventAsync(OutgoingDelivery.Event(wrapped));
        for (var retry = 1; result is { Failure: not null, IsFinal: false } && retry <= state.Settings.EventRetries.Count; retry++)
        {
            await _clock.UntilAsync(sent + state.Settings.EventRetries[retry - 1], _stopping.Token);
            sent = _clock.GetUtcNow();
            result = await delivery.SendEventAsync(OutgoingDelivery.Event(wrapped, new(retry, result)));
        }
    }

    private JsonObject Wrapped(JsonObject inner)
    {
        inner.TryAdd("event_ts", JsonValue.Create($"{state.Now.ToUnixTimeSeconds()}.000000"));
        return new()
        {
            ["token"] = Payloads.DeprecatedToken,
            ["team_id"] = state.Settings.TeamId,
            ["api_app_id"] = state.Settings.AppId,
            ["event"] = inner,
            ["type"] = "event_callback",
            ["event_id"] = state.NewId("Ev"),
            ["event_time"] = state.Now.ToUnixTimeSeconds(),
        };
    }
}
