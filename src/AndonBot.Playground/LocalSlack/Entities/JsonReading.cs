using System.Text.Json;
using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.Entities;

/// <summary>Reads untrusted JSON. A value of the wrong type counts as absent; no method throws.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonNode? node, string name) => (node as JsonObject)?[name].AsText();

    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool IsTrue(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && (value.GetValueKind() == JsonValueKind.True || value.AsText() is "true" or "1");

    public static JsonArray? Array(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray;

    public static JsonObject? Object(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static IEnumerable<JsonObject> Objects(this JsonArray? array) => array?.OfType<JsonObject>() ?? [];

    /// <summary>Copies the named properties that exist in the source.</summary>
    public static void CopyFrom(this JsonObject target, JsonObject source, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (source.TryGetPropertyValue(name, out var value))
                target[name] = value?.DeepClone();
        }
    }

    public static JsonObject Copy(this JsonObject source) => source.DeepClone().AsObject();

    public static JsonArray ToJson(this IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    /// <summary>Null when the text is not JSON.</summary>
    public static JsonNode? ParseOrNull(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
