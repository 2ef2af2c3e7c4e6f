using System.Text.Json;
using SlackNet.Serialization;

namespace SlackNet;

/// <summary>A machine-readable note on a message, invisible in the channel.</summary>
public class MessageMetadata
{
    public string EventType { get; set; }

    public JsonElement EventPayload { get; set; }

    /// <summary>A note with the object as content, typed by its class name in snake_case or its <see cref="SlackTypeAttribute"/>.</summary>
    public static MessageMetadata FromObject(object payload, SlackJsonSettings slackJsonSettings = null) =>
        payload is null ? null : new()
        {
            EventType = SlackTypes.NameOf(payload.GetType()),
            EventPayload = JsonSerializer.SerializeToElement(
                payload, (slackJsonSettings ?? Default.JsonSettings()).TypeInfoOf(payload.GetType())),
        };

    public T ToObject<T>(SlackJsonSettings slackJsonSettings = null) =>
        EventPayload.Deserialize((slackJsonSettings ?? Default.JsonSettings()).TypeInfoOf<T>());
}
