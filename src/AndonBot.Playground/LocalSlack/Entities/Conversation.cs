namespace AndonBot.Playground.LocalSlack.Entities;

/// <summary>A channel, or the direct messages of one person with the bot.</summary>
public sealed class Conversation(string id, string name, ConversationKind kind)
{
    private readonly List<Message> _messages = [];
    private long _lastMicroseconds;

    public string Id { get; } = id;

    /// <summary>The name without "#"; empty for direct messages.</summary>
    public string Name { get; set; } = name;

    public ConversationKind Kind { get; } = kind;

    public bool IsArchived { get; set; }

    /// <summary>The user ids of the members, in the order of joining.</summary>
    public IList<string> Members { get; } = [];

    public string CreatorId { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    /// <summary>The messages in the order of their timestamps.</summary>
    public IReadOnlyList<Message> Messages => _messages;

    public string ScopePrefix => Kind switch
    {
        ConversationKind.Public => "channels",
        ConversationKind.Private => "groups",
        _ => "im",
    };

    /// <summary>Returns a timestamp that is unique in this conversation, even if the clock stands still.</summary>
    internal string NextTs(DateTimeOffset now)
    {
        _lastMicroseconds = Math.Max((now - DateTimeOffset.UnixEpoch).Ticks / 10, _lastMicroseconds + 1);
        return $"{_lastMicroseconds / 1_000_000}.{_lastMicroseconds % 1_000_000:000000}";
    }

    internal void Add(Message message) => _messages.Add(message);

    internal void Remove(Message message) => _messages.Remove(message);

    internal Message? Find(string? ts) => _messages.Find(m => m.Ts == ts);
}

public enum ConversationKind
{
    Public,
    Private,
    Direct,
}
