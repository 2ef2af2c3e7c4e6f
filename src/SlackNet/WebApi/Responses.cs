using System.Text.Json;
using System.Text.Json.Serialization;
using SlackNet.Events;

namespace SlackNet.WebApi;

public class AuthTestResponse
{
    public string Url { get; set; }

    public string Team { get; set; }

    public string User { get; set; }

    public string TeamId { get; set; }

    public string UserId { get; set; }
}

public class MessageTsResponse
{
    public string Channel { get; set; }

    public string Ts { get; set; }
}

public class PostMessageResponse
{
    public string Ts { get; set; }

    public string Channel { get; set; }

    public MessageEvent Message { get; set; }
}

public class PostEphemeralResponse
{
    public string MessageTs { get; set; }
}

public class MessageUpdateResponse
{
    public string Channel { get; set; }

    public string Ts { get; set; }

    public string Text { get; set; }
}

public class PermalinkResponse
{
    public string Channel { get; set; }

    public string Permalink { get; set; }
}

public class ConversationJoinResponse
{
    public Conversation Channel { get; set; }

    public string Warning { get; set; }
}

public class ConversationOpenResponse
{
    public bool NoOp { get; set; }

    public bool AlreadyOpen { get; set; }

    public Conversation Channel { get; set; }
}

public class ConversationListResponse
{
    public IList<Conversation> Channels { get; set; } = [];

    public ResponseMetadata ResponseMetadata { get; set; } = new();
}

public class ConversationMessagesResponse
{
    /// <summary>The messages: of a history the newest first, of a thread the oldest first.</summary>
    public IList<MessageEvent> Messages { get; set; } = [];

    public bool HasMore { get; set; }

    public ResponseMetadata ResponseMetadata { get; set; } = new();
}

public class ConversationHistoryResponse : ConversationMessagesResponse
{
    public string Latest { get; set; }

    public int PinCount { get; set; }
}

public class ConversationMembersResponse
{
    public IList<string> Members { get; set; } = [];

    public ResponseMetadata ResponseMetadata { get; set; } = new();
}

public class UserListResponse
{
    public IList<User> Members { get; set; } = [];

    public int CacheTs { get; set; }

    public ResponseMetadata ResponseMetadata { get; set; } = new();
}

public class ViewResponse
{
    public ViewInfo View { get; set; }
}

/// <summary>The cursor of the next page of a list, which is empty on the last page.</summary>
public class ResponseMetadata
{
    public string NextCursor { get; set; }
}

public class ErrorResponse
{
    public string Warning { get; set; }

    public string Error { get; set; }

    public ErrorResponseMetadata ResponseMetadata { get; set; }

    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Info =>
        Rest.Where(more => more.Value.ValueKind == JsonValueKind.String).ToDictionary(more => more.Key, more => more.Value.GetString());

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement> Rest { get; set; } = [];
}

public class ErrorResponseMetadata
{
    public IList<string> Messages { get; set; } = [];
}

internal sealed class ConversationResponse
{
    public Conversation Channel { get; set; }
}

internal sealed class UserResponse
{
    public User User { get; set; }
}
