using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Tells the next Fixer that their week comes.</summary>
internal sealed class UpcomingNotification : SlackNotification<LineContext>
{
    public override string Kind => UpcomingLadder.Name;

    protected override Message Render(LineContext context, NotificationKey key, bool isUpdate, Instant now) => new Reply(
        $"You are the Fixer of *{context.Facts.Line.Name}* from {Mrkdwn.Day(context.Window.Next.StartsAt)}, "
            + $"after {Mrkdwn.Person(context.Window.Current.Fixer)}. `/andon fixer` shows the weeks to come.").ToMessage();

    protected override Message Minimal(LineContext context, NotificationKey key) => new Reply(
        $"You are the Fixer of {context.Facts.Line.Name} from {Mrkdwn.Day(context.Window.Next.StartsAt)}.").ToMessage();
}
