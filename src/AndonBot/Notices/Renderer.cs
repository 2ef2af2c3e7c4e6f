using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notices;
using AndonBot.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Notices;

/// <summary>Turns a notice and the facts into the message that says it. Pure.</summary>
internal static class Renderer
{
    /// <summary>A call's shown version while it can still be answered, and when it says that it is over.</summary>
    public const long CallIsOpen = 1;
    public const long CallIsOver = 2;

    public static Message Render(NoticeKey key, bool isUpdate, IncidentFacts facts, IReadOnlyList<Said> said, IReadOnlyList<string> lines, Instant now)
    {
        var (incident, line) = (facts.Incident, facts.Line!);
        return key.Kind switch
        {
            NoticeKind.Card => CardMessages.Card(new(incident, line, CalledAt(incident, said), now)),
            NoticeKind.Text => ThreadMessages.Part(incident.Text, key.Step),
            NoticeKind.Thread => ThreadMessages.Line(EventOf(key, facts), incident),
            NoticeKind.Call when isUpdate && Calls.IsOver(key, incident) => CallMessages.CallIsOver(incident, line),
            NoticeKind.Call => CallMessages.Call(key, incident, line, CalledAnew(facts), now),
            NoticeKind.Quiet => CallMessages.Quiet(incident, line, key.Recipient),
            NoticeKind.Red => CallMessages.Red(incident, line),
            NoticeKind.Given => CallMessages.Given(incident, line, EventOf(key, facts)),
            NoticeKind.Ended => CallMessages.Ended(incident, key.Step),
            NoticeKind.Unplaced => CallMessages.Unplaced(incident, lines),
            NoticeKind.Refused => CallMessages.Refused(incident.Number, [.. said.Where(s => s.State == NoticeState.Refused).Select(s => s.Key)]),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key.Kind, "Nothing in Slack says this."),
        };
    }

    /// <summary>The least that says it, when Slack does not take the message as it should be.</summary>
    public static Message Minimal(NoticeKey key, IncidentFacts facts)
    {
        var incident = facts.Incident;
        var what = Mrkdwn.Text(IncidentText.Clamp(incident.Text.ReplaceLineEndings(" "), 300));
        var call = key.Kind == NoticeKind.Call ? "I'm calling you: " : "";
        var name = $"#{incident.Number} ({IncidentWords.Severity(incident.Severity)})";
        return new Message { Text = $"{call}{name}: {what}\n`/andon show {incident.Number}` tells the rest." };
    }

    /// <summary>Says that the message may stand there already: its first sending was never answered, and the bot may not read there.</summary>
    public static void MarkAsRepeat(Message message) =>
        message.Blocks?.Add(new ContextBlock { Elements = [new Markdown("_This may be a repeat: Slack did not answer the first time._")] });

    /// <summary>What the message shows once Slack has it.</summary>
    public static long ShownVersion(NoticeKey key, IncidentFacts facts) => key.Kind switch
    {
        NoticeKind.Card => facts.Version,
        NoticeKind.Call => Calls.IsOver(key, facts.Incident) ? CallIsOver : CallIsOpen,
        _ => facts.Version,
    };

    private static Instant? CalledAt(Incident incident, IReadOnlyList<Said> said) => said
        .Where(s => s.Key.Kind == NoticeKind.Call && s.Key.Recipient == incident.Fixer && Calls.RoundOf(s.Key.Step) == incident.Round)
        .Min(s => s.AcceptedAt);

    /// <summary>Why there is another round of calls; null in the first.</summary>
    private static IncidentEvent? CalledAnew(IncidentFacts facts) => facts.Incident.Round == 0 ? null : facts.Events.LastOrDefault(
        told => told.Kind is IncidentEventKind.HandedOver or IncidentEventKind.CameBack or IncidentEventKind.SeverityChanged);

    private static IncidentEvent EventOf(NoticeKey key, IncidentFacts facts) => facts.Events.Single(told => told.Id == key.Step);
}
