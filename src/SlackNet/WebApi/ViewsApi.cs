namespace SlackNet.WebApi;

public interface IViewsApi
{
    Task<ViewResponse> Open(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default);

    Task<ViewResponse> Publish(
        string userId, HomeViewDefinition viewDefinition, string hash = null, CancellationToken cancellationToken = default);

    Task<ViewResponse> Push(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default);

    Task<ViewResponse> UpdateByExternalId(
        ViewDefinition view, string externalId, string hash = null, CancellationToken cancellationToken = default);

    Task<ViewResponse> UpdateByViewId(
        ViewDefinition view, string viewId, string hash = null, CancellationToken cancellationToken = default);
}

internal sealed class ViewsApi(SlackApiClient client) : IViewsApi
{
    public Task<ViewResponse> Open(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default) =>
        client.Post<ViewResponse>("views.open", new OpenViewArgs(triggerId, view), cancellationToken);

    public Task<ViewResponse> Publish(
        string userId, HomeViewDefinition viewDefinition, string hash = null, CancellationToken cancellationToken = default) =>
        client.Post<ViewResponse>("views.publish", new PublishViewArgs(userId, viewDefinition, hash), cancellationToken);

    public Task<ViewResponse> Push(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default) =>
        client.Post<ViewResponse>("views.push", new OpenViewArgs(triggerId, view), cancellationToken);

    public Task<ViewResponse> UpdateByExternalId(
        ViewDefinition view, string externalId, string hash = null, CancellationToken cancellationToken = default) =>
        client.Post<ViewResponse>("views.update", new UpdateViewArgs(view, ViewId: null, externalId, hash), cancellationToken);

    public Task<ViewResponse> UpdateByViewId(
        ViewDefinition view, string viewId, string hash = null, CancellationToken cancellationToken = default) =>
        client.Post<ViewResponse>("views.update", new UpdateViewArgs(view, viewId, ExternalId: null, hash), cancellationToken);
}
