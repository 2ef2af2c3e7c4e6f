using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The method blocks.validate.</summary>
internal static class ValidateMethod
{
    private const int MostCharacters = 100_000;
    private static readonly string[] Kinds = ["blocks", "view", "message"];

    public static JsonObject Validate(SlackState state, ApiCall call)
    {
        string[] given = [.. Kinds.Where(call.Arguments.ContainsKey)];
        if (given is not [var kind] || call.Arguments[kind]!.ToJsonString().Length > MostCharacters)
            throw new SlackErrorException("invalid_arguments");
        var subject = call.Nested(kind, "invalid_" + kind);
        var errors = kind switch
        {
            "blocks" => BlockKitValidator.Blocks(subject, root: ""),
            "view" => BlockKitValidator.View(subject, root: ""),
            _ => BlockKitValidator.Blocks((subject as JsonObject)?["blocks"] ?? new JsonArray(), root: "/blocks"),
        };
        return errors.Count == 0
            ? []
            : throw new SlackErrorException("invalid_" + kind, new() { ["errors"] = new JsonArray([.. errors.Select(Error)]) });
    }

    private static JsonNode Error(BlockKitError error) => new JsonObject
    {
        ["code"] = error.Rule switch
        {
            "required" => "missing_field",
            "additional_property" => "additional_properties",
            "string" or "array" or "object" or "number" or "integer" or "boolean" => "invalid_type",
            _ => "failed_constraint",
        },
        ["message"] = error.Message,
        ["pointer"] = error.At,
        ["constraint"] = new JsonObject { ["type"] = error.Rule == "unsupported_type" ? "enum" : error.Rule },
    };
}
