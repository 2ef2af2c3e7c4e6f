using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>The values of the interactive elements of a view or message.</summary>
internal static class FormValues
{
    /// <summary>All interactive elements, each with the block that contains it.</summary>
    public static IEnumerable<(JsonObject Block, JsonObject Element)> Elements(IEnumerable<JsonObject> blocks) =>
        from block in blocks
        from element in Parts(block)
        where BlockKitLimits.IsInteractive(element.Text("type") ?? "image")
        select (block, element);

    /// <summary>Sets every element of a view to its initial value, unless it has a value for the same block id and action id already.</summary>
    public static void Initialize(View view)
    {
        var inputs = Elements(view.Blocks).Where(e => HasValue(e.Element)).ToList();
        foreach (var removed in view.Values.Keys.Except(inputs.Select(Key)).ToList())
            view.Values.Remove(removed);
        foreach (var (block, element) in inputs)
            view.Values.TryAdd(Key((block, element)), Initial(element));
    }

    /// <summary>The <c>state</c> object of a payload.</summary>
    public static JsonObject State(IEnumerable<KeyValuePair<(string Block, string Action), JsonObject>> values)
    {
        var blocks = new JsonObject();
        foreach (var ((block, action), value) in values)
        {
            blocks.TryAdd(block, new JsonObject());
            blocks[block]![action] = value.DeepClone();
        }
        return new() { ["values"] = blocks };
    }

    public static JsonObject Initial(JsonObject element)
    {
        var kind = InputKind.Of(element.Text("type"))!;
        return new()
        {
            ["type"] = element.Text("type"),
            [kind.Field] = element[kind.Initial]?.DeepClone() ?? (kind.IsList ? new JsonArray() : null),
        };
    }

    /// <summary>The value object of an element after a person chose or typed these values.</summary>
    /// <exception cref="InvalidUserActionException">The element does not offer the value; the message lists the values that it offers.</exception>
    public static JsonObject Choose(SlackState state, JsonObject element, params IReadOnlyList<string> chosen)
    {
        var kind = InputKind.Of(element.Text("type")) ?? throw new InvalidUserActionException($"{element.ToJsonString()} takes no value");
        var values = chosen.Where(c => c.Length > 0).Select(c => Parse(state, kind, element, c)).ToArray();
        if (!kind.IsList && values.Length > 1)
            throw new InvalidUserActionException($"{element.Text("action_id")} takes one value, not {values.Length}");
        return new()
        {
            ["type"] = element.Text("type"),
            [kind.Field] = kind.IsList ? new JsonArray(values) : values.FirstOrDefault(),
        };
    }

    public static (string Block, string Action) Key((JsonObject Block, JsonObject Element) input) =>
        (input.Block.Text("block_id")!, input.Element.Text("action_id")!);

    public static bool HasValue(JsonObject element) => element.Text("type") != "overflow" && InputKind.Of(element.Text("type")) is not null;

    private static IEnumerable<JsonObject> Parts(JsonObject block) =>
        new[] { block.Object("element"), block.Object("accessory") }.OfType<JsonObject>().Concat(block.Array("elements").Objects());

    private static JsonNode Parse(SlackState state, InputKind kind, JsonObject element, string chosen)
    {
        if (kind.IsPerson)
            return state.FindPerson(chosen)?.Id ?? throw new InvalidUserActionException($"there is nobody called {chosen}");
        if (kind.IsConversation)
            return state.FindChannel(chosen)?.Id ?? throw new InvalidUserActionException($"there is no channel {chosen}");
        if (element.Text("type") == "datetimepicker")
            return long.Parse(chosen);
        if (!kind.IsOption)
            return chosen;
        var offered = (ExternalOptions.IsExternal(element) ? state.ExternalOptions.Offered(element.Text("action_id")) : OptionRules.Offered(element)).ToList();
        return offered.Find(o => o.Text("value") == chosen)?.Copy() ?? offered.Find(o => o.Object("text").Text("text") == chosen)?.Copy()
            ?? throw new InvalidUserActionException(
                $"{element.Text("action_id")} offers {string.Join(", ", offered.Select(o => o.Text("value")))}, not {chosen}");
    }
}
