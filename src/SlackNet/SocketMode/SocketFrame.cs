using System.Text;
using System.Text.Json;

namespace SlackNet.SocketMode;

/// <summary>A message from Slack on a connection: hello, disconnect, or an envelope with something to handle.</summary>
internal sealed class SocketFrame
{
    public const string Hello = "hello";
    public const string Disconnect = "disconnect";

    public string Type { get; set; }

    public string Reason { get; set; }

    public string EnvelopeId { get; set; }

    public JsonElement Payload { get; set; }

    /// <summary>Slack sets this in every envelope. If it is missing, sending an answer that Slack ignores is better than losing it.</summary>
    public bool AcceptsResponsePayload { get; set; } = true;

    /// <summary>The frame, or null when the text is not one.</summary>
    public static SocketFrame Read(string text, SlackJsonSettings json)
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

    /// <summary>The payload as the type it should have, or null when it does not.</summary>
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

    /// <summary>The acknowledgement of this envelope, with the response if Slack accepts one.</summary>
    public string Acknowledgement(object response, SlackJsonSettings json)
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

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
