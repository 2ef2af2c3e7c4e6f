using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.BlockKit;

/// <summary>A validation error in blocks or a view, with Slack's error message.</summary>
/// <param name="At">The JSON pointer to the invalid value.</param>
/// <param name="Rule">The name of the violated rule; null when the message has no template.</param>
public sealed record BlockKitError(string Message, string At, string? Rule = null)
{
    private static readonly JsonObject Templates = BlockKitLimits.Rules["message_templates"]!.AsObject();

    internal static BlockKitError From(string rule, string at, int? limit = null, string? name = null) =>
        new(
            Templates[rule]!.GetValue<string>()
                .Replace("{max+1}", $"{limit + 1}").Replace("{min-1}", $"{limit - 1}")
                .Replace("{max}", $"{limit}").Replace("{min}", $"{limit}")
                .Replace("{name}", name).Replace("{type}", name).Replace("{pattern}", name).Replace("{format}", name),
            at,
            rule);

    public override string ToString() => $"{Message} [json-pointer:{At}]";
}
