using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;
using AndonBot.Playground.LocalSlack.Rendering;

namespace AndonBot.Playground.LocalSlack;

/// <summary>Acts as one person of the workspace and tells what that person sees.</summary>
/// <remarks>Conversations are named "#checkout", by id, or "@andon" for the direct messages with the bot.</remarks>
public sealed class Actor
{
    private readonly Wiring _wiring;
    private readonly Typing _typing;

    internal Actor(Wiring wiring, Person person) => (_wiring, _typing, Person) = (wiring, new(wiring, person), person);

    public Person Person { get; }

    private SlackState State => _wiring.State;

    /// <summary>The modal on top of this person's screen.</summary>
    public View? Modal
    {
        get
        {
            lock (State.Gate)
                return State.Views.Top(Person.Id);
        }
    }

    public View? Home
    {
        get
        {
            lock (State.Gate)
                return State.Views.Home(Person.Id);
        }
    }

    /// <summary>Types into a conversation. What starts with the bot's command goes to the bot, everything else is a message.</summary>
    /// <exception cref="ImpossibleException">The person cannot type there.</exception>
    public Task<DeliveryResult> SayAsync(string channel, string text, string? threadTs = null)
    {
        if (!_typing.IsCommand(text))
            return Task.FromResult(_typing.Message(() => Conversation(channel), text, threadTs));
        return threadTs is null
            ? _typing.CommandAsync(() => Conversation(channel), text)
            : throw new ImpossibleException($"{State.Settings.Command} does not work in threads; type it in the channel");
    }

    /// <summary>Uses the newest visible element with this action id, or the one in the message <paramref name="ts"/>.</summary>
    /// <param name="choose">In a menu an option's value or label, a person, a channel, a date; of several buttons one's value or
    /// label.</param>
    /// <exception cref="ImpossibleException">There is no such element; the message lists what can be used.</exception>
    public async Task<DeliveryResult> ClickAsync(string channel, string actionId, string? ts = null, params string[] choose)
    {
        JsonObject payload;
        lock (State.Gate)
        {
            var conversation = Conversation(channel);
            var (message, control) = Controls.Find(conversation, Person, actionId, ts, choose);
            var (action, values) = control.Use(State, choose, Controls.Values(message));
            payload = Payloads.InMessage(
                State, Person, conversation, message, action, values, State.Triggers.Issue(Person.Id),
                _wiring.Urls.Issue("actions", Person.Id, conversation, message).Address);
        }
        return await _wiring.Door.GestureAsync(Outgoing.Interaction(payload));
    }

    /// <summary>Uses an element of the open modal that is not waiting for its submission.</summary>
    public async Task<DeliveryResult> ClickInModalAsync(string actionId, params string[] choose) =>
        await ClickInViewAsync(Modal, actionId, choose);

    public async Task<DeliveryResult> ClickOnHomeAsync(string actionId, params string[] choose) =>
        await ClickInViewAsync(Home, actionId, choose);

    /// <summary>Types or chooses in the open modal; nothing is sent.</summary>
    /// <exception cref="ImpossibleException">The modal has no such input or the input does not offer that.</exception>
    public void Fill(string blockId, params string[] values)
    {
        lock (State.Gate)
        {
            var view = Open();
            var element = view.Blocks.FirstOrDefault(b => b.Text("block_id") == blockId)?.Object("element")
                ?? throw new ImpossibleException(
                    $"'{view.Title}' has no input '{blockId}', only {string.Join(", ", view.Values.Keys.Select(k => k.Block))}");
            view.Values[(blockId, element.Text("action_id")!)] = Form.Chosen(State, element, values);
        }
    }

    /// <summary>Presses the submit button of the open modal, after filling in what is given.</summary>
    public async Task<Submission> SubmitAsync(params (string BlockId, string Value)[] values)
    {
        foreach (var input in values.GroupBy(v => v.BlockId))
            Fill(input.Key, [.. input.Select(v => v.Value)]);

        View view;
        JsonObject payload;
        lock (State.Gate)
        {
            view = Open();
            if (view.Body["submit"] is null)
                throw new ImpossibleException($"'{view.Title}' has no submit button");
            view.Errors = FormCheck.Errors(view);
            if (view.Errors.Count > 0)
                return new(null, view.Errors, null);
            payload = Payloads.Submission(State, Person, view, State.Triggers.Issue(Person.Id, view.Id), ResponseUrlsOf(view));
        }
        var result = await _wiring.Door.GestureAsync(Outgoing.Interaction(payload));
        lock (State.Gate)
            ResponseActions.Apply(State, view, result);
        State.Journal.Touch();
        return new(result, view.Errors, view.Trouble);
    }

    /// <summary>Closes the top modal with its close button, or the whole stack with the cross.</summary>
    public async Task CloseAsync(bool wholeStack = false)
    {
        View view;
        bool isCleared;
        lock (State.Gate)
        {
            view = Open();
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
        State.Journal.Touch();
        if (view.Body.IsTrue("notify_on_close"))
            await _wiring.Door.GestureAsync(Outgoing.Interaction(Payloads.Closed(State, Person, view, isCleared)));
    }

    /// <summary>Types into a menu that asks the app for its options: in the open modal, on the home tab, or in a channel's message.</summary>
    /// <exception cref="ImpossibleException">There is no such menu.</exception>
    public Task<Suggestion> SuggestAsync(string actionId, string typed, string? channel = null, string? ts = null) => channel is null
        ? _typing.SuggestAsync(Modal ?? Home ?? throw new ImpossibleException($"{Person.ShownName} has no such view open"), actionId, typed)
        : _typing.SuggestAsync(() => Conversation(channel), ts, actionId, typed);

    /// <summary>Uses one of the app's shortcuts that are offered wherever something is typed.</summary>
    /// <exception cref="ImpossibleException">The app has no such shortcut.</exception>
    public Task<DeliveryResult> UseShortcutAsync(string callbackId)
    {
        Registered(callbackId, isForMessages: false);
        return _wiring.Door.GestureAsync(Outgoing.Interaction(Payloads.GlobalShortcut(State, Person, callbackId, Trigger())));
    }

    /// <summary>Uses one of the app's shortcuts in a message's menu.</summary>
    /// <exception cref="ImpossibleException">The app has no such shortcut, or the message has no such menu.</exception>
    public Task<DeliveryResult> UseMessageShortcutAsync(string channel, string ts, string callbackId)
    {
        Registered(callbackId, isForMessages: true);
        JsonObject payload;
        lock (State.Gate)
        {
            var conversation = Conversation(channel);
            var message = conversation.Find(ts) is { OnlyFor: null } found
                ? found
                : throw new ImpossibleException($"there is no message {ts} in {channel} that has a menu");
            payload = Payloads.MessageShortcut(
                State, Person, conversation, message, callbackId, State.Triggers.Issue(Person.Id),
                _wiring.Urls.Issue("app", Person.Id, conversation, message).Address);
        }
        return _wiring.Door.GestureAsync(Outgoing.Interaction(payload));
    }

    /// <summary>Looks at the bot's home tab, or at its messages, which tells the bot.</summary>
    public void OpenHome(string tab = "home")
    {
        lock (State.Gate)
        {
            var seen = new JsonObject
            {
                ["type"] = "app_home_opened", ["user"] = Person.Id, ["channel"] = State.Direct(Person).Id, ["tab"] = tab,
            };
            if (tab == "home" && State.Views.Home(Person.Id) is { } home)
                seen["view"] = home.Body.DeepClone();
            _wiring.Events.Send(seen);
        }
    }

    /// <summary>The conversation as this person sees it, oldest first, threads under their parents.</summary>
    public IReadOnlyList<SeenMessage> Sees(string channel)
    {
        lock (State.Gate)
            return new Screen(State, Person).Messages(Conversation(channel));
    }

    /// <summary>The conversation as readable text.</summary>
    public string Reads(string channel)
    {
        lock (State.Gate)
            return new Screen(State, Person).Transcript(Conversation(channel));
    }

    /// <summary>The open modal as readable text; empty when none is open.</summary>
    public string ReadsModal()
    {
        lock (State.Gate)
            return State.Views.Top(Person.Id) is { } view ? new Screen(State, Person).View(view) : "";
    }

    /// <summary>The home tab as readable text; empty while nothing is published.</summary>
    public string ReadsHome()
    {
        lock (State.Gate)
            return State.Views.Home(Person.Id) is { } view ? string.Join('\n', BlockText.Lines(view.Blocks, new(State, Person), view)) : "";
    }

    /// <summary>What the page shows this person.</summary>
    internal T AtDesktop<T>(Func<Page.Desktop, T> look)
    {
        lock (State.Gate)
            return look(new(State, Person));
    }

    /// <summary>Does what only the page can do.</summary>
    internal void AtDesktop(Action<Page.Desktop> act)
    {
        lock (State.Gate)
            act(new(State, Person));
        State.Journal.Touch();
    }

    private async Task<DeliveryResult> ClickInViewAsync(View? view, string actionId, string[] choose)
    {
        JsonObject payload;
        lock (State.Gate)
        {
            if (view is null)
                throw new ImpossibleException($"{Person.ShownName} has no such view open");
            var (action, _) = Controls.Find(view, actionId).Use(State, choose, view.Values);
            payload = Payloads.InView(State, Person, view, action, State.Triggers.Issue(Person.Id, view.Id));
        }
        return await _wiring.Door.GestureAsync(Outgoing.Interaction(payload));
    }

    private JsonArray ResponseUrlsOf(View view)
    {
        var urls = new JsonArray();
        foreach (var (block, element) in Form.Elements(view.Blocks).Where(e => e.Element.IsTrue("response_url_enabled")))
        {
            var (blockId, actionId) = Form.Key((block, element));
            var value = view.Values[(blockId, actionId)];
            if (State.FindChannel(value.Text("selected_conversation") ?? value.Text("selected_channel")) is not { } chosen)
                continue;
            var url = _wiring.Urls.Issue("app", Person.Id, chosen).Address;
            urls.Add(new JsonObject
            {
                ["block_id"] = blockId, ["action_id"] = actionId, ["channel_id"] = chosen.Id, ["response_url"] = url,
            });
        }
        return urls;
    }

    private View Open() => State.Views.Top(Person.Id) ?? throw new ImpossibleException($"{Person.ShownName} has no modal open");

    private void Registered(string callbackId, bool isForMessages)
    {
        if (!State.Settings.Shortcuts.Any(s => s.CallbackId == callbackId && s.IsForMessages == isForMessages))
            throw new ImpossibleException($"the app has no such shortcut '{callbackId}'");
    }

    private string Trigger()
    {
        lock (State.Gate)
            return State.Triggers.Issue(Person.Id);
    }

    internal Conversation Conversation(string reference)
    {
        var conversation = State.FindPerson(reference) == State.Bot ? State.Direct(Person) : State.FindChannel(reference);
        if (conversation is null)
            throw new ImpossibleException($"there is no conversation '{reference}'");
        return conversation.Members.Contains(Person.Id)
            ? conversation
            : throw new ImpossibleException($"{Person.ShownName} is not in '{reference}'");
    }
}
