using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace AndonBot.Slack;

/// <summary>What a delivery of Slack looks like on each route, as far as it must be so before anything reads it.</summary>
internal static class SlackPayload
{
    private const int FieldLimit = 64;
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] CommandFields = ["command", "team_id", "user_id", "channel_id", "trigger_id"];

    /// <summary>The media type that Slack uses on a route; null where there is no route.</summary>
    public static string? MediaTypeFor(PathString path) => path.Value switch
    {
        "/slack/command" or "/slack/action" or "/slack/options" => Form,
        "/slack/event" => Json,
        _ => null,
    };

    public static bool IsWellFormed(PathString path, byte[] body)
    {
        try
        {
            return path.Value switch
            {
                "/slack/event" => IsObjectWithType(body),
                "/slack/command" => IsCommand(Fields(body)),
                _ => Fields(body) is { } fields && fields.TryGetValue("payload", out var payload)
                    && payload.Count == 1 && IsObjectWithType(Encoding.UTF8.GetBytes(payload[0]!)),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether Slack says that it held events back: on the route of events, and no event.</summary>
    public static bool IsRateNotice(PathString path, byte[] body)
    {
        if (path.Value is not "/slack/event")
            return false;
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("type").ValueEquals("app_rate_limited");
    }

    private static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Fields(byte[] body)
    {
        // The reader lets escaped bytes that are no UTF-8 stand as they are.
        StrictUtf8.GetCharCount(WebUtility.UrlDecodeToBytes(body, 0, body.Length));
        using var reader = new FormReader(new MemoryStream(body), StrictUtf8) { ValueCountLimit = FieldLimit };
        return reader.ReadForm();
    }

    private static bool IsCommand(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> fields) =>
        fields.ContainsKey("ssl_check") || CommandFields.All(name => fields.TryGetValue(name, out var value) && value is [{ Length: > 0 }]);

    private static bool IsObjectWithType(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String;
    }
}
