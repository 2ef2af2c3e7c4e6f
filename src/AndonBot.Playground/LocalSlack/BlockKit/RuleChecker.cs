using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.BlockKit;

/// <summary>Checks blocks, elements and composition objects against their rules, and adds violations to the list of errors.</summary>
internal sealed class RuleChecker(string surface, List<BlockKitError> errors)
{
    // Entries of the rules that do not describe a field.
    private static readonly string[] NotFields = ["surfaces", "note", "blocks", "size_per_file_max"];

    private static readonly Dictionary<string, string> Patterns = new()
    {
        ["YYYY-MM-DD"] = @"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
        ["HH:mm, 24 hours"] = @"^([01]\d|2[0-3]):[0-5]\d$",
    };

    public string Surface => surface;

    public void Block(JsonNode? node, string pointer)
    {
        if (TypeOf(node, pointer) is not { } type)
            return;
        if (BlockKitLimits.Block(type) is not { } rules || !Allows(rules))
        {
            errors.Add(BlockKitError.From("unsupported_type", pointer + "/type", name: type));
            return;
        }
        var block = node!.AsObject();
        Field(block, "block_id", BlockKitLimits.Rules["block_common"]!["block_id"]!, pointer, required: false);
        Fields(block, rules, pointer, ["type", "block_id"]);
        if (type == "section" && !block.ContainsKey("text") && !block.ContainsKey("fields"))
            errors.Add(BlockKitError.From("section_needs_text", pointer + "/type"));
        if (type == "image")
            OneOf(block, pointer, "image_url", "slack_file");
        UniqueActions(block, pointer);
    }

    /// <summary>Checks one field of an object.</summary>
    public void Field(JsonObject owner, string name, JsonNode rule, string pointer, bool required)
    {
        if (owner.TryGetPropertyValue(name, out var value))
            Value(value, rule, $"{pointer}/{name}", owner.Text("type"));
        else if (required)
            errors.Add(BlockKitError.From("required", pointer, name: name));
    }

    /// <summary>Adds an error for each field that is not known.</summary>
    public void NoOtherFields(JsonObject owner, IEnumerable<string> known, string pointer)
    {
        foreach (var name in owner.Select(p => p.Key).Except(known))
            errors.Add(BlockKitError.From("additional_property", pointer, name: name));
    }

    private void Fields(JsonObject owner, JsonObject rules, string pointer, string[] common)
    {
        foreach (var (name, rule) in rules.Where(r => !NotFields.Contains(r.Key)))
            Field(owner, name, rule!, pointer, rule.IsTrue("required"));
        NoOtherFields(owner, rules.Select(r => r.Key).Except(NotFields).Concat(common), pointer);
    }

    private void Value(JsonNode? value, JsonNode rule, string pointer, string? ownerType)
    {
        if (rule is not JsonObject)
            return;
        switch (rule.Text("type"))
        {
            case "text":
                TextObject(value, rule, pointer);
                break;
            case "string":
                String(value, rule, pointer);
                break;
            case "enum":
                if (value.AsText() is not { } word)
                    errors.Add(BlockKitError.From("string", pointer));
                else if (!rule.Array("values")!.Any(v => v.AsText() == word))
                    errors.Add(BlockKitError.From("enum", pointer));
                break;
            case "boolean":
                if (value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                    errors.Add(BlockKitError.From("boolean", pointer));
                break;
            case "integer":
                Integer(value, rule, pointer);
                break;
            case "array":
                List(value, rule, pointer, ownerType);
                break;
            case "object":
                if (value is not JsonObject item)
                    errors.Add(BlockKitError.From("object", pointer));
                else if (rule.Text("ref") is { } name)
                    Fields(item, BlockKitLimits.Composition(name), pointer, []);
                break;
            case "element":
            case null when rule.Array("allowed") is not null:
                Element(value, rule.Array("allowed")!, pointer);
                break;
        }
    }

    private void TextObject(JsonNode? value, JsonNode rule, string pointer)
    {
        if (value is not JsonObject text)
        {
            errors.Add(BlockKitError.From("object", pointer));
            return;
        }
        var before = errors.Count;
        var kinds = rule.Text("text_kind")!.Split('|');
        var type = text.Text("type");
        if (type is null)
            errors.Add(BlockKitError.From("required", pointer, name: "type"));
        else if (!kinds.Contains(type))
            errors.Add(BlockKitError.From("unsupported_type", pointer + "/type", name: type));

        var ofAnyText = Limit(BlockKitLimits.Composition("text")["text"]!, "max_length")!.Value;
        var longest = Math.Min(Limit(rule, "max_length") ?? ofAnyText, ofAnyText);
        if (!text.TryGetPropertyValue("text", out var words))
            errors.Add(BlockKitError.From("required", pointer, name: "text"));
        else
            Length(words, Limit(rule, "min_length") ?? 1, longest, pointer + "/text");
        NoOtherFields(text, ["type", "text", type == "mrkdwn" ? "verbatim" : "emoji"], pointer);

        // Where both kinds of text are allowed, Slack's schema is a combination (allOf), whose error comes before the specific one.
        if (kinds.Length > 1 && errors.Count > before)
            errors.Insert(before, BlockKitError.From("all_of", pointer));
    }

    private void String(JsonNode? value, JsonNode rule, string pointer)
    {
        Length(value, Limit(rule, "min_length") ?? 0, Limit(rule, "max_length") ?? int.MaxValue, pointer);
        if (rule.Text("pattern") is not { } name || value.AsText() is not { } text)
            return;
        var pattern = Patterns[name];
        if (!Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture))
            errors.Add(BlockKitError.From("pattern", pointer, name: pattern));
    }

    private void Length(JsonNode? value, int min, int max, string pointer)
    {
        if (value.AsText() is not { } text)
            errors.Add(BlockKitError.From("string", pointer));
        else if (text.Length > max)
            errors.Add(BlockKitError.From("max_length", pointer, max));
        else if (text.Length < min)
            errors.Add(BlockKitError.From("min_length", pointer, min));
    }

    private void Integer(JsonNode? value, JsonNode rule, string pointer)
    {
        if (value is not JsonValue number || !number.TryGetValue<int>(out var whole))
            errors.Add(BlockKitError.From("integer", pointer));
        else if (whole > Limit(rule, "maximum"))
            errors.Add(BlockKitError.From("maximum", pointer, Limit(rule, "maximum")));
        else if (whole < Limit(rule, "minimum"))
            errors.Add(BlockKitError.From("minimum", pointer, Limit(rule, "minimum")));
    }

    private void List(JsonNode? value, JsonNode rule, string pointer, string? ownerType)
    {
        if (value is not JsonArray list)
        {
            errors.Add(BlockKitError.From("array", pointer));
            return;
        }
        if (list.Count > Limit(rule, "max_items"))
            errors.Add(BlockKitError.From("max_items", pointer, Limit(rule, "max_items")));
        else if (list.Count < Limit(rule, "min_items"))
            errors.Add(BlockKitError.From("min_items", pointer, Limit(rule, "min_items")));
        for (var i = 0; i < list.Count; i++)
            Item(list[i], rule["items"], $"{pointer}/{i}", ownerType);
    }

    private void Item(JsonNode? item, JsonNode? rule, string pointer, string? ownerType)
    {
        if (rule is JsonObject)
            Value(item, rule, pointer, ownerType);
        else if (rule.AsText() is "option" or "option_group")
        {
            if (item is not JsonObject option)
                errors.Add(BlockKitError.From("object", pointer));
            else if (rule.AsText() == "option")
                Fields(option, OptionRules.For(ownerType), pointer, []);
            else
                Fields(option, BlockKitLimits.Composition("option_group"), pointer, []);
        }
    }

    private void Element(JsonNode? node, JsonArray allowed, string pointer)
    {
        if (TypeOf(node, pointer) is not { } type)
            return;
        var isText = type is "plain_text" or "mrkdwn";
        if (!allowed.Any(a => a.AsText() == type) || !isText && !type.StartsWith("rich_text_", StringComparison.Ordinal) && !Known(type))
            errors.Add(BlockKitError.From("unsupported_type", pointer + "/type", name: type));
        else if (isText)
            TextObject(node, BlockKitLimits.Composition("text")["text"]!.Copy(kind: type), pointer);
        else if (BlockKitLimits.Element(type) is { } rules)
            ElementFields(node!.AsObject(), type, rules, pointer);
    }

    private bool Known(string type) => BlockKitLimits.Element(type) is { } rules && Allows(rules);

    private void ElementFields(JsonObject element, string type, JsonObject rules, string pointer)
    {
        if (BlockKitLimits.IsInteractive(type))
            Field(element, "action_id", BlockKitLimits.Rules["element_common"]!["action_id"]!, pointer, required: false);
        Fields(element, rules, pointer, BlockKitLimits.IsInteractive(type) ? ["type", "action_id"] : ["type"]);
        if (rules.ContainsKey("option_groups"))
            OneOf(element, pointer, "options", "option_groups");
        if (type == "image")
            OneOf(element, pointer, "image_url", "slack_file");
        foreach (var error in OptionRules.InitialNotOffered(element, pointer))
            errors.Add(error);
    }

    private void OneOf(JsonObject owner, string pointer, string first, string second)
    {
        if (owner.ContainsKey(first) == owner.ContainsKey(second))
            errors.Add(BlockKitError.From("one_of", pointer));
    }

    private void UniqueActions(JsonObject block, string pointer)
    {
        var elements = block.Array("elements");
        var seen = new HashSet<string>();
        for (var i = 0; i < elements?.Count; i++)
        {
            if (elements[i].Text("action_id") is { } id && !seen.Add(id))
                errors.Add(new($"`action_id` {id} already exists", $"{pointer}/elements/{i}/action_id"));
        }
    }

    private string? TypeOf(JsonNode? node, string pointer)
    {
        if (node is not JsonObject item)
            errors.Add(BlockKitError.From("object", pointer));
        else if (!item.ContainsKey("type"))
            errors.Add(BlockKitError.From("required", pointer, name: "type"));
        else if (item.Text("type") is null)
            errors.Add(BlockKitError.From("string", pointer + "/type"));
        return node.Text("type");
    }

    private bool Allows(JsonObject rules) => rules.Array("surfaces") is not { } surfaces || surfaces.Any(s => s.AsText() == surface);

    private static int? Limit(JsonNode rule, string name) => rule[name]?.GetValue<int>();
}
