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

/// <summary>A Slack workspace on loopback: its Web API over real HTTP, its people, and its signed deliveries to the bot.</summary>
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

    /// <summary>What the bot takes as <c>Slack__ApiBaseUrl</c>.</summary>
    public Uri ApiBaseUrl => new(State.Address!, "/api/");

    /// <summary>The root of the control interface.</summary>
    public Uri ControlUrl => new(State.Address!, "/control/");

    /// <summary>The workspace in a browser.</summary>
    public Uri PageUrl => State.Address!;

    /// <summary>Where the bot listens; without Socket Mode gestures fail while it is null, and events are not sent.</summary>
    public Uri? Bot
    {
        get => _services.Delivery.Bot;
        set => _services.Delivery.Bot = value;
    }

    public Journal Journal => State.Journal;

    public FaultRules Faults { get; }

    /// <summary>The door that needs no address of the bot: its own connections to Slack.</summary>
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
    /// The error code that every call with the bot's token gets, such as <c>token_revoked</c>; null while the token is good.
    /// </summary>
    public string? TokenError
    {
        get => State.TokenError;
        set => State.TokenError = value;
    }

    /// <summary>Whether people's direct messages with the bot take messages.</summary>
    public bool IsMessagesTabEnabled
    {
        get => State.IsMessagesTabEnabled;
        set => State.IsMessagesTabEnabled = value;
    }

    /// <summary>Whether the app has a home tab that it may publish to.</summary>
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

    /// <summary>Adds a channel; members are named by id or handle.</summary>
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

    /// <summary>Acts as a person, named by id, "@handle" or "@Shown Name".</summary>
    public Actor As(string person)
    {
        lock (State.Sync)
            return new(_services, RequirePerson(person));
    }

    /// <summary>A channel by "#name" or id.</summary>
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

    /// <summary>A change of the workspace that the bot hears of: membership, archiving, names, people.</summary>
    public WorkspaceChanges Change => new(_services);

    /// <summary>What Slack would see in all messages of a conversation beside their words: mentions, broadcasts, links.</summary>
    public IReadOnlyList<(Message Message, Token Token)> MentionsIn(Conversation conversation)
    {
        lock (State.Sync)
            return [.. conversation.Messages.SelectMany(m => Mentions.In(m.Body).Select(t => (m, t)))];
    }

    /// <summary>The same for every conversation.</summary>
    public IReadOnlyList<(Message Message, Token Token)> AllMentions() => [.. Conversations.SelectMany(MentionsIn)];

    /// <summary>Delivers the last gesture once more, the same bytes with a new signature.</summary>
    public Task<DeliveryResult> DeliverAgainAsync(Signing? signing = null) => _services.Delivery.ResendAsync(signing ?? Signing.Right);

    /// <summary>A command with these fields, through the door that the app has, whoever would send such a one.</summary>
    public Task<DeliveryResult> DeliverCommandAsync(JsonObject fields) => _services.Delivery.SendInteractionAsync(OutgoingDelivery.Command(fields));

    /// <summary>An interaction with this payload, through the door that the app has, whoever would send such a one.</summary>
    public Task<DeliveryResult> DeliverInteractionAsync(JsonObject payload) => _services.Delivery.SendInteractionAsync(OutgoingDelivery.Interaction(payload));

    /// <summary>Any POST to the bot.</summary>
    public Task<DeliveryResult> DeliverRawAsync(string path, string contentType, byte[] body, Signing? signing = null) =>
        _services.Delivery.SendRawAsync(path, contentType, body, signing ?? Signing.Right);

    /// <summary>What Slack sends when the events' address is saved.</summary>
    public Task<DeliveryResult> VerifyUrlAsync(string challenge) => _services.Events.VerifyUrlAsync(challenge);

    /// <summary>Waits until the condition holds; it is looked at after every request, answer and change.</summary>
    /// <exception cref="TimeoutException">It did not come to hold in time; the message lists the journal's end.</exception>
    public Task UntilAsync(Func<bool> condition, TimeSpan? patience = null) => Journal.ConditionAsync(condition, patience);

    /// <summary>Writes people and conversations into a file, from which <see cref="Load"/> has them again.</summary>
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
