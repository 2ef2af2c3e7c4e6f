using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>A modal or home tab that is open at a person's screen, with what was typed into it so far.</summary>
public sealed class View
{
    internal View(string id, string personId, JsonObject body) => (Id, PersonId, Body) = (id, personId, body);

    public string Id { get; }

    public string PersonId { get; }

    /// <summary>The view object of the Web API, as echoed to the app.</summary>
    public JsonObject Body { get; internal set; }

    /// <summary>Message under an input, by its <c>block_id</c>, from the last refused submission.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; internal set; } = new Dictionary<string, string>();

    /// <summary>Slack's own complaint when the app's answer to a submission was late or broken; the modal stays open.</summary>
    public string? GeneralError { get; internal set; }

    public string CallbackId => Body.Text("callback_id") ?? "";

    public string PrivateMetadata => Body.Text("private_metadata") ?? "";

    public string Title => Body.Object("title").Text("text") ?? "";

    public IEnumerable<JsonObject> Blocks => Body.Array("blocks").Objects();

    /// <summary>The value objects of all inputs, by block and action.</summary>
    internal Dictionary<(string Block, string Action), JsonObject> Values { get; } = [];
}
