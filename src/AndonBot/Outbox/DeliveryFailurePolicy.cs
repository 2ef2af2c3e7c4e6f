using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>What a call that Slack did not accept means for the notice, its destination and the workspace.</summary>
internal sealed class DeliveryFailurePolicy(OutboxStore ledger, SlackState state, WorldClock clock)
{
    /// <summary>How often a notice may fail before it is said as plainly as can be; failing at that too, it is refused.</summary>
    public const int FailuresBeforeMinimal = 5;

    private static readonly Duration WorkspacePause = Duration.FromMinutes(1);
    private static readonly Duration LookAgain = Duration.FromSeconds(5);
    private static readonly Duration LongestWait = Duration.FromMinutes(5);

    public async Task Settle(ClaimedNotice notice, SlackCallException exception)
    {
        var (now, code) = (clock.Now(), exception.Code);
        Report(notice, exception);
        switch (exception.Failure)
        {
            case SlackFailure.Throttled:
                var wait = Duration.FromTimeSpan(exception.RetryAfter);
                await ledger.Deferred(notice, code, wait, failed: false, now);
                await ledger.Park(notice.WorkspaceId, notice.IsUpdate ? Destinations.Updates : notice.Destination, wait);
                break;
            case SlackFailure.Unknown when !notice.IsUpdate && notice.Key.Kind != NoticeKind.Page:
                await ledger.Unknown(notice, code, now);
                break;
            case SlackFailure.Unsent or SlackFailure.Unknown:
                await ledger.Deferred(notice, code, BackOff(notice), failed: notice.Failures < FailuresBeforeMinimal - 1, now);
                break;
            case SlackFailure.Workspace:
                await ledger.Deferred(notice, code, WorkspacePause, failed: false, now);
                await ledger.Park(notice.WorkspaceId, Destinations.Workspace, WorkspacePause);
                break;
            case SlackFailure.TargetGone when notice.IsUpdate && NoticeShape.IsLasting(notice.Key.Kind):
                await ledger.Gone(notice, Destinations.For(notice.Key), now);
                break;
            // A direct message that cannot be changed any more says nothing about whether the next one arrives.
            case SlackFailure.Destination when notice.IsUpdate && !NoticeShape.IsInChannel(notice.Key.Kind):
            case SlackFailure.TargetGone when notice.IsUpdate:
                await ledger.Accepted(notice, null, shown: long.MaxValue, now, bump: false);
                break;
            case SlackFailure.TargetGone:
                await ledger.CardGone(notice);
                await ledger.Deferred(notice, code, BackOff(notice), failed: true, now);
                break;
            case SlackFailure.Destination:
                await ledger.Refused(notice, code, now);
                break;
            default:
                await Fail(notice, code, exception.Failure == SlackFailure.Content, now);
                break;
        }
    }

    /// <summary>The look whether Slack has an uncertain notice failed; saying it now could say it twice.</summary>
    public async Task NotFoundOut(ClaimedNotice notice, SlackCallException exception)
    {
        Report(notice, exception);
        // The thread that may hold it is gone: its card is posted anew, and there it is not.
        if (exception.Failure == SlackFailure.TargetGone)
            await ledger.CardGone(notice);
        var wait = exception.Failure switch
        {
            SlackFailure.Throttled => Duration.FromTimeSpan(exception.RetryAfter),
            SlackFailure.Workspace => WorkspacePause,
            _ => LookAgain,
        };
        await ledger.StillUnknown(notice, exception.Code, wait, clock.Now());
    }

    /// <summary>Slack refuses the bot or does not answer: health says so until it was asked again and does. A webhook is not Slack.</summary>
    private void Report(ClaimedNotice notice, SlackCallException exception)
    {
        if (exception.Failure is SlackFailure.Workspace or SlackFailure.Unsent or SlackFailure.Unknown && notice.Key.Kind != NoticeKind.Page)
            state.Refused(exception.Code);
    }

    /// <summary>Slack's refusal of a content will not change; of anything unknown it may.</summary>
    private async Task Fail(ClaimedNotice notice, string code, bool isContent, Instant now)
    {
        if (notice.Failures >= FailuresBeforeMinimal)
            await ledger.Refused(notice, code, now);
        else
            await ledger.Deferred(notice, code, isContent ? Duration.FromSeconds(1) : BackOff(notice), failed: true, now, toMinimal: isContent);
    }

    private static Duration BackOff(ClaimedNotice notice) =>
        Duration.Min(LongestWait, Duration.FromSeconds(Math.Pow(2, Math.Min(notice.Failures, 9))));
}
