using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>A Web API error. It becomes a response with <c>ok: false</c>, the error code and optional details.</summary>
internal sealed class SlackErrorException(string error, JsonObject? details = null) : Exception(error)
{
    public JsonObject ToAnswer()
    {
        var answer = new JsonObject { ["ok"] = false, ["error"] = Message };
        foreach (var (name, value) in details ?? [])
            answer[name] = value?.DeepClone();
        return answer;
    }

    public static SlackErrorException Arguments(params IEnumerable<string> messages) =>
        new("invalid_arguments", new() { ["response_metadata"] = new JsonObject { ["messages"] = Entities.JsonReading.ToJson(messages) } });

    public static SlackErrorException Missing(string argument) => Arguments($"[ERROR] missing required field: {argument}");
}
