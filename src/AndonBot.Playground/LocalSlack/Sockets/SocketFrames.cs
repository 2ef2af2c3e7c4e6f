using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.LocalSlack.Sockets;

/// <summary>The JSON of the frames that Slack sends on a Socket Mode connection.</summary>
internal static class SocketFrames
{
    public const string Host = "applink-local-0";

    public static JsonObject Hello(SlackState state, int connections, TimeSpan life) => new()
    {
        ["type"] = "hello",
        ["num_connections"] = connections,
        ["debug_info"] = new JsonObject
        {
            ["host"] = Host,
            ["build_number"] = 10,
            ["approximate_connection_time"] = (int)life.TotalSeconds,
        },
        ["connection_info"] = new JsonObject { ["app_id"] = state.Settings.AppId },
    };

    public static JsonObject Disconnect(SlackState state, string reason, int connections)
    {
        var frame = new JsonObject
        {
            ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = Host },
        };
        if (reason == "too_many_websockets")
        {
            frame["num_connections"] = connections;
            frame["connection_info"] = new JsonObject { ["app_id"] = state.Settings.AppId };
        }
        return frame;
    }

    public static JsonObject Envelope(OutgoingDelivery delivery, out string id)
    {
        id = Guid.NewGuid().ToString();
        var envelope = new JsonObject
        {
            ["envelope_id"] = id,
            ["payload"] = delivery.Content.DeepClone(),
            ["type"] = delivery.Kind switch
            {
                DeliveryKind.Command => "slash_commands",
                DeliveryKind.Event => "events_api",
                _ => "interactive",
            },
            ["accepts_response_payload"] = delivery.TakesAnswer,
        };
        if (delivery.Kind == DeliveryKind.Event)
        {
            envelope["retry_attempt"] = delivery.Retry?.Number ?? 0;
            envelope["retry_reason"] = delivery.Retry is null ? "" : "timeout";
        }
        return envelope;
    }
}
