using System.Text.Json;

namespace SlackNet.SocketMode;

/// <summary>What Slack says on a connection: hello, disconnect, or an envelope with something to handle.</summary>
internal sealed class SocketFrame
{
    public const string Hello = "hello";
    public const string Disconnect = "disconnect";

    public string Type { get; set; }

    public string Reason { get; set; }

    public string EnvelopeId { get; set; }

    public JsonElement Payload { get; set; }

    /// <summary>Said of every envelope by Slack; where it is not said, an answer is better told than lost.</summary>
    public bool AcceptsResponsePayload { get; set; } = true;

    /// <summary>The frame, or null when this is none.</summary>
    public static SocketFrame Read(ReadOnlySpan<byte> text, SlackJsonSettings json)
    {
        try
        {
            return json.Read<SocketFrame>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The payload as what it should be, or null when it is nothing of the kind.</summary>
    public T PayloadAs<T>(SlackJsonSettings json) where T : class
    {
        try
        {
            return Payload.ValueKind == JsonValueKind.Object ? Payload.Deserialize(json.TypeInfoOf<T>()) : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The acknowledgement of this envelope, with the response where Slack takes one.</summary>
    public byte[] Acknowledgement(object response, SlackJsonSettings json)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("envelope_id", EnvelopeId);
            if (AcceptsResponsePayload && response is not null)
            {
                writer.WritePropertyName("payload");
                writer.WriteRawValue(json.Write(response));
            }

            writer.WriteEndObject();
        }

        return text.ToArray();
    }
}
