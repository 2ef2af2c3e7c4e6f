using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;
using AndonBot.Playground.LocalSlack.Rendering;

namespace AndonBot.Playground.LocalSlack;

/// <summary>Acts as one person of the workspace and returns what that person sees.</summary>
/// <remarks>A conversation is given as "#checkout", as its id, or as "@andon" for the direct messages with the bot.</remarks>
public sealed class Actor
{
    private readonly WorkspaceServices _services;
    private readonly TypedInput _typing;

    internal Actor(WorkspaceServices services, Person person) => (_services, _typing, Person) = (services, new(services, person), person);

    public Person Person { get; }

    private SlackState State => _services.State;

    /// <summary>The top modal of this person's stack; null when none is open.</summary>
    public View? Modal
    {
        get
        {
            lock (State.Sync)
                return State.Views.Top(Person.Id);
        }
    }

    /// <summary>The home tab that the bot published for this person; null when there is none.</summary>
    public View? Home
    {
        get
        {
            lock (State.Sync)
                return State.Views.Home(Person.Id);
        }
    }

    /// <summary>Types text into a conversation. Text that starts with the bot's command is sent to the bot; other text is posted as a message.</summary>
    /// <exception cref="InvalidUserActionException">The person cannot type there.</exception>
    public Task<DeliveryResult> SayAsync(string channel, string text, string? threadTs = null)
    {
        if (!_typing.IsCommand(text))
            return Task.FromResult(_typing.Message(() => Conversation(channel), text, threadTs));
        return threadTs is null
            ? _typing.CommandAsync(() => Conversation(channel), text)
            : throw new InvalidUserActionException($"{State.Settings.Command} does not work in threads; type it in the channel");
    }

    /// <summary>Uses the newest visible element with this action id, or the one in the message <paramref name="ts"/>.</summary>
    /// <param name="choose">For a menu: an option's value or label, a person, a channel or a date. For a button: its value or label, when
    /// several buttons share the action id.</param>
    /// <exception cref="InvalidUserActionException">There is no such element; the message lists the available ones.</exception>
    public async Task<DeliveryResult> ClickAsync(string channel, string actionId, string? ts = null, params string[] choose)
    {
        JsonObject payload;
        lock (State.Sync)
        {
            var conversation = Conversation(channel);
            var (message, control) = Controls.Find(conversation, Person, actionId, ts, choose);
            var (action, values) = control.Use(State, choose, Controls.Values(message));
            payload = Payloads.InMessage(
                State, Person, conversation, message, action, values, State.TriggerIds.Issue(Person.Id),
                _services.Urls.Issue("actions", Person.Id, conversation, message).Address);
        }
        return await _services.Delivery.SendInteractionAsync(OutgoingDelivery.Interaction(payload));
    }

    /// <summary>Uses an element of the open modal that sends an interaction at once, before the form is submitted.</summary>
    public async Task<DeliveryResult> ClickInModalAsync(string actionId, params string[] choose) =>
        await ClickInViewAsync(Modal, actionId, choose);

    public async Task<DeliveryResult> ClickOnHomeAsync(string actionId, params string[] choose) =>
        await ClickInViewAsync(Home, actionId, choose);

    /// <summary>Sets the value of an input of the open modal. Nothing is sent.</summary>
    /// <exception cref="InvalidUserActionException">The modal has no such input, or the input does not offer the value.</exception>
    public void Fill(string blockId, params string[] values)
    {
        lock (State.Sync)
        {
            var view = RequireModal();
            var element = view.Blocks.FirstOrDefault(b => b.Text("block_id") == blockId)?.Object("element")
                ?? throw new InvalidUserActionException(
                    $"'{view.Title}' has no input '{blockId}', only {string.Join(", ", view.Values.Keys.Select(k => k.Block))}");
            view.Values[(blockId, element.Text("action_id")!)] = FormValues.Choose(State, element, values);
        }
    }

    /// <summary>Sets the given values and presses the submit button of the open modal.</summary>
    public async Task<Submission> SubmitAsync(params (string BlockId, string Value)[] values)
    {
        foreach (var input in values.GroupBy(v => v.BlockId))
            Fill(input.Key, [.. input.Select(v => v.Value)]);

        View view;
        JsonObject payload;
        lock (State.Sync)
        {
            view = RequireModal();
            if (view.Body["submit"] is null)
                throw new InvalidUserActionException($"'{view.Title}' has no submit button");
            view.Errors = FormValidator.Errors(view);
            if (view.Errors.Count > 0)
                return new(null, view.Errors, null);
            payload = Payloads.Submission(State, Person, view, State.TriggerIds.Issue(Person.Id), ResponseUrlsOf(view));
        }
        var result = await _services.Delivery.SendInteractionAsync(OutgoingDelivery.Interaction(payload));
        lock (State.Sync)
            ResponseActions.Apply(State, view, result);
        State.Journal.NotifyChanged();
        return new(result, view.Errors, view.GeneralError);
    }

    /// <summary>Closes the top modal with its close button, or the whole stack with the ✕ button.</summary>
    public async Task CloseAsync(bool wholeStack = false)
    {
        View view;
        bool isCleared;
        lock (State.Sync)
        {
            view = RequireModal();
            isCleared = wholeStack || view.Body.IsTrue("clear_on_close");
            if (isCleared)
            {
                view = State.Views.Stack(Person.Id)[0];
                State.Views.Clear(Person.Id);
            }
            else
            {
                State.Views.Close(view);
            }
        }
        State.Journal.NotifyChanged();
        if (view.Body.IsTrue("notify_on_close"))
            await _services.Delivery.SendInteractionAsync(OutgoingDelivery.Interaction(Payloads.Closed(State, Person, view, isCleared)));
    }

    /// <summary>Types into a menu whose options come from the app: in a channel's message, in the open modal, or on the home tab.</summary>
    /// <exception cref="InvalidUserActionException">There is no such menu.</exception>
    public Task<Suggestion> SuggestAsync(string actionId, string typed, string? channel = null, string? ts = null) => channel is null
        ? _typing.SuggestAsync(Modal ?? Home ?? throw new InvalidUserActionException($"{Person.ShownName} has no such view open"), actionId, typed)
        : _typing.SuggestAsync(() => Conversation(channel), ts, actionId, typed);

    /// <summary>Uses one of the app's global shortcuts.</summary>
    /// <exception cref="InvalidUserActionException">The app has no such shortcut.</exception>
    public Task<DeliveryResult> UseShortcutAsync(string callbackId)
    {
        RequireShortcut(callbackId, isForMessages: false);
        return _services.Delivery.SendInteractionAsync(OutgoingDelivery.Interaction(Payloads.GlobalShortcut(State, Person, callbackId, IssueTriggerId())));
    }

    /// <summary>Uses one of the app's message shortcuts.</summary>
    /// <exception cref="InvalidUserActionException">The app has no such shortcut, or there is no such message; ephemeral messages have no menu.</exception>
    public Task<DeliveryResult> UseMessageShortcutAsync(string channel, string ts, string callbackId)
    {
        RequireShortcut(callbackId, isForMessages: true);
        JsonObject payload;
        lock (State.Sync)
        {
            var conversation = Conversation(channel);
            var message = conversation.Find(ts) is { OnlyFor: null } found
                ? found
                : throw new InvalidUserActionException($"there is no message {ts} in {channel} that has a menu");
            payload = Payloads.MessageShortcut(
                State, Person, conversation, message, callbackId, State.TriggerIds.Issue(Person.Id),
                _services.Urls.Issue("app", Person.Id, conversation, message).Address);
        }
        return _services.Delivery.SendInteractionAsync(OutgoingDelivery.Interaction(payload));
    }

    /// <summary>Opens the bot's home tab, or its messages tab, and sends the event <c>app_home_opened</c>.</summary>
    public void OpenHome(string tab = "home")
    {
        lock (State.Sync)
        {
            var opened = new JsonObject
            {
                ["type"] = "app_home_opened", ["user"] = Person.Id, ["channel"] = State.Direct(Person).Id, ["tab"] = tab,
            };
            if (tab == "home" && State.Views.Home(Person.Id) is { } home)
                opened["view"] = home.Body.DeepClone();
            _services.Events.Send(opened);
        }
    }

    /// <summary>The messages of the conversation as this person sees them, oldest first, each with its thread.</summary>
    public IReadOnlyList<SeenMessage> Sees(string channel)
    {
        lock (State.Sync)
            return new Screen(State, Person).Messages(Conversation(channel));
    }

    /// <summary>The conversation as plain text.</summary>
    public string Reads(string channel)
    {
        lock (State.Sync)
            return new Screen(State, Person).Transcript(Conversation(channel));
    }

    /// <summary>The open modal as plain text; empty when none is open.</summary>
    public string ReadsModal()
    {
        lock (State.Sync)
            return State.Views.Top(Person.Id) is { } view ? new Screen(State, Person).View(view) : "";
    }

    /// <summary>The home tab as plain text; empty when the bot has not published one.</summary>
    public string ReadsHome()
    {
        lock (State.Sync)
            return State.Views.Home(Person.Id) is { } view ? string.Join('\n', BlockText.Lines(view.Blocks, new(State, Person), view)) : "";
    }

    /// <summary>Reads from the page that this person sees.</summary>
    internal T OnPage<T>(Func<Page.PersonPage, T> look)
    {
        lock (State.Sync)
            return look(new(State, Person));
    }

    /// <summary>Does something that is possible only on the page.</summary>
    internal void OnPage(Action<Page.PersonPage> act)
    {
        lock (State.Sync)
            act(new(State, Person));
        State.Journal.NotifyChanged();
    }

    private async Task<DeliveryResult> ClickInViewAsync(View? view, string actionId, string[] choose)
    {
        JsonObject payload;
        lock (State.Sync)
        {
            if (view is null)
                throw new InvalidUserActionException($"{Person.ShownName} has no such view open");
            var (action, _) = Controls.Find(view, actionId).Use(State, choose, view.Values);
            payload = Payloads.InView(State, Person, view, action, State.TriggerIds.Issue(Person.Id));
        }
        return await _services.Delivery.SendInteractionAsync(OutgoingDelivery.Interaction(payload));
    }

    private JsonArray ResponseUrlsOf(View view)
    {
        var urls = new JsonArray();
        foreach (var (block, element) in FormValues.Elements(view.Blocks).Where(e => e.Element.IsTrue("response_url_enabled")))
        {
            var (blockId, actionId) = FormValues.Key((block, element));
            var value = view.Values[(blockId, actionId)];
            if (State.FindChannel(value.Text("selected_conversation") ?? value.Text("selected_channel")) is not { } chosen)
                continue;
            var url = _services.Urls.Issue("app", Person.Id, chosen).Address;
            urls.Add(new JsonObject
            {
                ["block_id"] = blockId, ["action_id"] = actionId, ["channel_id"] = chosen.Id, ["response_url"] = url,
            });
        }
        return urls;
    }

    private View RequireModal() => State.Views.Top(Person.Id) ?? throw new InvalidUserActionException($"{Person.ShownName} has no modal open");

    private void RequireShortcut(string callbackId, bool isForMessages)
    {
        if (!State.Settings.Shortcuts.Any(s => s.CallbackId == callbackId && s.IsForMessages == isForMessages))
            throw new InvalidUserActionException($"the app has no such shortcut '{callbackId}'");
    }

    private string IssueTriggerId()
    {
        lock (State.Sync)
            return State.TriggerIds.Issue(Person.Id);
    }

    internal Conversation Conversation(string reference)
    {
        var conversation = State.FindPerson(reference) == State.Bot ? State.Direct(Person) : State.FindChannel(reference);
        if (conversation is null)
            throw new InvalidUserActionException($"there is no conversation '{reference}'");
        return conversation.Members.Contains(Person.Id)
            ? conversation
            : throw new InvalidUserActionException($"{Person.ShownName} is not in '{reference}'");
    }
}
