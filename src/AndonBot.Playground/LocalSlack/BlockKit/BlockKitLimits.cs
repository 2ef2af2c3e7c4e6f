using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.BlockKit;

/// <summary>Slack's limits as data: the rules of every block, element and object.</summary>
public static class BlockKitLimits
{
    /// <summary>All text of a message's blocks together, in characters; measured by users, not published.</summary>
    public const int MessageText = 13_200;

    /// <summary>Longest text that chat.update and chat.postEphemeral take, in characters.</summary>
    public const int UpdatedText = 4_000;

    /// <summary>Longer text is cut, in characters.</summary>
    public const int PostedText = 40_000;

    public static JsonObject Rules { get; } = Resource.Read("block-kit-limits.json");

    /// <summary>Elements that a person acts on, which therefore have an <c>action_id</c>.</summary>
    public static bool IsInteractive(string type) => type != "image" && Rules["elements"]!.AsObject().ContainsKey(type);

    internal static JsonObject? Block(string type) => Rules["blocks"].Object(type);

    internal static JsonObject? Element(string type) => Rules["elements"].Object(type);

    internal static JsonObject Composition(string name) => Rules["objects"].Object(name)!;

    internal static JsonObject View => Rules["view"]!.AsObject();

    internal static int MaxBlocks(string surface) => Rules["surfaces"].Object(surface)!["blocks_max"]!.GetValue<int>();
}
