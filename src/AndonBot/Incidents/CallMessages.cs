using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notices;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Incidents;

/// <summary>Direct messages about an incident: the call, reminders, and how it ended.</summary>
public static class CallMessages
{
    public static Message Call(NoticeKey key, Incident incident, Line line, Instant now)
    {
        var opening = Calls.IsOverdue(key.Step)
            ? $"Nobody has answered {Name(incident, line)}."
            : $"{Mrkdwn.Person(incident.CalledBy)} pulled the cord: {Name(incident, line)}.";
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
            { DismissedAt: { } at } => $"false alarm {IncidentWords.By(incident.DismissedBy)} {Mrkdwn.Time(at)}",
            { AnsweredAt: { } at } => $"{Mrkdwn.Person(incident.AnsweredBy!)} answered {Mrkdwn.Time(at)}",
            _ => $"{Mrkdwn.Person(incident.Fixer!)} is called",
        };
        return Of($"{Name(incident, line)}: {how}.\n{What(incident)}");
    }

    public static Message Quiet(Incident incident, Line line, string recipient)
    {
        var since = Mrkdwn.When(incident.QuietFrom!.Value);
        var text = recipient == incident.AnsweredBy
            ? $"You are on {Name(incident, line)}, and nobody has heard of it since {since}. How is it?\n{What(incident)}"
            : $"{Mrkdwn.Person(incident.AnsweredBy!)} is on {Name(incident, line)} and has been silent since {since}.\n{What(incident)}";
        return Of(
            text,
            new ReplyButton(ActionIds.Contain, "Contained…", Value(incident), Primary: true),
            new ReplyButton(ActionIds.StillOnIt, "Still on it", Value(incident)),
            new ReplyButton(ActionIds.Dismiss, "False alarm…", Value(incident)));
    }

    public static Message Red(Incident incident, Line line) => Of(
        $"🔴 {line.Name} has been stopped since {Mrkdwn.When(incident.OpenStop!.StoppedAt)} by {Name(incident, line)}.\n{What(incident)}",
        new ReplyButton(ActionIds.Restart, "Restart the line…", Value(incident), Primary: true),
        new ReplyButton(ActionIds.Note, "Note…", Value(incident)));

    public static Message Given(Incident incident, Line line, IncidentEvent given) => Of(
        $"{(given.Who is { } who ? $"{Mrkdwn.Person(who)} handed #{incident.Number} over to you" : $"The Fixer of #{incident.Number} cannot act any more")}: its clocks are yours now ({line.Name}, {IncidentWords.Status(incident)}).\n{What(incident)}");

    public static Message Ended(Incident incident, long pulled)
    {
        var how = incident.DismissedAt is null
            ? $"contained {IncidentWords.By(incident.ContainedBy)}: {Mrkdwn.Text(IncidentText.Clamp(incident.Containment ?? "", 500))}"
            : $"a false alarm: {Mrkdwn.Text(IncidentText.Clamp(incident.DismissedWhy ?? "", 500))}";
        return Of($"Your pull #{pulled} was the same as #{incident.Number}, which is now {how}\nThank you for pulling.");
    }

    /// <summary>To the puller and the operator: a pull is waiting for somebody to say which line it is on.</summary>
    public static Message Unplaced(Incident incident, IReadOnlyList<string> lines)
    {
        var text = $"#{incident.Number} was pulled {Mrkdwn.When(incident.CalledAt)} by {Mrkdwn.Person(incident.CalledBy)} where no line lives, and nobody is called yet.\n{What(incident)}";
        return lines.Count == 0
            ? Of($"{text}\nThere is no line yet: `/andon setup` in a team's channel makes one.")
            : Of($"{text}\nWhich line is it?", LineButtons(incident.Number, lines));
    }

    /// <summary>One button a line, as many as a message takes.</summary>
    public static ReplyButton[] LineButtons(long number, IReadOnlyList<string> lines) =>
        [.. lines.Take(45).Select(line => new ReplyButton(ActionIds.PullLine, line, $"{number} {line}"))];

    /// <summary>To whoever runs the bot: what Slack refused.</summary>
    /// <param name="refused">What was to be said to whom, in mrkdwn.</param>
    public static Message Refused(long number, string refused) => Of(
        $"Slack refused what I had to say about #{number}: {refused}.\nIf a channel is named, `/invite` me there (or un-archive it); if a person, check that they are still in the workspace.");

    private static string Name(Incident incident, Line line) => $"*#{incident.Number} · {IncidentWords.Severity(incident.Severity)} · {line.Name}*";

    private static string What(Incident incident) => Mrkdwn.Quote(IncidentText.Clamp(incident.Text, IncidentText.CardRoom));

    private static string Value(Incident incident) => incident.Number.ToString();

    private static Message Of(string text, params IReadOnlyList<ReplyButton> buttons) => new Reply(text, buttons).ToMessage();
}
