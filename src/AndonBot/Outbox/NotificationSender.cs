using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Outbox;

/// <summary>Sends one notification: claim, load the context, render, send, settle.</summary>
internal sealed partial class NotificationSender(
    OutboxStore outbox, DestinationStore destinations, SettlementStore settlements, ContextStore contexts, NotificationCatalog catalog,
    SlackMessageSender messages, WebhookSender webhooks, DeliveryReconciler reconciler, DeliveryFailurePolicy failures, SlackState slack,
    OutboxMetrics metrics, KillPoints kill, AndonSettings settings, WorldClock clock, ILogger<NotificationSender> logger)
{
    /// <summary>Sends the most urgent notification that may be sent now; false when there is none.</summary>
    public async Task<bool> SendNext()
    {
        var sending = await Begin(1);
        await Task.WhenAll(sending);
        return sending.Count > 0;
    }

    /// <summary>Claims the most urgent notifications that may be sent now, and begins to send them.</summary>
    /// <param name="count">How many at most.</param>
    public async Task<IReadOnlyList<Task>> Begin(int count)
    {
        // Taken before the claim, so that the leases end before the database gives the notifications to somebody else.
        var began = TimeProvider.System.GetTimestamp();
        return [.. (await outbox.Claim(count)).Select(claimed => SendAndSettle(claimed, new SendLease(settings.Lease, began)))];
    }

    private async Task SendAndSettle(ClaimedNotification claimed, SendLease claimedUntil)
    {
        using var lease = claimedUntil;
        using var scope = Log.About(logger, claimed.Id, claimed.Kind, claimed.SubjectKind, claimed.SubjectId);
        using var span = Telemetry.Spans.StartActivity($"notification {claimed.Kind}");
        span?.SetTag("andon.notification", claimed.Id).SetTag($"andon.{claimed.SubjectKind}", claimed.SubjectId);
        kill.Pass(KillPoints.AfterClaim, claimed.Kind);
        try
        {
            await Send(claimed, lease);
        }
        catch (SlackCallException exception)
        {
            Log.NotAccepted(logger, claimed.Kind, claimed.SubjectKind, claimed.SubjectId, exception.Failure, exception.Code);
            await failures.Settle(claimed, exception);
        }
        catch (Exception exception) when (!Database.IsTrouble(exception))
        {
            Log.Failed(logger, claimed.Kind, claimed.SubjectKind, claimed.SubjectId, exception);
            // A call that was given up may have reached Slack; anything else here is a message that cannot be made.
            var failure = exception is OperationCanceledException ? SlackFailure.Unknown : SlackFailure.Content;
            await failures.Settle(claimed, new SlackCallException(failure, exception.GetType().Name, inner: exception));
        }

        kill.Pass(KillPoints.AfterMark, claimed.Kind);
    }

    private async Task Send(ClaimedNotification claimed, SendLease lease)
    {
        var notification = catalog[claimed.Kind];
        if (claimed is { IsUncertain: true, IsUpdate: false } && notification is SlackNotification uncertain)
        {
            var answer = await LookFor(claimed, uncertain);
            if (answer is null or DeliveryReconciler.Answer.Found)
                return;
            claimed.MayRepeat = answer == DeliveryReconciler.Answer.Unreadable;
        }

        // Loaded after the claim: what changed before it is seen here, and what changes after it is found when the notification is settled.
        var context = await contexts.Load(claimed.Subject);
        if (context is null || !IsStillDue(claimed, context))
        {
            await settlements.Superseded(claimed, clock.Now());
            return;
        }

        if (notification is WebhookNotification webhook)
            await Post(claimed, webhook, context, lease);
        else
            await Send(claimed, (SlackNotification)notification, context, lease);
    }

    /// <summary>Whether Slack has an uncertain notification; null when that could not be found out now.</summary>
    private async Task<DeliveryReconciler.Answer?> LookFor(ClaimedNotification claimed, SlackNotification notification)
    {
        try
        {
            return await reconciler.Find(claimed, notification);
        }
        catch (SlackCallException exception)
        {
            Log.NotAccepted(logger, claimed.Kind, claimed.SubjectKind, claimed.SubjectId, exception.Failure, exception.Code);
            await failures.NotFoundOut(claimed, exception);
            return null;
        }
    }

    /// <remarks>
    /// Nothing leaves after the lease, and no answer is waited for beyond it: whoever claims the notification then looks for it first.
    /// </remarks>
    private async Task Send(
        ClaimedNotification claimed, SlackNotification notification, NotificationContext context, SendLease lease)
    {
        var message = claimed.Failures >= DeliveryFailurePolicy.FailuresBeforeMinimal
            ? notification.Minimal(context, claimed.Key)
            : notification.Render(context, claimed.Key, claimed.IsUpdate, clock.Now());
        if (claimed.MayRepeat)
            SlackMessageSender.MarkAsRepeat(message);
        var channel = await messages.ChannelFor(claimed, notification);
        var settled = WhenSent(claimed, notification, context, claimed.Ts ?? "not known yet");
        if (!await Leave(claimed, lease))
            return;

        var receipt = await Deliver();
        slack.Works();
        kill.Pass(KillPoints.AfterHttp, claimed.Kind);
        Sent(claimed);
        await settlements.Accepted(claimed, receipt, settled.Revision, clock.Now(), settled.After, notification.ChangesSubject && !claimed.IsUpdate);

        async Task<Receipt> Deliver()
        {
            try
            {
                return claimed.IsUpdate
                    ? await messages.Update(claimed, message, lease.Token)
                    : await messages.Post(claimed, notification, channel, notification.ThreadOf(context), message, lease.Token);
            }
            catch (SlackCallException exception)
            {
                await destinations.Report(claimed, exception.Failure is not (SlackFailure.Unsent or SlackFailure.Unknown));
                throw;
            }
        }
    }

    private async Task Post(ClaimedNotification claimed, WebhookNotification notification, NotificationContext context, SendLease lease)
    {
        var request = notification.Render(context, claimed.Key);
        var settled = WhenSent(claimed, notification, context, ts: null);
        if (!await Leave(claimed, lease))
            return;
        await webhooks.Post(claimed, request, lease.Token);
        kill.Pass(KillPoints.AfterHttp, claimed.Kind);
        Sent(claimed);
        await settlements.Accepted(claimed, null, settled.Revision, clock.Now(), settled.After, changes: false);
    }

    /// <summary>Whether the notification may leave now.</summary>
    private async Task<bool> Leave(ClaimedNotification claimed, SendLease lease)
    {
        var isMine = await outbox.Leaving(claimed);
        kill.Pass(KillPoints.BeforeHttp, claimed.Kind);
        return isMine && !lease.IsOver;
    }

    /// <summary>An update has no time of its own: several changes are one.</summary>
    private void Sent(ClaimedNotification claimed)
    {
        Log.Sent(logger, claimed.IsUpdate ? "updated" : "sent", claimed.Kind, claimed.SubjectKind, claimed.SubjectId, claimed.Id);
        if (!claimed.IsUpdate)
            metrics.Sent(claimed.Urgency, TimeSpan.FromSeconds(claimed.Waited) + TimeProvider.System.GetElapsedTime(claimed.ClaimedAt));
    }

    /// <summary>Evaluates in memory what follows once this is sent; for most notifications nothing does, and nothing needs to be loaded again.</summary>
    /// <remarks>Before it leaves: whatever fails afterwards would send it again.</remarks>
    private (long Revision, EvaluatedSubject After) WhenSent(ClaimedNotification claimed, Notification notification, NotificationContext context, string? ts)
    {
        var (now, revision) = (clock.Now(), notification.Revision(context, claimed.Key));
        var sent = new SentNotification(
            claimed.Key, NotificationState.Accepted, revision, claimed.Channel ?? claimed.Recipient, ts, claimed.AcceptedAt ?? now);
        return (revision, EvaluatedSubject.Of(context.With(sent), catalog, now));
    }

    private bool IsStillDue(ClaimedNotification claimed, NotificationContext context) =>
        claimed.IsUpdate || context.Evaluate(clock.Now()).Due.Any(due => due.Key == claimed.Key);

    private static partial class Log
    {
        private static readonly Func<ILogger, Guid, string, string, long, IDisposable?> Scope =
            LoggerMessage.DefineScope<Guid, string, string, long>("notification {Notification}: {Kind} of {SubjectKind} {SubjectId}");

        /// <summary>Begins a scope in which every line of the log names the notification.</summary>
        public static IDisposable? About(ILogger logger, Guid id, string kind, string subjectKind, long subject) =>
            Scope(logger, id, kind, subjectKind, subject);

        [LoggerMessage(LogLevel.Information, "{Done}: {Kind} of {SubjectKind} {SubjectId}, notification {Notification}.")]
        public static partial void Sent(ILogger logger, string done, string kind, string subjectKind, long subjectId, Guid notification);

        [LoggerMessage(LogLevel.Warning, "{Kind} of {Subject} {Number} was not accepted: {Failure}, {Code}.")]
        public static partial void NotAccepted(ILogger logger, string kind, string subject, long number, SlackFailure failure, string code);

        [LoggerMessage(LogLevel.Error, "{Kind} of {Subject} {Number} could not be sent.")]
        public static partial void Failed(ILogger logger, string kind, string subject, long number, Exception exception);
    }
}
