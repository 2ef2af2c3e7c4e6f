using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>A limit with a value exactly at it, a value one beyond it, and Slack's error message for the latter.</summary>
public sealed record BlockKitLimitCase(string Name, JsonObject AtEdge, JsonObject Beyond, string Expected, BlockKitPlace Place)
{
    public IEnumerable<string> Errors(JsonObject thing) => Place.Validate(thing.DeepClone().AsObject()).Select(c => c.ToString());

    public override string ToString() => Name;
}

/// <summary>A test case for every maximum and minimum in the data of the limits.</summary>
internal static class BlockKitLimitCases
{
    private static readonly JsonObject Rules = BlockKitLimits.Rules;
    private static readonly string[] Kinds = ["max_length", "min_length", "max_items", "min_items", "maximum", "minimum"];

    public static IEnumerable<BlockKitLimitCase> All() =>
    [
        .. Rules["blocks"]!.AsObject().SelectMany(b => Of(b.Key, b.Value, BlockKitSamples.Block(b.Key), BlockKitPlace.InMessage)),
        .. Rules["elements"]!.AsObject()
            .SelectMany(e => Of(e.Key, e.Value, BlockKitSamples.Element(e.Key), BlockKitPlace.InBlock(e.Key))),
        // The number of blocks in a view depends on its type and has its own test.
        .. Of("view", Rules["view"], BlockKitSamples.Modal(), BlockKitPlace.View).Where(c => !c.Name.Contains(".blocks.")),
        .. Of("block", Rules["block_common"], BlockKitSamples.Block("divider"), BlockKitPlace.InMessage),
        .. Of("element", Rules["element_common"], BlockKitSamples.Element("button"), BlockKitPlace.InBlock("button")),
        .. Of("confirm", Rules["objects"]!["confirm"], BlockKitSamples.Confirm(), BlockKitPlace.InButton("confirm")),
        .. Of("option", Rules["objects"]!["option"], BlockKitSamples.Option(0), BlockKitPlace.InList("overflow", "options")),
        .. Of(
            "option_group", Rules["objects"]!["option_group"], BlockKitSamples.Group(),
            BlockKitPlace.InList("static_select", "option_groups")),
    ];

    private static IEnumerable<BlockKitLimitCase> Of(string name, JsonNode? rules, JsonObject sample, BlockKitPlace place)
    {
        foreach (var (field, rule) in rules!.AsObject())
        {
            if (rule is not JsonObject limits || limits["type"] is null)
                continue;
            foreach (var (kind, edge) in limits.Where(l => Kinds.Contains(l.Key)))
            {
                var limit = edge!.GetValue<int>();
                var beyond = kind.StartsWith("max", StringComparison.Ordinal) ? limit + 1 : limit - 1;
                if (beyond < 0 && kind != "minimum")
                    continue;
                var (path, words) = Expected(limits["type"]!.GetValue<string>(), kind, limit);
                yield return new(
                    $"{name}.{field}.{kind}", With(sample, field, limits, limit), With(sample, field, limits, beyond),
                    $"{words} [json-pointer:{place.At}/{field}{path}]", place);
            }
        }
    }

    private static (string Path, string Words) Expected(string type, string kind, int limit) => (type == "text" ? "/text" : "", kind switch
    {
        "max_length" => $"must be less than {limit + 1} characters",
        "min_length" => $"must be more than {limit - 1} characters",
        "max_items" => $"no more than {limit} items allowed",
        "min_items" => $"must provide at least {limit} items",
        "maximum" => $"must be less than {limit}",
        _ => $"must be greater than {limit}",
    });

    private static JsonObject With(JsonObject sample, string field, JsonObject rule, int size)
    {
        var thing = sample.DeepClone().AsObject();
        // Of two alternative fields only one may be present.
        if (field is "option_groups")
            thing.Remove("options");
        if (field is "image_url")
            thing.Remove("slack_file");
        thing[field] = rule["type"]!.GetValue<string>() switch
        {
            "text" => Text(rule["text_kind"]!.GetValue<string>().Split('|')[0], size),
            "string" => new string('x', size),
            "integer" => size,
            _ => new JsonArray([.. Enumerable.Range(0, size).Select(i => BlockKitSamples.Item(rule["items"]!, i))]),
        };
        return thing;
    }

    private static JsonObject Text(string kind, int length) => new() { ["type"] = kind, ["text"] = new string('x', length) };
}
