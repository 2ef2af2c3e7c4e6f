using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Tells whoever runs the bot what Slack refused, and what may mend it.</summary>
internal sealed class RefusedNotification : SlackNotification
{
    private const string WayOutInSlack = "A channel needs me in it (`/invite` me, or un-archive it); a person must still be in the workspace.";

    private const string WayOutOfWebhook =
        "A call webhook must answer, and be on the public internet unless whoever runs me allows others (`Andon__PrivateWebhooks`).";

    public override string Kind => RefusedLadder.Name;

    public override Message Render(NotificationContext context, NotificationKey key, bool isUpdate, Instant now) => new Reply(context switch
    {
        IncidentContext { Facts.Incident.Number: var number } =>
            $"{Subject(context)}: {Refused(context)}.\n{WayOut(context)} `/andon show {number}` tells the rest.",
        PersonContext { Facts.Person: var person } =>
            $"{Subject(context)}; they must still be in the workspace. "
            + $"`/andon actions {Mrkdwn.Person(person)}` shows them, `/andon give A34 @user` gives one to somebody else.",
        _ => $"{Subject(context)}: {Refused(context)}.\n{WayOut(context)}",
    }).ToMessage();

    public override Message Minimal(NotificationContext context, NotificationKey key) => new Reply($"{Subject(context).Replace("*", "")}.").ToMessage();

    private static string Subject(NotificationContext context) => "Slack refused " + context switch
    {
        IncidentContext { Facts.Incident.Number: var number } => $"what I had to say about #{number}",
        LineContext { Facts.Line.Name: var line } => $"what I had to say about the line *{line}*",
        PersonContext { Facts.Person: var person } => $"the message with {Mrkdwn.Person(person)}'s actions of the day",
        _ => "what I had to say",
    };

    private static string Refused(NotificationContext context) => string.Join(
        ", ", RefusedIn(context).Select(sent => AllNotifications.Find(sent.Key.Kind)!.NameFor(sent.Key.Recipient)).Distinct());

    private static string WayOut(NotificationContext context) => string.Join(
        ' ', RefusedIn(context).Select(sent => AllNotifications.Find(sent.Key.Kind) is WebhookNotification ? WayOutOfWebhook : WayOutInSlack).Distinct());

    private static IEnumerable<SentNotification> RefusedIn(NotificationContext context) =>
        context.Sent.Where(sent => sent.State == NotificationState.Refused);
}
