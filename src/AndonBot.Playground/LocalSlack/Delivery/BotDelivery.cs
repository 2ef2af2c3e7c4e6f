using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Sockets;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Tells the bot through the door that the app has, and keeps in the journal what came of it.</summary>
internal sealed class BotDelivery(SlackState state, SocketMode sockets) : IDisposable
{
    private readonly HttpTransport _http = new(state);
    private Func<Signing, Task<DeliveryResult>>? _last;

    /// <summary>Where the bot listens; null while there is none.</summary>
    public Uri? Bot
    {
        get => _http.Bot;
        set => _http.Bot = value;
    }

    /// <summary>Whether there is anybody to hear of events.</summary>
    public bool HasReceiver => sockets.IsOn || Bot is not null;

    /// <summary>A person's gesture, which can be delivered again.</summary>
    public Task<DeliveryResult> SendInteractionAsync(OutgoingDelivery delivery)
    {
        _last = signing => SendAsync(delivery, signing);
        return _last(Signing.Right);
    }

    public Task<DeliveryResult> SendEventAsync(OutgoingDelivery delivery) => SendAsync(delivery, Signing.Right);

    /// <summary>What Slack asks when the events' address is saved.</summary>
    public Task<DeliveryResult> VerifyUrlAsync(JsonObject challenge) =>
        SendAndRecordAsync("event:url_verification", challenge, _ => _http.PostAsync(
            state.Settings.RequestPaths.Events, "application/json", Encoding.UTF8.GetBytes(challenge.ToJsonString()), Signing.Right));

    /// <summary>Any POST, which Socket Mode does not know.</summary>
    public Task<DeliveryResult> SendRawAsync(string path, string contentType, byte[] body, Signing signing)
    {
        _last = again => SendAndRecordAsync("raw", [], _ => _http.PostAsync(path, contentType, body, again));
        return _last(signing);
    }

    /// <summary>The last gesture once more: the same content, signed anew or in a new envelope.</summary>
    public Task<DeliveryResult> ResendAsync(Signing signing) =>
        (_last ?? throw new InvalidOperationException("Nothing was delivered yet."))(signing);

    public void Dispose() => _http.Dispose();

    private Task<DeliveryResult> SendAsync(OutgoingDelivery delivery, Signing signing)
    {
        if (sockets.IsOn && signing != Signing.Right)
            throw new InvalidOperationException("Envelopes are not signed, so none can be signed wrongly.");
        return SendAndRecordAsync(delivery.Name, delivery.Content, entry => sockets.IsOn
            ? sockets.ExchangeAsync(delivery, entry)
            : _http.PostAsync(delivery, signing));
    }

    private async Task<DeliveryResult> SendAndRecordAsync(string name, JsonObject content, Func<JournalEntry, Task<DeliveryResult>> send)
    {
        if (!HasReceiver)
            throw new InvalidOperationException("The workspace does not know where the bot listens: set Bot.");
        var entry = state.Journal.Add(JournalKind.Delivery, name, e => e.Arguments = (JsonObject)content.DeepClone());
        var result = await send(entry);
        entry.Accepted = result.Failure is null;
        state.Journal.Complete(entry, result.Status, result.Failure is null ? result.Body : $"{result.Failure} {result.Body}");
        return result;
    }
}
