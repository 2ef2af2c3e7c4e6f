using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Control;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Playground.LocalSlack.Page;
using AndonBot.Playground.LocalSlack.Rendering;
using AndonBot.Playground.LocalSlack.Server;
using AndonBot.Playground.LocalSlack.Sockets;

namespace AndonBot.Playground.LocalSlack;

/// <summary>A simulated Slack workspace on a loopback port: its Web API over HTTP, its people, and its deliveries to the bot.</summary>
public sealed class SlackWorkspace : IAsyncDisposable
{
    private readonly WorkspaceServices _services;
    private readonly Pacing _pacing;
    private SlackServer? _server;

    private SlackWorkspace(SlackSettings settings)
    {
        var state = new SlackState(settings);
        Sockets = new(state);
        var delivery = new BotDelivery(state, Sockets);
        _services = new(state, delivery, new Events(state, delivery), new ResponseUrls(state));
        _pacing = new(settings);
        Faults = new(state);
    }

    private SlackState State => _services.State;

    public SlackSettings Settings => State.Settings;

    /// <summary>The bot's setting <c>Slack__ApiBaseUrl</c>.</summary>
    public Uri ApiBaseUrl => new(State.Address!, "/api/");

    /// <summary>The base address of the control interface.</summary>
    public Uri ControlUrl => new(State.Address!, "/control/");

    /// <summary>The address of the page that shows the workspace in a browser.</summary>
    public Uri PageUrl => State.Address!;

    /// <summary>The bot's address. While it is null and Socket Mode is off, interactions fail and events are not sent.</summary>
    public Uri? Bot
    {
        get => _services.Delivery.Bot;
        set => _services.Delivery.Bot = value;
    }

    public Journal Journal => State.Journal;

    public FaultRules Faults { get; }

    /// <summary>The bot's Socket Mode connections.</summary>
    public SocketMode Sockets { get; }

    public IReadOnlySet<string> Scopes
    {
        get => State.Scopes;
        set
        {
            lock (State.Sync)
                State.Scopes = [.. value];
        }
    }

    /// <summary>
    /// The error code that every call with the bot's token gets, such as <c>token_revoked</c>; null while the token is valid.
    /// </summary>
    public string? TokenError
    {
        get => State.TokenError;
        set => State.TokenError = value;
    }

    /// <summary>Whether the app's messages tab is enabled; if not, the bot cannot send direct messages.</summary>
    public bool IsMessagesTabEnabled
    {
        get => State.IsMessagesTabEnabled;
        set => State.IsMessagesTabEnabled = value;
    }

    /// <summary>Whether the app's home tab is enabled; if not, the bot cannot publish it.</summary>
    public bool IsHomeTabEnabled
    {
        get => State.IsHomeTabEnabled;
        set => State.IsHomeTabEnabled = value;
    }

    public bool IsPaced
    {
        get => _pacing.IsOn;
        set => _pacing.IsOn = value;
    }

    public IReadOnlyList<Person> People
    {
        get
        {
            lock (State.Sync)
                return [.. State.People.Values];
        }
    }

    public IReadOnlyList<Conversation> Conversations
    {
        get
        {
            lock (State.Sync)
                return [.. State.Conversations.Values];
        }
    }

    public static async Task<SlackWorkspace> StartAsync(SlackSettings? settings = null)
    {
        var workspace = new SlackWorkspace(settings ?? new());
        var state = workspace.State;
        var answering = new ResponseWriter(state, workspace.Faults);
        (workspace._server, state.Address) = await SlackServer.StartAsync(
            state.Settings.Port,
            new WebApiEndpoint(state, workspace.Faults, workspace._pacing, answering),
            new ResponseUrlEndpoint(state, workspace._services.Urls, workspace.Faults, answering),
            workspace.Sockets,
            new ControlEndpoint(workspace),
            new PageEndpoint(state.Journal));
        return workspace;
    }

    public Person AddPerson(Person person)
    {
        lock (State.Sync)
            return State.People[person.Id] = person;
    }

    /// <summary>Adds a channel. Members are given by id or handle.</summary>
    public Conversation AddChannel(
        string name, IEnumerable<string> members, ConversationKind kind = ConversationKind.Public, string? id = null)
    {
        lock (State.Sync)
        {
            string[] ids = [.. members.Select(m => RequirePerson(m).Id)];
            var channel =
                new Conversation(id ?? State.NewId("C"), name, kind) { Created = State.WorldNow, CreatorId = ids.FirstOrDefault() ?? "" };
            foreach (var member in ids)
                channel.Members.Add(member);
            return State.Conversations[channel.Id] = channel;
        }
    }

    /// <summary>Acts as a person, who is given by id, "@handle" or "@Shown Name".</summary>
    public Actor As(string person)
    {
        lock (State.Sync)
            return new(_services, RequirePerson(person));
    }

    /// <summary>Finds a channel by "#name" or id.</summary>
    public Conversation Channel(string reference)
    {
        lock (State.Sync)
            return State.FindChannel(reference) ?? throw new InvalidUserActionException($"there is no channel '{reference}'");
    }

    /// <summary>The person's direct messages with the bot.</summary>
    public Conversation DirectWith(string person)
    {
        lock (State.Sync)
            return State.Direct(RequirePerson(person));
    }

    /// <summary>Changes to channels and people, about which Slack sends events to the bot.</summary>
    public WorkspaceChanges Change => new(_services);

    /// <summary>The mentions, broadcasts, links and other control sequences in all messages of a conversation.</summary>
    public IReadOnlyList<(Message Message, Token Token)> MentionsIn(Conversation conversation)
    {
        lock (State.Sync)
            return [.. conversation.Messages.SelectMany(m => Mentions.In(m.Body).Select(t => (m, t)))];
    }

    /// <summary>The control sequences in all messages of all conversations.</summary>
    public IReadOnlyList<(Message Message, Token Token)> AllMentions() => [.. Conversations.SelectMany(MentionsIn)];

    /// <summary>Delivers the last interaction again: the same content with a new signature, or in a new envelope.</summary>
    public Task<DeliveryResult> DeliverAgainAsync(Signing? signing = null) => _services.Delivery.ResendAsync(signing ?? Signing.Valid);

    /// <summary>Delivers a command with any fields, also such as Slack never sends.</summary>
    public Task<DeliveryResult> DeliverCommandAsync(JsonObject fields) => _services.Delivery.SendInteractionAsync(OutgoingDelivery.Command(fields));

    /// <summary>Delivers an interaction with any payload, also such as Slack never sends.</summary>
    public Task<DeliveryResult> DeliverInteractionAsync(JsonObject payload) => _services.Delivery.SendInteractionAsync(OutgoingDelivery.Interaction(payload));

    /// <summary>Sends any POST request to the bot.</summary>
    public Task<DeliveryResult> DeliverRawAsync(string path, string contentType, byte[] body, Signing? signing = null) =>
        _services.Delivery.SendRawAsync(path, contentType, body, signing ?? Signing.Valid);

    /// <summary>Sends the request with which Slack verifies the events' request URL when it is saved.</summary>
    public Task<DeliveryResult> VerifyUrlAsync(string challenge) => _services.Events.VerifyUrlAsync(challenge);

    /// <summary>Waits until the condition is true. It is evaluated after every request, answer and change.</summary>
    /// <exception cref="TimeoutException">The condition was not true in time; the message lists the journal's last entries.</exception>
    public Task UntilAsync(Func<bool> condition, TimeSpan? timeout = null) => Journal.ConditionAsync(condition, timeout);

    /// <summary>Saves people, conversations and read marks in a file, which <see cref="Load"/> reads.</summary>
    public void Save(string path) => WorkspaceSnapshot.Write(State, path);

    public void Load(string path) => WorkspaceSnapshot.Read(State, path);

    public async ValueTask DisposeAsync()
    {
        Faults.ReleaseHanging();
        await _services.Events.DisposeAsync();
        Sockets.Cut();
        if (_server is not null)
            await _server.DisposeAsync();
        Sockets.Dispose();
        _services.Delivery.Dispose();
    }

    private Person RequirePerson(string reference) =>
        State.FindPerson(reference) ?? throw new InvalidUserActionException($"there is nobody called '{reference}'");
}
