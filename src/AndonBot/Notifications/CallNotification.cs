using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Incidents;

/// <summary>Direct messages about an incident: the call, reminders, and how it ended.</summary>
public static class CallMessages
{
    /// <param name="anew">What called it anew; null while it is called for the first time.</param>
    public static Message Call(NoticeKey key, Incident incident, Line line, IncidentEvent? anew, Instant now)
    {
        var opening = Calls.IsOverdue(key.Step) ? $"Nobody has answered {Name(incident, line)}."
            : key.Recipient == incident.Fixer ? Opening(key.Recipient, incident, line, anew)
            : $"I cannot reach {Mrkdwn.Person(incident.Fixer!)}, so I'm calling you. {Opening(key.Recipient, incident, line, anew)}";
        var stopped = incident.OpenStop is null ? "" : " The line is stopped.";
        return Of(
            $"{IncidentWords.Lamp(incident)} {opening}{stopped}\n{What(incident)}\n{IncidentWords.AnswerClock(incident, line, now)}",
            new ReplyButton(ActionIds.Answer, "I'm on it", Value(incident), Primary: true),
            new ReplyButton(ActionIds.Give, "Hand over…", Value(incident)));
    }

    /// <summary>What a call becomes when it is over, without buttons.</summary>
    public static Message CallIsOver(Incident incident, Line line)
    {
        var how = incident switch
        {
            { MergedInto: { } other } => $"it is the same as #{other}",
            { DismissedAt: { } at } => $"{Mrkdwn.Person(incident.DismissedBy!)} called it a false alarm {Mrkdwn.Time(at)}",
            { AnsweredAt: { } at } => $"{Mrkdwn.Person(incident.AnsweredBy!)} answered {Mrkdwn.Time(at)}",
            _ => $"{Mrkdwn.Person(incident.Fixer!)} is called",
        };
        return Of($"{Name(incident, line)}: {how}.\n{What(incident)}");
    }

    public static Message Quiet(Incident incident, Line line, string recipient)
    {
        var since = Mrkdwn.When(incident.QuietFrom!.Value);
        var text = recipient == incident.AnsweredBy
            ? $"You are on {Name(incident, line)}, and the last word on it was {since}. How is it?"
            : $"{Mrkdwn.Person(incident.AnsweredBy!)} is on {Name(incident, line)}, and the last word on it was {since}. Perhaps a hand would help.";
        return Of(
            $"{text}\n{What(incident)}",
            new ReplyButton(ActionIds.Contain, "Contained…", Value(incident), Primary: true),
            new ReplyButton(ActionIds.StillOnIt, "Still on it", Value(incident)),
            new ReplyButton(ActionIds.Dismiss, "False alarm…", Value(incident)));
    }

    public static Message Red(Incident incident, Line line) => Of(
        $"🔴 {line.Name} has been stopped since {Mrkdwn.When(incident.OpenStop!.StoppedAt)} by {Name(incident, line)}.\n{What(incident)}\n{WayOut(incident)}",
        new ReplyButton(ActionIds.Restart, "Restart the line…", Value(incident), Primary: true),
        new ReplyButton(ActionIds.Note, "Note…", Value(incident)));

    public static Message Given(Incident incident, Line line, IncidentEvent given) => Of(
        $"{HandedOver(Name(incident, line), "you", given.Who)}: its clocks are yours now ({IncidentWords.Status(incident)}).\n{What(incident)}");

    public static Message Ended(Incident incident, long pulled)
    {
        var how = incident.DismissedAt is null
            ? $"contained {IncidentWords.By(incident.ContainedBy)}: {Mrkdwn.Text(IncidentText.Clamp(incident.Containment ?? "", 500))}"
            : $"a false alarm: {Mrkdwn.Text(IncidentText.Clamp(incident.DismissedWhy ?? "", 500))}";
        return Of($"Your pull #{pulled} was the same as #{incident.Number}, which is now {how}\nThank you for pulling.");
    }

    /// <summary>The loop is closed: whoever pulled hears that it is fixed for good, and by what.</summary>
    /// <param name="pulled">The number of the recipient's pull.</param>
    public static Message Fixed(Incident incident, long pulled, IReadOnlyList<ActionItem> actions)
    {
        var same = pulled == incident.Number ? "" : $", the same as #{incident.Number},";
        var done = actions.Where(action => action is { Temporary: false, DoneAt: not null }).Take(5)
            .Select(action => $"\n✅ *A{action.Number}* {ActionWords.What(action.Text, 150)} · {Mrkdwn.Person(action.DoneBy!)}");
        return Of($"Your pull #{pulled}{same} is fixed for good.{string.Concat(done)}\n{What(incident)}\nThank you for pulling the cord.");
    }

    /// <summary>To the puller and the operator: a pull is waiting for somebody to say which line it is on.</summary>
    public static Message Unplaced(Incident incident, IReadOnlyList<string> lines)
    {
        var who = incident.AnsweredBy is { } on ? $"{Mrkdwn.Person(on)} is on it" : "nobody is called yet";
        var text = $"#{incident.Number} was pulled {Mrkdwn.When(incident.CalledAt)} by {Mrkdwn.Person(incident.CalledBy)} where no line lives, and {who}.\n"
            + What(incident);
        return lines.Count == 0
            ? Of($"{text}\nThere is no line yet: `/andon setup` in a team's channel makes one.")
            : Of($"{text}\nWhich line is it?", LineButtons(incident.Number, lines));
    }

    /// <summary>One button a line, as many as a message takes.</summary>
    public static ReplyButton[] LineButtons(long number, IReadOnlyList<string> lines) =>
        [.. lines.Take(45).Select(line => new ReplyButton(ActionIds.PullLine, line, $"{number} {line}"))];

    /// <summary>The least that says it, when Slack does not take a message as it should be.</summary>
    public static Message Minimal(NoticeKey key, Incident incident)
    {
        var what = Mrkdwn.Text(IncidentText.Clamp(incident.Text.ReplaceLineEndings(" "), 300));
        var call = key.Kind == NoticeKind.Call ? "I'm calling you: " : "";
        var name = $"#{incident.Number} ({IncidentWords.Severity(incident.Severity)})";
        return new Message { Text = $"{call}{name}: {what}\n`/andon show {incident.Number}` tells the rest." };
    }

    /// <summary>To whoever runs the bot: what Slack refused, and why.</summary>
    public static Message Refused(long number, IReadOnlyList<NoticeKey> refused) => Of(
        $"Slack refused what I had to say about #{number}: {string.Join(", ", refused.Select(Refused).Distinct())}.\n"
        + "A channel needs me in it (`/invite` me, or un-archive it); a person must still be in the workspace. "
        + $"`/andon show {number}` tells the rest.");

    private static string Refused(NoticeKey key) => key.Kind switch
    {
        NoticeKind.Card or NoticeKind.Text or NoticeKind.Thread => $"the card in {Mrkdwn.Channel(key.Recipient)}",
        NoticeKind.Call => $"the call to {Mrkdwn.Person(key.Recipient)}",
        NoticeKind.Page => $"the line's webhook for {Mrkdwn.Person(key.Recipient)}",
        _ => $"a message to {Mrkdwn.Person(key.Recipient)}",
    };

    private static string Opening(string recipient, Incident incident, Line line, IncidentEvent? anew) => anew switch
    {
        { Kind: IncidentEventKind.HandedOver, Text: { } to } => $"{HandedOver(Name(incident, line), to == recipient ? "you" : Mrkdwn.Person(to), anew.Who)}.",
        { Kind: IncidentEventKind.CameBack, Who: { } who } => $"It's back, says {Mrkdwn.Person(who)}: {Name(incident, line)}.",
        { Kind: IncidentEventKind.SeverityChanged, Who: { } who } => $"{Mrkdwn.Person(who)} changed the severity: {Name(incident, line)}.",
        _ => $"{Mrkdwn.Person(incident.CalledBy)} pulled the cord: {Name(incident, line)}.",
    };

    /// <param name="who">Null when the Fixer cannot act any more and nobody had to hand anything over.</param>
    private static string HandedOver(string what, string to, string? who) =>
        who is null ? $"The Fixer of {what} cannot act any more, so it went over to {to}" : $"{Mrkdwn.Person(who)} handed {what} over to {to}";

    private static string WayOut(Incident incident) => incident.Containment is { } containment
        ? $"Contained: {Mrkdwn.Text(IncidentText.Clamp(containment.ReplaceLineEndings(" "), 500))}. Can the line run again?"
        : "Is there a temporary fix that lets it run again?";

    private static string Name(Incident incident, Line line) => $"*#{incident.Number} · {IncidentWords.Severity(incident.Severity)} · {line.Name}*";

    private static string What(Incident incident) => Mrkdwn.Quote(IncidentText.Clamp(incident.Text, IncidentText.CardRoom));

    private static string Value(Incident incident) => incident.Number.ToString();

    private static Message Of(string text, params IReadOnlyList<ReplyButton> buttons) => new Reply(text, buttons).ToMessage();
}
