using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>What a call that was not accepted means for the notification, its destination and the workspace.</summary>
internal sealed class DeliveryFailurePolicy(
    DestinationStore destinations, SettlementStore settlements, NotificationCatalog catalog, SlackState state, WorldClock clock)
{
    /// <summary>How often a notification may fail before its shortest form is sent; failing at that too, it is refused.</summary>
    public const int FailuresBeforeMinimal = 5;

    private static readonly Duration WorkspacePause = Duration.FromMinutes(1);
    private static readonly Duration LookAgain = Duration.FromSeconds(5);
    private static readonly Duration LongestWait = Duration.FromMinutes(5);

    public async Task Settle(ClaimedNotification notification, SlackCallException exception)
    {
        var (now, code, inSlack) = (clock.Now(), exception.Code, catalog[notification.Kind] as SlackNotification);
        Report(inSlack, exception);
        switch (exception.Failure)
        {
            case SlackFailure.Throttled:
                var wait = Duration.FromTimeSpan(exception.RetryAfter);
                await settlements.Deferred(notification, code, wait, failures: 0, now);
                await destinations.Park(notification.WorkspaceId, notification.IsUpdate ? Destinations.Updates : notification.Destination, wait);
                break;
            case SlackFailure.Unknown when !notification.IsUpdate && inSlack is not null:
                await settlements.Unknown(notification, code, now);
                break;
            case SlackFailure.Unsent or SlackFailure.Unknown:
                await settlements.Deferred(notification, code, BackOff(notification), notification.Failures < FailuresBeforeMinimal - 1 ? 1 : 0, now);
                break;
            case SlackFailure.Workspace:
                await settlements.Deferred(notification, code, WorkspacePause, failures: 0, now);
                await destinations.Park(notification.WorkspaceId, Destinations.Workspace, WorkspacePause);
                break;
            case SlackFailure.Scope:
                await settlements.Deferred(notification, $"{Backlog.MissingScope}{exception.Needed}", WorkspacePause, failures: 0, now);
                await destinations.Park(notification.WorkspaceId, notification.Destination, WorkspacePause, alone: true);
                break;
            case SlackFailure.TargetGone when notification.IsUpdate && inSlack is { IsPostedAgain: true }:
                await settlements.Gone(notification, now);
                break;
            // A direct message that cannot be changed any more says nothing about whether the next one arrives.
            case SlackFailure.Destination when notification.IsUpdate && inSlack is { IsInChannel: false }:
            case SlackFailure.TargetGone when notification.IsUpdate:
                await settlements.Accepted(notification, null, revision: long.MaxValue, now, changes: false);
                break;
            case SlackFailure.TargetGone:
                await settlements.ParentGone(notification);
                await settlements.Deferred(notification, code, BackOff(notification), failures: 1, now);
                break;
            case SlackFailure.Destination:
                await settlements.Refused(notification, code, now);
                break;
            default:
                await Fail(notification, code, exception.Failure == SlackFailure.Content, now);
                break;
        }
    }

    /// <summary>It could not be found out whether Slack has an uncertain notification; sending it now could send it twice.</summary>
    public async Task NotFoundOut(ClaimedNotification notification, SlackCallException exception)
    {
        Report(catalog[notification.Kind] as SlackNotification, exception);
        // The thread that may hold it is gone: its parent is posted again, and there it is not.
        if (exception.Failure == SlackFailure.TargetGone)
            await settlements.ParentGone(notification);
        var wait = exception.Failure switch
        {
            SlackFailure.Throttled => Duration.FromTimeSpan(exception.RetryAfter),
            SlackFailure.Workspace or SlackFailure.Scope => WorkspacePause,
            _ => LookAgain,
        };
        await settlements.StillUnknown(notification, exception.Code, wait, clock.Now());
    }

    /// <summary>Slack refuses the bot or does not answer: health says so until Slack answers again. A webhook is not Slack.</summary>
    private void Report(SlackNotification? inSlack, SlackCallException exception)
    {
        if (inSlack is not null && exception.Failure is SlackFailure.Workspace or SlackFailure.Unsent or SlackFailure.Unknown)
            state.Refused(exception.Code);
    }

    /// <summary>Slack's refusal of a content will not change; of anything unknown it may.</summary>
    private async Task Fail(ClaimedNotification notification, string code, bool isContent, Instant now)
    {
        if (notification.Failures >= FailuresBeforeMinimal)
            await settlements.Refused(notification, code, now);
        else if (isContent)
            await settlements.Deferred(notification, code, Duration.FromSeconds(1), FailuresBeforeMinimal, now);
        else
            await settlements.Deferred(notification, code, BackOff(notification), failures: 1, now);
    }

    private static Duration BackOff(ClaimedNotification notification) =>
        Duration.Min(LongestWait, Duration.FromSeconds(Math.Pow(2, Math.Min(notification.Failures, 9))));
}
