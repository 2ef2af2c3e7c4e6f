using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Outbox;

/// <summary>Says one notice: claim, load the facts, render, send, mark.</summary>
internal sealed partial class Sender(
    OutboxStore ledger, FactsStore facts, SlackMessageSender messages, DeliveryReconciler reconciler, CallWebhook webhook, DeliveryFailurePolicy failures,
    SlackState slack, KillPoints kill, AndonSettings settings, WorldClock clock, ILogger<Sender> logger)
{
    /// <summary>Says the most urgent notice that may be said now; false when there is none.</summary>
    public async Task<bool> SayNext()
    {
        // Started before the claim, so that it ends before the database gives the notice to somebody else.
        using var lease = new CancellationTokenSource(settings.Lease);
        if (await ledger.Claim() is not { } notice)
            return false;
        kill.Pass(KillPoints.AfterClaim);
        try
        {
            await Say(notice, lease.Token);
        }
        catch (SlackCallException exception)
        {
            Log.NotAccepted(logger, notice.Kind, notice.SubjectKind, notice.SubjectId, exception.Failure, exception.Code);
            await failures.Settle(notice, exception);
        }
        catch (Exception exception) when (!Database.IsTrouble(exception))
        {
            Log.Failed(logger, notice.Kind, notice.SubjectKind, notice.SubjectId, exception);
            await failures.Settle(notice, new SlackCallException(SlackFailure.Content, exception.GetType().Name, inner: exception));
        }

        kill.Pass(KillPoints.AfterMark);
        return true;
    }

    private async Task Say(ClaimedNotice notice, CancellationToken lease)
    {
        var mayRepeat = false;
        if (notice is { IsUncertain: true, IsUpdate: false } && notice.Key.Kind != NoticeKind.Page)
        {
            var answer = await LookUp(notice);
            if (answer is null or DeliveryReconciler.Answer.Found)
                return;
            mayRepeat = answer == DeliveryReconciler.Answer.Unreadable;
        }

        // The facts are read after the claim: what changed before it is seen here, what changes after it makes the notice due again.
        var gathered = await facts.Gather(notice.Subject);
        if (gathered is null || !IsStillDue(notice, gathered))
        {
            await ledger.Superseded(notice, clock.Now());
            return;
        }

        if (notice.Key.Kind == NoticeKind.Page)
            await Page(notice, (IncidentGathered)gathered, lease);
        else
            await Tell(notice, gathered, mayRepeat, lease);
    }

    /// <summary>Whether Slack has an uncertain notice; null when that could not be found out now.</summary>
    private async Task<DeliveryReconciler.Answer?> LookUp(ClaimedNotice notice)
    {
        try
        {
            return await reconciler.Find(notice);
        }
        catch (SlackCallException exception)
        {
            Log.NotAccepted(logger, notice.Kind, notice.SubjectKind, notice.SubjectId, exception.Failure, exception.Code);
            await failures.NotFoundOut(notice, exception);
            return null;
        }
    }

    /// <remarks>Nothing leaves after the lease, and nobody waits for an answer beyond it: whoever has the notice then looks for it first.</remarks>
    private async Task Tell(ClaimedNotice notice, NotificationContext gathered, bool mayRepeat, CancellationToken lease)
    {
        var message = notice.Failures >= DeliveryFailurePolicy.FailuresBeforeMinimal
            ? gathered.Minimal(notice.Key)
            : gathered.Render(notice.Key, notice.IsUpdate, clock.Now());
        if (mayRepeat)
            SlackMessageSender.MarkAsRepeat(message);
        var channel = await messages.ChannelFor(notice);
        if (!await ledger.Leaving(notice) || lease.IsCancellationRequested)
            return;

        var receipt = notice.IsUpdate
            ? await messages.Update(notice, message, lease)
            : await messages.Post(notice, channel, gathered.ThreadOf(notice.Key), message, lease);
        slack.Works();
        kill.Pass(KillPoints.AfterHttp);
        // A call that has left is news for the card: "called 14:02".
        var isNews = notice is { Key.Kind: NoticeKind.Call, IsUpdate: false };
        await ledger.Accepted(notice, receipt, gathered.Shows(notice.Key), clock.Now(), isNews);
    }

    private async Task Page(ClaimedNotice notice, IncidentGathered gathered, CancellationToken lease)
    {
        if (!await ledger.Leaving(notice) || lease.IsCancellationRequested)
            return;
        await webhook.Post(notice, gathered, lease);
        kill.Pass(KillPoints.AfterHttp);
        await ledger.Accepted(notice, null, NoticeShape.FirstShown, clock.Now(), bump: false);
    }

    private bool IsStillDue(ClaimedNotice notice, NotificationContext gathered) =>
        notice.IsUpdate || gathered.Due(clock.Now()).Due.Any(due => due.Key == notice.Key);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Kind} of {Subject} {Number} was not accepted: {Failure}, {Code}.")]
        public static partial void NotAccepted(ILogger logger, string kind, string subject, long number, SlackFailure failure, string code);

        [LoggerMessage(LogLevel.Error, "{Kind} of {Subject} {Number} could not be said.")]
        public static partial void Failed(ILogger logger, string kind, string subject, long number, Exception exception);
    }
}
