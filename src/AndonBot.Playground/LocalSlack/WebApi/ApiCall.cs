using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>A call of a Web API method. Arguments are read the same way whether they came in a query, a form or JSON.</summary>
internal sealed class ApiCall(string method, JsonObject arguments, JournalEntry entry)
{
    public string Method => method;

    public JsonObject Arguments => arguments;

    /// <summary>The journal entry, in which the method records its result.</summary>
    public JournalEntry Entry => entry;

    public string? Text(string name) => arguments[name] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() != JsonValueKind.Null => value.ToJsonString(),
        // A list is an array in JSON and a comma-separated text in a form.
        JsonArray list => string.Join(',', list.Select(item => item?.ToString())),
        _ => null,
    };

    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw SlackErrorException.Missing(name);

    public bool Flag(string name) => Text(name) is "true" or "1";

    /// <summary>A nested value, which is JSON text in a form.</summary>
    /// <exception cref="SlackErrorException">The text is not JSON; the error code is <paramref name="malformed"/>.</exception>
    public JsonNode? Nested(string name, string malformed) => arguments[name] switch
    {
        JsonValue value when value.AsText() is { Length: 0 } => null,
        JsonValue value when value.AsText() is { } text => JsonReading.ParseOrNull(text) ?? throw new SlackErrorException(malformed),
        { } node => node,
        null => null,
    };

    public int Limit(int defaultLimit, int maximum)
    {
        if (Text("limit") is not { Length: > 0 } text)
            return defaultLimit;
        return int.TryParse(text, out var limit) && limit >= 1 && limit <= maximum ? limit : throw new SlackErrorException("invalid_limit");
    }
}
