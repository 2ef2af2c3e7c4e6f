using AndonBot.Domain.Calendar;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Incidents;
using AndonBot.Interactions;
using AndonBot.Notifications;
using AndonBot.Outbox;
using AndonBot.Playground.LocalSlack.Rendering;
using AndonBot.Slack;
using NodaTime;
using SlackNet.Blocks;
using SlackNet.WebApi;
using static AndonBot.Fuzz.BrokenException;

namespace AndonBot.Fuzz.Targets;

/// <summary>Whatever somebody writes, nobody is mentioned who was not meant, nothing is linked, and every section has room for it.</summary>
internal static class Mentions
{
    private const int RoomOfSection = 3000;
    private static readonly Instant Now = Instant.FromUtc(2030, 1, 7, 9, 0);
    private static readonly string[] Ours = ["U0ANN", "U0BOB", "U0CLEO", "C0LINE"];

    private static readonly Line Floor = new(
        1, "checkout", ["C0LINE"], "U0CLEO", new RotationSettings(["U0BOB"], IsoDayOfWeek.Monday, new(9, 0), DateTimeZone.Utc),
        WorkingCalendar.Default(DateTimeZone.Utc), SeverityPolicies.Default, null);

    public static IReadOnlyList<string> Words { get; } =
    [
        "<!channel>", "<@U0EVE>", "<#C0SECRET>", "<https://evil.example|here>", "<!subteam^S1>", "&lt;", "&gt;", "&amp;", "<!date^1^{date}|x>", "@here",
        "`", "*", "\u2028", "|", ">", "<",
    ];

    public static void Try(string text)
    {
        var plain = IncomingText.Decode(text, id => id);
        Unless(Mrkdwn.ToText(Mrkdwn.Text(plain), id => id) == plain, "Escaping and reading changes the text.");
        var messages = Messages(plain).Append(FailureReplies.For(new TimeoutException(), text).ToMessage()).Append(CommonReplies.VeryMany(text).ToMessage());
        foreach (var said in messages.SelectMany(Texts))
        {
            Unless(said.Length <= RoomOfSection, $"A section has {said.Length} characters.");
            foreach (var token in Token.In(said))
                Unless(
                    token.Kind == TokenKind.Date || (token.Kind is TokenKind.Person or TokenKind.Channel && Ours.Contains(token.Target)),
                    $"{token.Raw} slips through.");
        }
    }

    private static IEnumerable<Message> Messages(string text)
    {
        var incident = new Incident(12, null, Severity.Sev2, text, Now, "U0ANN", "C0LINE").OnLine(1, "U0BOB", Floor.Policies, held: false);
        var noted = new IncidentEvent(IncidentEventKind.Noted, Now, "U0BOB", text);
        var context = new IncidentContext(
            new("T", "incident", 12), 1, new(incident, Floor, "U0CLEO", [noted], [], new Dictionary<string, DateTimeZone>(), "U0CLEO"), [], null, []);
        yield return Say("Card", "card", "C0LINE");
        yield return Say("Call", "round-1/first", "U0BOB");
        yield return Say("Thread", "event-0", "C0LINE");
        yield return OverviewMessages.Show(incident, Floor, [noted], Now).ToMessage();
        foreach (var part in Enumerable.Range(1, IncidentText.PartsBeyondCard(text)))
            yield return Say("Text", $"part-{part}", "C0LINE");

        Message Say(string kind, string occurrence, string recipient) =>
            ((SlackNotification)AllNotifications.Find(kind)!).Render(context, new NotificationKey(kind, occurrence, recipient), isUpdate: false, Now);
    }

    private static IEnumerable<string> Texts(Message message) =>
        message.Blocks.OfType<SectionBlock>().Select(section => section.Text).OfType<Markdown>().Select(text => text.Text).Append(message.Text);
}
