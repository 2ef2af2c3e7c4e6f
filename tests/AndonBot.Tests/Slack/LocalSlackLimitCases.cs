using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;

namespace AndonBot.Tests.Slack;

/// <summary>One limit: a block, view or element with one field exactly at it and one beyond it, and Slack's words about the latter.</summary>
/// <param name="Wrap">Makes a message or view of the thing, and the pointer to it.</param>
public sealed record LocalSlackLimitCase(string Name, JsonObject AtEdge, JsonObject Beyond, string Expected, Func<JsonObject, IReadOnlyList<Complaint>> Wrap)
{
    public IEnumerable<string> Complaints(JsonObject thing) => Wrap(thing.DeepClone().AsObject()).Select(c => c.ToString());

    public override string ToString() => Name;
}

/// <summary>Every maximum and minimum of the limits' data, made into things at and beyond it.</summary>
internal static class LocalSlackLimitCases
{
    private static readonly JsonObject Rules = BlockKitLimits.Rules;

    public static IEnumerable<LocalSlackLimitCase> All() =>
        Rules["blocks"]!.AsObject().SelectMany(b => Of(b.Key, b.Value!.AsObject(), LocalSlackSamples.Block(b.Key), LocalSlackSamples.InMessageOrModal))
            .Concat(Rules["elements"]!.AsObject().SelectMany(e =>
                Of(e.Key, e.Value!.AsObject(), LocalSlackSamples.Element(e.Key), LocalSlackSamples.InItsBlock)))
            .Concat(Of("view", Rules["view"]!.AsObject(), LocalSlackSamples.Modal(), LocalSlackSamples.AsView).Where(c => !c.Name.StartsWith("view.blocks", StringComparison.Ordinal)))
            .Concat(Of("block", Rules["block_common"]!.AsObject(), LocalSlackSamples.Block("divider"), LocalSlackSamples.InMessageOrModal))
            .Concat(Of("element", Rules["element_common"]!.AsObject(), LocalSlackSamples.Element("button"), LocalSlackSamples.InItsBlock))
            .Concat(Of("confirm", Object("confirm"), LocalSlackSamples.Confirm(), LocalSlackSamples.AsConfirm))
            .Concat(Of("option", Object("option"), LocalSlackSamples.Option(0), LocalSlackSamples.AsOption))
            .Concat(Of("option_group", Object("option_group"), LocalSlackSamples.Group(), LocalSlackSamples.AsGroup));

    private static JsonObject Object(string name) => Rules["objects"]![name]!.AsObject();

    private static IEnumerable<LocalSlackLimitCase> Of(
        string name, JsonObject rules, JsonObject sample, Func<JsonObject, (string At, Func<JsonObject, IReadOnlyList<Complaint>> Judge)> surroundings)
    {
        var (at, judge) = surroundings(sample);
        foreach (var (field, rule) in rules)
        {
            if (rule is not JsonObject limits || limits["type"] is null)
                continue;
            foreach (var (kind, edge) in limits.Where(l => l.Key is "max_length" or "min_length" or "max_items" or "min_items" or "maximum" or "minimum"))
            {
                var limit = edge!.GetValue<int>();
                var beyond = kind.StartsWith("max", StringComparison.Ordinal) ? limit + 1 : limit - 1;
                if (beyond < 0 && kind != "minimum")
                    continue;
                var (path, words) = Expected(limits["type"]!.GetValue<string>(), kind, limit);
                yield return new(
                    $"{name}.{field}.{kind}", With(sample, field, limits, limit), With(sample, field, limits, beyond),
                    $"{words} [json-pointer:{at}/{field}{path}]", judge);
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
        // Two ways to say the same exclude each other.
        if (field is "option_groups")
            thing.Remove("options");
        if (field is "image_url")
            thing.Remove("slack_file");
        thing[field] = rule["type"]!.GetValue<string>() switch
        {
            "text" => Text(rule["text_kind"]!.GetValue<string>().Split('|')[0], size),
            "string" => new string('x', size),
            "integer" => size,
            _ => new JsonArray([.. Enumerable.Range(0, size).Select(i => LocalSlackSamples.Item(rule["items"]!, i))]),
        };
        return thing;
    }

    private static JsonObject Text(string kind, int length) => new() { ["type"] = kind, ["text"] = new string('x', length) };
}
