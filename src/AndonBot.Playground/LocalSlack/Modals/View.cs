using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>A modal or home tab on a person's screen, with the values that were typed into it so far.</summary>
public sealed class View
{
    internal View(string id, string personId, JsonObject body) => (Id, PersonId, Body) = (id, personId, body);

    public string Id { get; }

    public string PersonId { get; }

    /// <summary>The view object that Slack returns to the app.</summary>
    public JsonObject Body { get; internal set; }

    /// <summary>The error messages from the last rejected submission, by <c>block_id</c>.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; internal set; } = new Dictionary<string, string>();

    /// <summary>The message that Slack shows when the app's response to a submission is late or invalid. The modal stays open.</summary>
    public string? GeneralError { get; internal set; }

    public string CallbackId => Body.Text("callback_id") ?? "";

    public string PrivateMetadata => Body.Text("private_metadata") ?? "";

    public string Title => Body.Object("title").Text("text") ?? "";

    public IEnumerable<JsonObject> Blocks => Body.Array("blocks").Objects();

    /// <summary>The value objects of all inputs, by block id and action id.</summary>
    internal Dictionary<(string Block, string Action), JsonObject> Values { get; } = [];
}
