using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The place of a block, element or object during validation: its JSON pointer, and a function that puts it there and validates.</summary>
public sealed record BlockKitPlace(string At, Func<JsonObject, IReadOnlyList<BlockKitError>> Validate)
{
    public static readonly BlockKitPlace InMessage = new("/blocks/0", Message);

    public static readonly BlockKitPlace View = new("/view", view => BlockKitValidator.View(view));

    /// <summary>An element in the first block that allows it: actions, context, or an input of a modal.</summary>
    public static BlockKitPlace InBlock(string type)
    {
        foreach (var block in new[] { "actions", "context" })
        {
            if (IsTaken(BlockKitLimits.Rules["blocks"]![block]!["elements"]!["items"]!["allowed"]!.AsArray()) && type != "rich_text_input")
                return new("/blocks/0/elements/0", e => Message(new() { ["type"] = block, ["elements"] = new JsonArray(e) }));
        }
        return new("/view/blocks/0/element", element =>
        {
            var (modal, input) = (BlockKitSamples.Modal(), BlockKitSamples.Block("input"));
            input["element"] = element;
            modal["blocks"] = new JsonArray(input);
            return BlockKitValidator.View(modal);
        });

        bool IsTaken(JsonArray allowed) => allowed.Any(a => a!.GetValue<string>() == type);
    }

    /// <summary>The value of a field of a button.</summary>
    public static BlockKitPlace InButton(string field)
    {
        var place = InBlock("button");
        return new($"{place.At}/{field}", thing =>
        {
            var button = BlockKitSamples.Element("button");
            button[field] = thing;
            return place.Validate(button);
        });
    }

    /// <summary>The only item of a list of an element.</summary>
    public static BlockKitPlace InList(string type, string field)
    {
        var place = InBlock(type);
        return new($"{place.At}/{field}/0", thing => place.Validate(new() { ["type"] = type, [field] = new JsonArray(thing) }));
    }

    private static IReadOnlyList<BlockKitError> Message(JsonObject block) => BlockKitValidator.Blocks(new JsonArray(block));
}
