using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The published facts about every Web API method: scopes, arguments, rate limit, errors, and whether it accepts JSON.</summary>
public static class MethodCatalogue
{
    private static readonly JsonObject Facts = Resource.Read("methods.json");
    private static readonly HashSet<string> CommonErrors = [.. Texts(Facts.Array("common_errors"))];

    public static bool TakesJson(string method) => Facts["methods"]![method].IsTrue("json_body");

    public static IReadOnlyList<string> Scopes(string method) => Texts(Facts["methods"]![method].Array("bot_scopes"));

    public static IReadOnlyList<string> Required(string method) => Texts(Facts["methods"]![method].Array("required"));

    /// <summary>The calls per minute of the method's tier; null for methods with a special rate limit.</summary>
    public static int? PerMinute(string method) => Facts["methods"]![method].Text("tier") switch
    {
        "1" => 1,
        "2" => 20,
        "3" => 50,
        "4" => 100,
        _ => null,
    };

    /// <summary>Whether the error is documented for the method or for all methods.</summary>
    public static bool HasError(string method, string error) =>
        CommonErrors.Contains(error) || Texts(Facts["methods"]![method].Array("errors")).Contains(error);

    private static List<string> Texts(JsonArray? array) => [.. array?.Select(t => t!.GetValue<string>()) ?? []];
}
