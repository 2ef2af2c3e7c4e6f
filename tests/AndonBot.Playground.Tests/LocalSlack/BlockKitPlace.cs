using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Where a block, element or object stands when it is judged: the pointer to it, and how to put it there.</summary>
public sealed record BlockKitPlace(string At, Func<JsonObject, IReadOnlyList<BlockKitError>> Judge)
{
    public static readonly BlockKitPlace InMessage = new("/blocks/0", Message);

    public static readonly BlockKitPlace View = new("/view", view => BlockKitValidator.View(view));

    /// <summary>An element in the first block that takes it: actions, context, or an input of a modal.</summary>
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

    /// <summary>The value of a button's field.</summary>
    public static BlockKitPlace InButton(string field)
    {
        var place = InBlock("button");
        return new($"{place.At}/{field}", thing =>
        {
            var button = BlockKitSamples.Element("button");
            button[field] = thing;
            return place.Judge(button);
        });
    }

    /// <summary>The one item of an element's list.</summary>
    public static BlockKitPlace InList(string type, string field)
    {
        var place = InBlock(type);
        return new($"{place.At}/{field}/0", thing => place.Judge(new() { ["type"] = type, [field] = new JsonArray(thing) }));
    }

    private static IReadOnlyList<BlockKitError> Message(JsonObject block) => BlockKitValidator.Blocks(new JsonArray(block));
}
