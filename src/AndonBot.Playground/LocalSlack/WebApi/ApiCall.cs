using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>One call of a Web API method, with its arguments however they came.</summary>
internal sealed class ApiCall(string method, JsonObject arguments, JournalEntry entry)
{
    public string Method => method;

    public JsonObject Arguments => arguments;

    /// <summary>Where a handler notes what came of the call.</summary>
    public JournalEntry Entry => entry;

    public string? Text(string name) => arguments[name] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() != JsonValueKind.Null => value.ToJsonString(),
        // In JSON a list may come as one; in forms it is joined by commas.
        JsonArray list => string.Join(',', list.Select(item => item?.ToString())),
        _ => null,
    };

    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw SlackErrorException.Missing(name);

    public bool Flag(string name) => Text(name) is "true" or "1";

    /// <summary>A nested value, which forms carry as JSON text.</summary>
    /// <exception cref="SlackErrorException">The text is not JSON: <paramref name="malformed"/>.</exception>
    public JsonNode? Nested(string name, string malformed) => arguments[name] switch
    {
        JsonValue value when value.AsText() is { Length: 0 } => null,
        JsonValue value when value.AsText() is { } text => JsonReading.ParseOrNull(text) ?? throw new SlackErrorException(malformed),
        { } node => node,
        null => null,
    };

    public int Limit(int normal, int most)
    {
        if (Text("limit") is not { Length: > 0 } text)
            return normal;
        return int.TryParse(text, out var limit) && limit >= 1 && limit <= most ? limit : throw new SlackErrorException("invalid_limit");
    }
}
