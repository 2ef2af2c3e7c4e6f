using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.BlockKit;

/// <summary>One thing wrong with blocks or a view, in Slack's words, and where.</summary>
/// <param name="At">JSON pointer.</param>
/// <param name="Rule">The broken rule's name among the message templates; null for texts that have none.</param>
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
