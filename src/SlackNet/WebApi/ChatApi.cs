namespace SlackNet.WebApi;

public interface IChatApi
{
    Task<MessageTsResponse> Delete(string ts, string channelId, CancellationToken cancellationToken = default);

    Task<PostMessageResponse> PostMessage(Message message, CancellationToken cancellationToken = default);

    Task<PostEphemeralResponse> PostEphemeral(string userId, Message message, CancellationToken cancellationToken = default);

    Task<MessageUpdateResponse> Update(MessageUpdate messageUpdate, CancellationToken cancellationToken = default);

    Task<PermalinkResponse> GetPermalink(string channelId, string messageTs, CancellationToken cancellationToken = default);
}

internal sealed class ChatApi(SlackApiClient client, SlackJsonSettings json) : IChatApi
{
    public Task<MessageTsResponse> Delete(string ts, string channelId, CancellationToken cancellationToken = default) =>
        client.Post<MessageTsResponse>("chat.delete", new DeleteArgs(ts, channelId), cancellationToken);

    public Task<PostMessageResponse> PostMessage(Message message, CancellationToken cancellationToken = default)
    {
        var metadata = message.MetadataJson ?? MessageMetadata.FromObject(message.MetadataObject, json);
        return client.Post<PostMessageResponse>("chat.postMessage", new PostMessageArgs(message, metadata), cancellationToken);
    }

    public Task<PostEphemeralResponse> PostEphemeral(string userId, Message message, CancellationToken cancellationToken = default) =>
        client.Post<PostEphemeralResponse>("chat.postEphemeral", new PostEphemeralArgs(userId, message), cancellationToken);

    public Task<MessageUpdateResponse> Update(MessageUpdate messageUpdate, CancellationToken cancellationToken = default) =>
        client.Post<MessageUpdateResponse>("chat.update", new UpdateMessageArgs(messageUpdate), cancellationToken);

    public Task<PermalinkResponse> GetPermalink(string channelId, string messageTs, CancellationToken cancellationToken = default) =>
        client.Get<PermalinkResponse>("chat.getPermalink", new()
        {
            ["channel"] = channelId,
            ["message_ts"] = messageTs,
        }, cancellationToken);
}
