using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>What an evaluation comes to: what is queued for a subject, and when it is evaluated again.</summary>
internal sealed record EvaluatedSubject(Subject Subject, IReadOnlyList<QueuedNotification> Queue, Instant? Next, Severity Severity = Severity.Sev2)
{
    public static EvaluatedSubject Of(NotificationContext context, NotificationCatalog catalog, Instant now)
    {
        var evaluation = context.Evaluate(now);
        return new(context.Subject, [.. ToQueue(context, evaluation, catalog)], evaluation.Next, context.Severity);
    }

    /// <summary>Of what is due, what was never sent; and the messages whose revision is behind.</summary>
    private static IEnumerable<QueuedNotification> ToQueue(NotificationContext context, Evaluation evaluation, NotificationCatalog catalog)
    {
        var sent = context.Sent.ToDictionary(one => one.Key);
        foreach (var due in evaluation.Due)
        {
            var notification = catalog[due.Key.Kind];
            // One that Slack refused and that is kept up to date is tried again at its subject's next change: the channel may have been mended.
            if (!sent.TryGetValue(due.Key, out var before) || before.State == NotificationState.Superseded
                || (notification is SlackNotification { IsPostedAgain: true } && before is { IsFinal: true, Ts: null } && IsBehind(before)))
            {
                yield return new(due.Key, due.Urgency, notification.Destination(due.Key.Recipient));
            }
        }

        foreach (var message in context.Sent.Where(one => one is { IsFinal: true, Ts: not null } && IsBehind(one)))
            yield return new(message.Key, Urgency.Thread, Destinations.ForUpdate(message.Key.Recipient));

        bool IsBehind(SentNotification one) => one.Revision < catalog[one.Key.Kind].Revision(context, one.Key);
    }
}
