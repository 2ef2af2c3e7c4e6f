using AndonBot.Domain.Notifications;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>A message in Slack about subjects of one kind.</summary>
internal abstract class SlackNotification<TContext> : SlackNotification
    where TContext : NotificationContext
{
    public sealed override Message Render(NotificationContext context, NotificationKey key, bool isUpdate, Instant now) =>
        Render((TContext)context, key, isUpdate, now);

    public sealed override Message Minimal(NotificationContext context, NotificationKey key) => Minimal((TContext)context, key);

    public sealed override long Revision(NotificationContext context, NotificationKey key) => Revision((TContext)context, key);

    protected abstract Message Render(TContext context, NotificationKey key, bool isUpdate, Instant now);

    protected abstract Message Minimal(TContext context, NotificationKey key);

    protected virtual long Revision(TContext context, NotificationKey key) => Revisions.First;
}
