using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>The options of menus that ask the app for them.</summary>
internal sealed class ExternalOptions
{
    private const int UsualQueryLength = 3;

    private readonly Dictionary<string, IReadOnlyList<JsonObject>> _offered = [];

    /// <summary>What the app offered last for this action.</summary>
    public IReadOnlyList<JsonObject> Offered(string? actionId) => _offered.GetValueOrDefault(actionId ?? "") ?? [];

    /// <exception cref="InvalidUserActionException">The menu has its options already, or waits for more letters before it asks.</exception>
    public static void CheckQuery(JsonObject element, string typed)
    {
        if (!IsExternal(element))
            throw new InvalidUserActionException($"{element.Text("action_id")} does not ask the app for its options");
        if (typed.Length < (element["min_query_length"]?.GetValue<int>() ?? UsualQueryLength))
            throw new InvalidUserActionException($"{element.Text("action_id")} asks for options only after more letters than '{typed}'");
    }

    public static bool IsExternal(JsonObject element) => element.Text("type") is "external_select" or "multi_external_select";

    /// <summary>Keeps the options of the app's answer; none when it is not one that Slack takes.</summary>
    public Suggestion Keep(string actionId, DeliveryResult result)
    {
        var answer = result is { Failure: null, ContentType: "application/json" } ? JsonReading.ParseOrNull(result.Body) as JsonObject : null;
        IReadOnlyList<JsonObject> options = answer is not null && IsTaken(answer) ? [.. OptionRules.Offered(answer)] : [];
        _offered[actionId] = options;
        return new(result, [.. options.Select(o => new SuggestedOption(o.Object("text").Text("text")!, o.Text("value")!))]);
    }

    /// <summary>Options are judged as those of any other menu.</summary>
    private static bool IsTaken(JsonObject answer)
    {
        var menu = answer.Copy();
        menu["type"] = "static_select";
        menu["action_id"] = "suggested";
        var actions = new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(menu) };
        return BlockKitValidator.Blocks(new JsonArray(actions)).Count == 0;
    }
}
