using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AndonBot.Slack;

/// <summary>What a delivery must look like on each route before anything reads it.</summary>
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

    /// <summary>400 for what is malformed, 200 for what needs no handling, null for everything else.</summary>
    /// <remarks>SlackNet fails on an empty or unknown delivery, and Slack would then repeat it.</remarks>
    public static int? AnswerTo(PathString path, byte[] body)
    {
        try
        {
            return path.Value switch
            {
                "/slack/command" => AnswerTo(Fields(body)),
                "/slack/event" => AnswerTo(body, IsEvent),
                "/slack/action" => AnswerTo(Payload(body), IsInteraction),
                _ => AnswerTo(Payload(body), (_, _) => true),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or ArgumentException or InvalidOperationException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static int? AnswerTo(Dictionary<string, StringValues> command)
    {
        if (command.ContainsKey("ssl_check"))
            return StatusCodes.Status200OK;
        return CommandFields.All(name => command.TryGetValue(name, out var value) && value is [{ Length: > 0 }]) ? null : StatusCodes.Status400BadRequest;
    }

    private static int? AnswerTo(byte[] json, Func<string, JsonElement, bool> isForTheBot)
    {
        using var document = JsonDocument.Parse(json);
        if (Member(document.RootElement, "type") is not { ValueKind: JsonValueKind.String } type)
            return StatusCodes.Status400BadRequest;
        return isForTheBot(type.GetString()!, document.RootElement) ? null : StatusCodes.Status200OK;
    }

    private static bool IsEvent(string type, JsonElement delivery) => type switch
    {
        "url_verification" => true,
        "event_callback" => Member(delivery, "event").ValueKind == JsonValueKind.Object,
        _ => false,
    };

    private static bool IsInteraction(string type, JsonElement delivery) => type switch
    {
        "shortcut" or "message_action" => true,
        "block_actions" => Member(delivery, "actions") is { ValueKind: JsonValueKind.Array } actions && actions.GetArrayLength() > 0,
        "view_submission" or "view_closed" => Member(Member(delivery, "view"), "callback_id").ValueKind == JsonValueKind.String,
        _ => false,
    };

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    /// <exception cref="InvalidDataException">There is not exactly one.</exception>
    private static byte[] Payload(byte[] body) => Fields(body).GetValueOrDefault("payload") is [{ } payload]
        ? Encoding.UTF8.GetBytes(payload)
        : throw new InvalidDataException();

    private static Dictionary<string, StringValues> Fields(byte[] body)
    {
        // The form reader keeps escaped bytes that are not UTF-8, so they are checked here.
        StrictUtf8.GetCharCount(WebUtility.UrlDecodeToBytes(body, 0, body.Length));
        using var reader = new FormReader(new MemoryStream(body), StrictUtf8) { ValueCountLimit = FieldLimit };
        return reader.ReadForm();
    }
}
