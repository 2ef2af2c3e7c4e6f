namespace SlackNet.WebApi;

public interface IConversationsApi
{
    Task<ConversationHistoryResponse> History(
        string channelId, string latestTs = null, string oldestTs = null, bool inclusive = false, int limit = 100,
        bool includeAllMetadata = false, string cursor = null, CancellationToken cancellationToken = default);

    Task<Conversation> Info(
        string channelId, bool includeLocale = false, bool includeNumMembers = false, CancellationToken cancellationToken = default);

    Task<ConversationJoinResponse> Join(string channelId, CancellationToken cancellationToken = default);

    Task<ConversationListResponse> List(
        bool excludeArchived = false, int limit = 100, IEnumerable<ConversationType> types = null, string cursor = null,
        string teamId = null, CancellationToken cancellationToken = default);

    Task<ConversationMembersResponse> Members(
        string channelId, int limit = 100, string cursor = null, CancellationToken cancellationToken = default);

    /// <returns>The id of the direct message.</returns>
    Task<string> Open(string channelId, CancellationToken cancellationToken = default);

    /// <returns>The id of the direct message with these people.</returns>
    Task<string> Open(IEnumerable<string> userIds, CancellationToken cancellationToken = default);

    Task<ConversationOpenResponse> OpenAndReturnInfo(string channelId, CancellationToken cancellationToken = default);

    Task<ConversationOpenResponse> OpenAndReturnInfo(IEnumerable<string> userIds, CancellationToken cancellationToken = default);

    Task<ConversationMessagesResponse> Replies(
        string channelId, string threadTs, string latestTs = null, string oldestTs = null, bool inclusive = false, int limit = 10,
        bool includeAllMetadata = false, string cursor = null, CancellationToken cancellationToken = default);
}

public enum ConversationType
{
    PublicChannel,
    PrivateChannel,
    Mpim,
    Im,
}

internal sealed class ConversationsApi(SlackApiClient client) : IConversationsApi
{
    public Task<ConversationHistoryResponse> History(
        string channelId, string latestTs = null, string oldestTs = null, bool inclusive = false, int limit = 100,
        bool includeAllMetadata = false, string cursor = null, CancellationToken cancellationToken = default) =>
        client.Get<ConversationHistoryResponse>("conversations.history", new()
        {
            ["channel"] = channelId,
            ["cursor"] = cursor,
            ["inclusive"] = inclusive,
            ["latest"] = latestTs,
            ["limit"] = limit,
            ["oldest"] = oldestTs,
            ["include_all_metadata"] = includeAllMetadata,
        }, cancellationToken);

    public async Task<Conversation> Info(
        string channelId, bool includeLocale = false, bool includeNumMembers = false, CancellationToken cancellationToken = default)
    {
        var answer = await client.Get<ConversationResponse>("conversations.info", new()
        {
            ["channel"] = channelId,
            ["include_locale"] = includeLocale,
            ["include_num_members"] = includeNumMembers,
        }, cancellationToken);
        return answer?.Channel;
    }

    public Task<ConversationJoinResponse> Join(string channelId, CancellationToken cancellationToken = default) =>
        client.Post<ConversationJoinResponse>("conversations.join", new ChannelArgs(channelId), cancellationToken);

    public Task<ConversationListResponse> List(
        bool excludeArchived = false, int limit = 100, IEnumerable<ConversationType> types = null, string cursor = null,
        string teamId = null, CancellationToken cancellationToken = default) =>
        client.Get<ConversationListResponse>("conversations.list", new()
        {
            ["cursor"] = cursor,
            ["exclude_archived"] = excludeArchived,
            ["limit"] = limit,
            ["types"] = types,
            ["team_id"] = teamId,
        }, cancellationToken);

    public Task<ConversationMembersResponse> Members(
        string channelId, int limit = 100, string cursor = null, CancellationToken cancellationToken = default) =>
        client.Get<ConversationMembersResponse>("conversations.members", new()
        {
            ["channel"] = channelId,
            ["cursor"] = cursor,
            ["limit"] = limit,
        }, cancellationToken);

    public async Task<string> Open(string channelId, CancellationToken cancellationToken = default) =>
        (await Open(new OpenConversationArgs(channelId, ReturnIm: false, Users: null), cancellationToken))?.Channel?.Id;

    public async Task<string> Open(IEnumerable<string> userIds, CancellationToken cancellationToken = default) =>
        (await Open(new OpenConversationArgs(Channel: null, ReturnIm: false, userIds), cancellationToken))?.Channel?.Id;

    public Task<ConversationOpenResponse> OpenAndReturnInfo(string channelId, CancellationToken cancellationToken = default) =>
        Open(new OpenConversationArgs(channelId, ReturnIm: true, Users: null), cancellationToken);

    public Task<ConversationOpenResponse> OpenAndReturnInfo(IEnumerable<string> userIds, CancellationToken cancellationToken = default) =>
        Open(new OpenConversationArgs(Channel: null, ReturnIm: true, userIds), cancellationToken);

    public Task<ConversationMessagesResponse> Replies(
        string channelId, string threadTs, string latestTs = null, string oldestTs = null, bool inclusive = false, int limit = 10,
        bool includeAllMetadata = false, string cursor = null, CancellationToken cancellationToken = default) =>
        client.Get<ConversationMessagesResponse>("conversations.replies", new()
        {
            ["channel"] = channelId,
            ["ts"] = threadTs,
            ["cursor"] = cursor,
            ["inclusive"] = inclusive,
            ["latest"] = latestTs,
            ["limit"] = limit,
            ["include_all_metadata"] = includeAllMetadata,
            ["oldest"] = oldestTs,
        }, cancellationToken);

    private Task<ConversationOpenResponse> Open(OpenConversationArgs args, CancellationToken cancellationToken) =>
        client.Post<ConversationOpenResponse>("conversations.open", args, cancellationToken);
}
