using System.Security.Cryptography;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;
using AndonBot.Playground.LocalSlack.Sockets;

namespace AndonBot.Playground.LocalSlack;

/// <summary>The state of the workspace. Callers hold the lock <see cref="Sync"/> while they read or change it.</summary>
internal sealed class SlackState
{
    public SlackState(SlackSettings settings)
    {
        Settings = settings;
        Journal = new(settings.Time);
        TriggerIds = new(settings.Time);
        Tickets = new(settings);
        Scopes = [.. SlackSettings.BotScopes];
        Bot = new(settings.BotUserId, settings.BotHandle) { RealName = settings.BotName, IsBot = true, TimeZone = "America/Los_Angeles" };
        People[Bot.Id] = Bot;
    }

    /// <summary>The counter for new ids.</summary>
    public int LastId { get; set; } = 100;

    public Lock Sync { get; } = new();

    public SlackSettings Settings { get; }

    public Journal Journal { get; }

    public TriggerIds TriggerIds { get; }

    public SocketTickets Tickets { get; }

    public Views Views { get; } = new();

    public ExternalOptions ExternalOptions { get; } = new();

    public Person Bot { get; }

    public HashSet<string> Scopes { get; set; }

    /// <summary>
    /// The error code that every call with the bot's token gets, such as <c>token_revoked</c>; null while the token is valid.
    /// </summary>
    public string? TokenError { get; set; }

    public bool IsMessagesTabEnabled { get; set; } = true;

    public bool IsHomeTabEnabled { get; set; } = true;

    public Dictionary<string, Person> People { get; } = [];

    public Dictionary<string, Conversation> Conversations { get; } = [];

    /// <summary>The time until which a person has read a conversation on the page.</summary>
    public Dictionary<(string Person, string Conversation), DateTimeOffset> ReadMarks { get; } = [];

    public Uri? Address { get; set; }

    /// <summary>Slack's time, for signatures, trigger ids and response_urls.</summary>
    public DateTimeOffset Now => Settings.Time.GetUtcNow();

    /// <summary>The workspace's time, for message timestamps and displayed dates.</summary>
    public DateTimeOffset WorldNow => (Settings.Clock ?? Settings.Time).GetUtcNow();

    public string NewId(string prefix) => $"{prefix}0{LastId++:D4}{RandomText(4).ToUpperInvariant()}";

    public static string RandomText(int length) =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);

    /// <summary>Finds a person by id, "@handle" or "@Shown Name".</summary>
    public Person? FindPerson(string reference)
    {
        if (People.TryGetValue(reference, out var byId))
            return byId;
        var name = reference.TrimStart('@');
        return People.Values.FirstOrDefault(p => p.Handle == name)
            ?? People.Values.FirstOrDefault(p => string.Equals(p.ShownName, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Finds a conversation by id, "#name" or "name".</summary>
    public Conversation? FindChannel(string? reference)
    {
        if (string.IsNullOrEmpty(reference))
            return null;
        return Conversations.TryGetValue(reference, out var byId)
            ? byId
            : Conversations.Values.FirstOrDefault(c => c.Kind != ConversationKind.Direct && c.Name == reference.TrimStart('#'));
    }

    public Conversation? FindDirect(Person person) =>
        Conversations.Values.FirstOrDefault(c => c.Kind == ConversationKind.Direct && c.Members.Contains(person.Id));

    /// <summary>The person's direct messages with the bot, which are opened when they do not exist yet.</summary>
    public Conversation Direct(Person person)
    {
        if (FindDirect(person) is { } open)
            return open;
        var direct = new Conversation(NewId("D"), "", ConversationKind.Direct) { CreatorId = Bot.Id, Created = WorldNow };
        direct.Members.Add(Bot.Id);
        direct.Members.Add(person.Id);
        Conversations[direct.Id] = direct;
        return direct;
    }

    public bool IsMember(Conversation conversation) => conversation.Members.Contains(Bot.Id);

    /// <summary>Whether the bot can see the conversation. To the bot, an invisible conversation does not exist.</summary>
    public bool IsVisible(Conversation conversation) => conversation.Kind == ConversationKind.Public || IsMember(conversation);

    public Person OtherMember(Conversation direct) => People[direct.Members.First(id => id != Bot.Id)];
}
