using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Tells whoever pulled that it is fixed for good, and by what.</summary>
internal sealed class FixedNotification : IncidentNotification
{
    public override string Kind => FixedLadder.Name;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var incident = context.Facts.Incident;
        var pulled = PullOf(context.Facts, key.Recipient);
        var same = pulled == incident.Number ? "" : $", the same as #{incident.Number},";
        var done = context.Facts.Actions.Where(action => action is { Temporary: false, DoneAt: not null }).Take(5)
            .Select(action => $"\n✅ *A{action.Number}* {ActionWords.Text(action.Text, 150)} · {Mrkdwn.Person(action.DoneBy!)}");
        return Of($"Your pull #{pulled}{same} is fixed for good.{string.Concat(done)}\n{Quote(incident)}\nThank you for pulling the cord.");
    }

    /// <summary>The number of somebody's pull: this one, or one that was merged into it.</summary>
    private static long PullOf(IncidentFacts facts, string puller) => puller == facts.Incident.CalledBy
        ? facts.Incident.Number
        : facts.Joined.First(joined => joined.Puller == puller).Number;
}
