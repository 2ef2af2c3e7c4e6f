using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.BlockKit;

/// <summary>Validates blocks and views as Slack does, with the rules of <see cref="BlockKitLimits"/>.</summary>
public static class BlockKitValidator
{
    private const string Message = "message";

    /// <summary>The errors in a message's blocks. Their JSON pointers start with <paramref name="root"/>.</summary>
    public static IReadOnlyList<BlockKitError> Blocks(JsonNode? blocks, string root = "/blocks")
    {
        var errors = new List<BlockKitError>();
        if (blocks is not JsonArray list)
            errors.Add(BlockKitError.From("array", root));
        else
            CheckBlocks(list, Message, root, errors);
        return errors;
    }

    /// <summary>The errors in a modal or home tab.</summary>
    public static IReadOnlyList<BlockKitError> View(JsonNode? view, string root = "/view")
    {
        if (view is not JsonObject requested)
            return [BlockKitError.From("object", root)];

        var errors = new List<BlockKitError>();
        var type = requested.Text("type");
        var rules = new RuleChecker(type == "home" ? "home" : "modal", errors);
        foreach (var (name, rule) in BlockKitLimits.View)
        {
            var required = rule.IsTrue("required") || rule.Text("required_for") is { } surface && surface == type;
            if (name == "blocks")
                CheckViewBlocks(requested, rule!.AsObject(), root, rules.Surface, errors);
            else
                rules.Field(requested, name, rule!, root, required);
        }
        rules.NoOtherFields(requested, BlockKitLimits.View.Select(r => r.Key), root);
        if (type == "modal" && !requested.ContainsKey("submit"))
            NeedsSubmit(requested, root, errors);
        if (Descendants(requested).Count(o => o.IsTrue("focus_on_load")) > 1)
            errors.Add(new("only one element may have `focus_on_load`", root + "/blocks"));
        return errors;
    }

    /// <summary>The total length of all texts in a message's blocks, in characters.</summary>
    public static int TextLength(JsonNode? blocks) => Descendants(blocks).Sum(o => o.Text("text")?.Length ?? 0);

    internal static IEnumerable<JsonObject> Descendants(JsonNode? node) => node switch
    {
        JsonObject item => item.Select(p => p.Value).SelectMany(Descendants).Prepend(item),
        JsonArray array => array.SelectMany(Descendants),
        _ => [],
    };

    private static void CheckViewBlocks(JsonObject view, JsonObject rule, string root, string surface, List<BlockKitError> errors)
    {
        if (!view.TryGetPropertyValue("blocks", out var blocks))
            errors.Add(BlockKitError.From("required", root, name: "blocks"));
        else if (blocks is not JsonArray list)
            errors.Add(BlockKitError.From("array", root + "/blocks"));
        else if (list.Count < rule["min_items"]!.GetValue<int>())
            errors.Add(BlockKitError.From("min_items", root + "/blocks", rule["min_items"]!.GetValue<int>()));
        else
            CheckBlocks(list, surface, root + "/blocks", errors);
    }

    private static void NeedsSubmit(JsonObject view, string root, List<BlockKitError> errors)
    {
        var blocks = view.Array("blocks");
        for (var i = 0; i < blocks?.Count; i++)
        {
            if (blocks[i].Text("type") == "input")
                errors.Add(BlockKitError.From("modal_needs_submit", $"{root}/blocks/{i}/input"));
        }
    }

    private static void CheckBlocks(JsonArray blocks, string surface, string root, List<BlockKitError> errors)
    {
        if (blocks.Count > BlockKitLimits.MaxBlocks(surface))
            errors.Add(BlockKitError.From("max_items", root, BlockKitLimits.MaxBlocks(surface)));

        var rules = new RuleChecker(surface, errors);
        var seen = new HashSet<string>();
        for (var i = 0; i < blocks.Count; i++)
        {
            rules.Block(blocks[i], $"{root}/{i}");
            if (blocks[i].Text("block_id") is { } id && !seen.Add(id))
                errors.Add(new($"`block_id` {id} already exists", $"{root}/{i}/block_id"));
        }

        if (surface != Message)
            return;
        var surfaces = BlockKitLimits.Rules["surfaces"]!;
        if (Of("table").Count() > surfaces["message_table_blocks_max"]!.GetValue<int>())
            errors.Add(new("only one table allowed", root));
        var markdownMax = surfaces["markdown_block_chars_per_message_max"]!.GetValue<int>();
        if (Of("markdown").Count() > 1 && Of("markdown").Sum(b => b.Text("text")?.Length ?? 0) > markdownMax)
            errors.Add(BlockKitError.From("max_length", root, markdownMax));

        IEnumerable<JsonObject> Of(string type) => blocks.Objects().Where(b => b.Text("type") == type);
    }
}
