using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.BlockKit;

/// <summary>Slack's limits as data: the rules for every block, element and composition object.</summary>
public static class BlockKitLimits
{
    /// <summary>The maximum total text length of a message's blocks, in characters. Slack does not publish it; users measured it.</summary>
    public const int MessageText = 13_200;

    /// <summary>The maximum length of the text of chat.update and chat.postEphemeral, in characters.</summary>
    public const int UpdatedText = 4_000;

    /// <summary>The maximum length of the text of chat.postMessage, in characters. Longer text is truncated.</summary>
    public const int PostedText = 40_000;

    public static JsonObject Rules { get; } = Resource.Read("block-kit-limits.json");

    /// <summary>Whether people can use elements of this type. Such elements have an <c>action_id</c>.</summary>
    public static bool IsInteractive(string type) => type != "image" && Rules["elements"]!.AsObject().ContainsKey(type);

    internal static JsonObject? Block(string type) => Rules["blocks"].Object(type);

    internal static JsonObject? Element(string type) => Rules["elements"].Object(type);

    internal static JsonObject Composition(string name) => Rules["objects"].Object(name)!;

    internal static JsonObject View => Rules["view"]!.AsObject();

    internal static int MaxBlocks(string surface) => Rules["surfaces"].Object(surface)!["blocks_max"]!.GetValue<int>();
}
