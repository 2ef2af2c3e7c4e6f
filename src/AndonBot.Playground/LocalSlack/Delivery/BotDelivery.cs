using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Sockets;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Delivers commands, interactions and events to the bot, by HTTP or Socket Mode, and records them in the journal.</summary>
internal sealed class BotDelivery(SlackState state, SocketMode sockets) : IDisposable
{
    private readonly HttpTransport _http = new(state);
    private Func<Signing, Task<DeliveryResult>>? _last;

    /// <summary>The bot's address for HTTP; null while there is none.</summary>
    public Uri? Bot
    {
        get => _http.Bot;
        set => _http.Bot = value;
    }

    /// <summary>Whether deliveries have a receiver: the bot's address is known or Socket Mode is on.</summary>
    public bool HasReceiver => sockets.IsOn || Bot is not null;

    /// <summary>Delivers a command or an interaction and keeps it for <see cref="ResendAsync"/>.</summary>
    public Task<DeliveryResult> SendInteractionAsync(OutgoingDelivery delivery)
    {
        _last = signing => SendAsync(delivery, signing);
        return _last(Signing.Valid);
    }

    public Task<DeliveryResult> SendEventAsync(OutgoingDelivery delivery) => SendAsync(delivery, Signing.Valid);

    /// <summary>Sends the request with which Slack verifies the events' request URL when it is saved.</summary>
    public Task<DeliveryResult> VerifyUrlAsync(JsonObject challenge) =>
        SendAndRecordAsync("event:url_verification", challenge, _ => _http.PostAsync(
            state.Settings.RequestPaths.Events, "application/json", Encoding.UTF8.GetBytes(challenge.ToJsonString()), Signing.Valid));

    /// <summary>Sends any POST request, by HTTP even when Socket Mode is on.</summary>
    public Task<DeliveryResult> SendRawAsync(string path, string contentType, byte[] body, Signing signing)
    {
        _last = again => SendAndRecordAsync("raw", [], _ => _http.PostAsync(path, contentType, body, again));
        return _last(signing);
    }

    /// <summary>Delivers the last interaction again: the same content with a new signature or in a new envelope.</summary>
    public Task<DeliveryResult> ResendAsync(Signing signing) =>
        (_last ?? throw new InvalidOperationException("Nothing was delivered yet."))(signing);

    public void Dispose() => _http.Dispose();

    private Task<DeliveryResult> SendAsync(OutgoingDelivery delivery, Signing signing)
    {
        if (sockets.IsOn && signing != Signing.Valid)
            throw new InvalidOperationException("Socket Mode does not use signatures, so only Signing.Valid is possible.");
        return SendAndRecordAsync(delivery.Name, delivery.Content, entry => sockets.IsOn
            ? sockets.ExchangeAsync(delivery, entry)
            : _http.PostAsync(delivery, signing));
    }

    private async Task<DeliveryResult> SendAndRecordAsync(string name, JsonObject content, Func<JournalEntry, Task<DeliveryResult>> send)
    {
        if (!HasReceiver)
            throw new InvalidOperationException("The workspace does not know the bot's address; set SlackWorkspace.Bot.");
        var entry = state.Journal.Add(JournalKind.Delivery, name, e => e.Arguments = (JsonObject)content.DeepClone());
        var result = await send(entry);
        entry.Accepted = result.Failure is null;
        state.Journal.Complete(entry, result.Status, result.Failure is null ? result.Body : $"{result.Failure} {result.Body}");
        return result;
    }
}
