using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>A command, interaction or event for the bot, independent of the transport.</summary>
/// <param name="Name">The name of its journal entry.</param>
/// <param name="Content">The form fields of a command, the payload of an interaction, or the body of an event.</param>
/// <param name="Retry">The number of the retry and the previous result; null at the first attempt.</param>
internal sealed record OutgoingDelivery(string Name, DeliveryKind Kind, JsonObject Content, Retry? Retry = null)
{
    public static OutgoingDelivery Command(JsonObject fields) => new("command", DeliveryKind.Command, fields);

    public static OutgoingDelivery Interaction(JsonObject payload) => new(payload.Text("type")!, DeliveryKind.Interaction, payload);

    public static OutgoingDelivery Event(JsonObject body, Retry? retry = null) =>
        new("event:" + body["event"].Text("type"), DeliveryKind.Event, body, retry);

    /// <summary>Whether the acknowledgement may contain a payload.</summary>
    public bool TakesAnswer => Kind == DeliveryKind.Command || Name is "view_submission" or "block_suggestion";
}

internal enum DeliveryKind
{
    Command,
    Interaction,
    Event,
}

internal sealed record Retry(int Number, DeliveryResult Last);
