using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Rendering;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The content of a message to post, validated and completed as Slack does.</summary>
internal sealed record MessageContent(string? Text, JsonArray? Blocks, JsonArray? Attachments, JsonObject? Metadata)
{
    private const int MaxAttachments = 100;

    /// <summary>The text that Slack derives from the blocks when the app gave no text.</summary>
    public string Fallback => Blocks is null ? "" : BlockText.Fallback(Blocks);

    public static MessageContent Read(SlackState state, ApiCall call, bool isUpdate = false)
    {
        var text = call.Text("text") ?? call.Text("markdown_text");
        if (call.Text("markdown_text") is not null && (call.Text("text") is not null || call.Arguments.ContainsKey("blocks")))
            throw new SlackErrorException("markdown_text_conflict");
        var blocks = CheckedBlocks(call.Nested("blocks", "invalid_blocks_format"));
        var attachments = call.Nested("attachments", "invalid_attachments") as JsonArray;
        if (attachments?.Count > MaxAttachments)
            throw new SlackErrorException("too_many_attachments");
        var saysNothing = string.IsNullOrEmpty(text) && blocks is not { Count: > 0 } && attachments is not { Count: > 0 };
        if (saysNothing && !(isUpdate && call.Arguments.ContainsKey("metadata") && text is null && blocks is null))
            throw new SlackErrorException("no_text");
        return new(text, blocks, attachments, CheckedMetadata(call.Nested("metadata", "invalid_metadata_format")));
    }

    /// <summary>Reads the content from the JSON body of a request to a response_url or of the response to a command.</summary>
    public static MessageContent FromJson(JsonObject body)
    {
        var blocks = CheckedBlocks(body["blocks"]);
        var attachments = body.Array("attachments");
        if (string.IsNullOrEmpty(body.Text("text")) && blocks is not { Count: > 0 } && attachments is not { Count: > 0 })
            throw new SlackErrorException("no_text");
        return new(body.Text("text"), blocks, attachments, null);
    }

    private static JsonArray? CheckedBlocks(JsonNode? blocks)
    {
        if (blocks is null)
            return null;
        if (blocks is not JsonArray list)
            throw new SlackErrorException("invalid_blocks_format");
        var errors = BlockKitValidator.Blocks(list);
        if (errors.Count > 0)
            throw InvalidBlocks(errors);
        if (BlockKitValidator.TextLength(list) > BlockKitLimits.MessageText)
            throw new SlackErrorException("msg_blocks_too_long");
        return BlockDefaults.Blocks(list);
    }

    private static SlackErrorException InvalidBlocks(IReadOnlyList<BlockKitError> errors) => new("invalid_blocks", new()
    {
        ["errors"] = errors.Select(c => c.ToString()).ToJson(),
        ["response_metadata"] = new JsonObject { ["messages"] = errors.Select(c => $"[ERROR] {c}").ToJson() },
    });

    private static JsonObject? CheckedMetadata(JsonNode? metadata)
    {
        if (metadata is null)
            return null;
        if (metadata is not JsonObject given)
            throw new SlackErrorException("invalid_metadata_format");
        if (given.Count > 0 && (given.Text("event_type") is not { Length: > 0 } || given["event_payload"] is not JsonObject))
            throw new SlackErrorException("invalid_metadata_schema");
        return given.Copy();
    }
}
