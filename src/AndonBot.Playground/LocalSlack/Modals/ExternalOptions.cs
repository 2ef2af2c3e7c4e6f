using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>The options of external menus, which the app returns for typed text.</summary>
internal sealed class ExternalOptions
{
    private const int DefaultQueryLength = 3;

    private readonly Dictionary<string, IReadOnlyList<JsonObject>> _offered = [];

    /// <summary>The options that the app returned last for this action id.</summary>
    public IReadOnlyList<JsonObject> Offered(string? actionId) => _offered.GetValueOrDefault(actionId ?? "") ?? [];

    /// <summary>Checks that Slack would send a request for this text.</summary>
    /// <exception cref="InvalidUserActionException">The menu is not external, or the text is too short.</exception>
    public static void CheckQuery(JsonObject element, string typed)
    {
        if (!IsExternal(element))
            throw new InvalidUserActionException($"{element.Text("action_id")} is not an external menu");
        if (typed.Length < (element["min_query_length"]?.GetValue<int>() ?? DefaultQueryLength))
            throw new InvalidUserActionException($"{element.Text("action_id")} needs more letters than '{typed}' before it asks the app for options");
    }

    public static bool IsExternal(JsonObject element) => element.Text("type") is "external_select" or "multi_external_select";

    /// <summary>Stores the options of the app's response; none when the response is invalid.</summary>
    public Suggestion Store(string actionId, DeliveryResult result)
    {
        var answer = result is { Failure: null, ContentType: "application/json" } ? JsonReading.ParseOrNull(result.Body) as JsonObject : null;
        IReadOnlyList<JsonObject> options = answer is not null && IsValid(answer) ? [.. OptionRules.Offered(answer)] : [];
        _offered[actionId] = options;
        return new(result, [.. options.Select(o => new SuggestedOption(o.Object("text").Text("text")!, o.Text("value")!))]);
    }

    /// <summary>The options must follow the same rules as those of a static menu.</summary>
    private static bool IsValid(JsonObject answer)
    {
        var menu = answer.Copy();
        menu["type"] = "static_select";
        menu["action_id"] = "suggested";
        var actions = new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(menu) };
        return BlockKitValidator.Blocks(new JsonArray(actions)).Count == 0;
    }
}
