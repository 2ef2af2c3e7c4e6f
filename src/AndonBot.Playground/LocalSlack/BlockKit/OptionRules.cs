using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.BlockKit;

/// <summary>The rules for the options of menus, radio buttons and checkboxes, which depend on the type of the element.</summary>
internal static class OptionRules
{
    private static readonly JsonObject RichText = Adapted(kind: "plain_text|mrkdwn", withUrl: false);
    private static readonly JsonObject Linked = Adapted(kind: "plain_text", withUrl: true);
    private static readonly JsonObject Plain = Adapted(kind: "plain_text", withUrl: false);

    public static JsonObject For(string? elementType) => elementType switch
    {
        "radio_buttons" or "checkboxes" => RichText,
        "overflow" => Linked,
        _ => Plain,
    };

    /// <summary>The errors for initial options that do not equal an offered option in every field.</summary>
    public static IEnumerable<BlockKitError> InitialNotOffered(JsonObject element, string pointer)
    {
        if (!element.ContainsKey("options") && !element.ContainsKey("option_groups"))
            yield break;
        var offered = Offered(element).Select(o => BlockDefaults.Text(o)).ToList();
        if (element["initial_option"] is { } initial && !IsOffered(initial))
            yield return BlockKitError.From("any_of", pointer + "/initial_option");
        var several = element.Array("initial_options");
        for (var i = 0; i < several?.Count; i++)
        {
            if (!IsOffered(several[i]))
                yield return BlockKitError.From("any_of", $"{pointer}/initial_options/{i}");
        }

        bool IsOffered(JsonNode? option) => offered.Exists(o => JsonNode.DeepEquals(o, BlockDefaults.Text(option)));
    }

    public static IEnumerable<JsonObject> Offered(JsonObject element) =>
        element.Array("options").Objects().Concat(element.Array("option_groups").Objects().SelectMany(g => g.Array("options").Objects()));

    public static JsonObject Copy(this JsonNode rule, string kind)
    {
        var copy = rule.DeepClone().AsObject();
        copy["text_kind"] = kind;
        return copy;
    }

    private static JsonObject Adapted(string kind, bool withUrl)
    {
        var rules = BlockKitLimits.Composition("option").Copy();
        rules["text"] = rules["text"]!.Copy(kind);
        rules["description"] = rules["description"]!.Copy(kind);
        if (!withUrl)
            rules.Remove("url");
        return rules;
    }
}
