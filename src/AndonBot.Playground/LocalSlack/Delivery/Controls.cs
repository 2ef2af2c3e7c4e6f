using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>An interactive element and the block that contains it.</summary>
internal sealed record Control(JsonObject Block, JsonObject Element)
{
    public string? ActionId => Element.Text("action_id");

    /// <summary>Whether the element has this action id. Of several buttons with the same action id, the value or label decides.</summary>
    public bool Is(string actionId, string[] choose) =>
        ActionId == actionId
        && (choose is not [var which] || Element.Text("type") != "button"
            || Element.Text("value") == which || Element.Object("text").Text("text") == which);

    /// <summary>Uses the element and returns the action and the state for the payload.</summary>
    public (JsonObject Action, JsonObject State) Use(
        SlackState state, string[] choose, Dictionary<(string Block, string Action), JsonObject> values)
    {
        var value = InputKind.Of(Element.Text("type")) is null ? null : FormValues.Choose(state, Element, choose);
        if (value is not null && FormValues.HasValue(Element))
            values[FormValues.Key((Block, Element))] = value;
        return (Payloads.Action(state, Block, Element, value), FormValues.State(values));
    }
}

/// <summary>Finds the element that a person wants to use.</summary>
internal static class Controls
{
    /// <summary>Finds the newest element that the person sees, or the one in the message <paramref name="ts"/>.</summary>
    /// <exception cref="InvalidUserActionException">There is none; the message lists the available elements.</exception>
    public static (Message Message, Control Control) Find(
        Conversation conversation, Person person, string actionId, string? ts, params string[] choose)
    {
        var all = conversation.Messages
            .Where(m => (m.OnlyFor is null || m.OnlyFor == person.Id) && (ts is null || m.Ts == ts))
            .Reverse()
            .SelectMany(m => In(m.Blocks.Objects()).Select(c => (Message: m, Control: c)))
            .ToList();
        return all.Find(c => c.Control.Is(actionId, choose)) is { Message: not null } found
            ? found
            : throw NotFound(actionId, all.Select(c => c.Control));
    }

    public static Control Find(View view, string actionId)
    {
        var all = In(view.Blocks).ToList();
        return all.Find(c => c.ActionId == actionId) ?? throw NotFound(actionId, all);
    }

    /// <summary>The initial values of a message's elements.</summary>
    public static Dictionary<(string Block, string Action), JsonObject> Values(Message message) =>
        FormValues.Elements(message.Blocks.Objects())
            .Where(e => FormValues.HasValue(e.Element))
            .ToDictionary(FormValues.Key, e => FormValues.Initial(e.Element));

    private static IEnumerable<Control> In(IEnumerable<JsonObject> blocks) =>
        FormValues.Elements(blocks).Select(e => new Control(e.Block, e.Element));

    private static InvalidUserActionException NotFound(string actionId, IEnumerable<Control> offered) =>
        new($"there is no '{actionId}' to click, only {string.Join(", ", offered.Select(c => c.ActionId).Distinct())}");
}
