using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>One thing that the bot is to be told, whichever door it goes through.</summary>
/// <param name="Name">How the journal calls it.</param>
/// <param name="Content">Form fields of a command, payload of an interaction, body of an event.</param>
/// <param name="Retry">What an event's earlier attempts came to; null at the first.</param>
internal sealed record OutgoingDelivery(string Name, DeliveryKind Kind, JsonObject Content, Retry? Retry = null)
{
    public static OutgoingDelivery Command(JsonObject fields) => new("command", DeliveryKind.Command, fields);

    public static OutgoingDelivery Interaction(JsonObject payload) => new(payload.Text("type")!, DeliveryKind.Interaction, payload);

    public static OutgoingDelivery Event(JsonObject body, Retry? retry = null) =>
        new("event:" + body["event"].Text("type"), DeliveryKind.Event, body, retry);

    /// <summary>Whether the answer may hold more than that it came.</summary>
    public bool TakesAnswer => Kind == DeliveryKind.Command || Name is "view_submission" or "block_suggestion";
}

internal enum DeliveryKind
{
    Command,
    Interaction,
    Event,
}

internal sealed record Retry(int Number, DeliveryResult Last);
