using System.Text.Json;
using SlackNet.Serialization;

namespace SlackNet;

/// <summary>Data for programs that a message carries and people do not see.</summary>
public class MessageMetadata
{
    public string EventType { get; set; }

    public JsonElement EventPayload { get; set; }

    /// <summary>Metadata with the object as payload; its type is the name in <see cref="SlackTypeAttribute"/>, or else the class name in snake_case.</summary>
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
