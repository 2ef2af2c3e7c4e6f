using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;
using AndonBot.Playground.LocalSlack.Server;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Handles text that a person types: a command, a message, or a query in an external menu.</summary>
internal sealed class TypedInput(WorkspaceServices services, Person person)
{
    private SlackState State => services.State;

    private string Command => State.Settings.Command;

    public bool IsCommand(string text) => text == Command || text.StartsWith(Command + " ", StringComparison.Ordinal);

    public async Task<DeliveryResult> CommandAsync(Func<Conversation> where, string typed)
    {
        ResponseUrl url;
        JsonObject fields;
        lock (State.Sync)
        {
            var conversation = where();
            var text = TypedTextEscaping.Escape(State, typed[Command.Length..].Trim(' '));
            (var address, url) = services.Urls.Issue("commands", person.Id, conversation);
            fields = Payloads.Command(State, person, conversation, text, State.TriggerIds.Issue(person.Id), address);
        }
        var result = await services.Delivery.SendInteractionAsync(OutgoingDelivery.Command(fields));
        lock (State.Sync)
            result = CommandResponse.Show(State, url, typed, result);
        State.Journal.NotifyChanged();
        return result;
    }

    public DeliveryResult Message(Func<Conversation> where, string text, string? threadTs)
    {
        lock (State.Sync)
        {
            var conversation = where();
            if (conversation.IsArchived)
                throw new InvalidUserActionException($"{conversation.Name} is archived");
            var message = CommandResponse.AddMessage(State, conversation, person.Id, TypedTextEscaping.Escape(State, text), onlyFor: null, threadTs);
            SendEvent(conversation, message);
        }
        State.Journal.NotifyChanged();
        return DeliveryResult.None;
    }

    public Task<Suggestion> SuggestAsync(View view, string actionId, string typed) => SuggestAsync(actionId, () =>
        Payloads.SuggestionInView(State, person, view, WithCheckedQuery(Controls.Find(view, actionId), typed), typed));

    public Task<Suggestion> SuggestAsync(Func<Conversation> where, string? ts, string actionId, string typed) => SuggestAsync(actionId, () =>
    {
        var conversation = where();
        var (message, control) = Controls.Find(conversation, person, actionId, ts);
        return Payloads.SuggestionInMessage(State, person, conversation, message, WithCheckedQuery(control, typed), typed);
    });

    private async Task<Suggestion> SuggestAsync(string actionId, Func<JsonObject> payload)
    {
        OutgoingDelivery request;
        lock (State.Sync)
            request = OutgoingDelivery.Interaction(payload());
        var result = await services.Delivery.SendInteractionAsync(request);
        lock (State.Sync)
            return State.ExternalOptions.Store(actionId, result);
    }

    private static Control WithCheckedQuery(Control control, string typed)
    {
        ExternalOptions.CheckQuery(control.Element, typed);
        return control;
    }

    /// <summary>Sends the bot an event if the message is a direct message to it, or mentions it in a channel that it is in.</summary>
    private void SendEvent(Conversation conversation, Message message)
    {
        var isDirect = conversation.Kind == ConversationKind.Direct;
        if (!isDirect && (!message.Text.Contains($"<@{State.Bot.Id}>", StringComparison.Ordinal) || !State.IsMember(conversation)))
            return;
        var posted = message.Body.Copy();
        posted["channel"] = conversation.Id;
        posted["event_ts"] = message.Ts;
        if (isDirect)
            posted["channel_type"] = "im";
        else
            posted["type"] = "app_mention";
        services.Events.Send(posted, isDirect ? "im:history" : "app_mentions:read");
    }
}
