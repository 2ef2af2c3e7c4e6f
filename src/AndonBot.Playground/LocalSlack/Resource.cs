using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack;

/// <summary>Reads the JSON files embedded in this assembly.</summary>
internal static class Resource
{
    public static JsonObject Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
