using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Slack;
using NodaTime;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Incidents;

/// <summary>What a card shows.</summary>
/// <param name="CalledAt">When Slack accepted the call to the Fixer; null while it has not.</param>
public sealed record CardFacts(Incident Incident, Line Line, Instant? CalledAt, Instant Now)
{
    public IReadOnlyList<ActionItem> Actions { get; init; } = [];
}

/// <summary>The incident's card: lamp, severity, what, who, clocks, and the buttons that make sense now.</summary>
public static class CardMessages
{
    public static Message Card(CardFacts facts)
    {
        var incident = facts.Incident;
        var blocks = new List<Block>
        {
            Mrkdwn.Section($"{Headline(facts)}\n{Mrkdwn.Quote(IncidentText.Clamp(incident.Text, IncidentText.CardRoom))}{Longer(incident)}"),
            Mrkdwn.Section(string.Join('\n', Lines(facts))),
        };
        if (ActionWords.Card(incident, facts.Actions).ToList() is { Count: > 0 } actions)
            blocks.Add(Mrkdwn.Section(string.Join('\n', actions)));
        var buttons = Buttons(incident).ToList();
        if (buttons.Count > 0)
            blocks.Add(new ActionsBlock { Elements = buttons });
        return new Message { Text = Fallback(facts), Blocks = blocks };
    }

    private static string Headline(CardFacts facts)
    {
        var incident = facts.Incident;
        var state = incident.OpenStop is not null ? "line stopped" : incident switch
        {
            { MergedInto: { } other } => $"the same as #{other}",
            { Status: IncidentStatus.Called } => "called",
            { Status: IncidentStatus.Answered } => "somebody is on it",
            { Status: IncidentStatus.Contained, Temporary: true } => "contained by a temporary fix",
            { Status: IncidentStatus.Contained } => "contained",
            { Status: IncidentStatus.Dismissed } => "false alarm",
            { Status: IncidentStatus.Learned } => "learned",
            _ => "fixed",
        };
        return $"{IncidentWords.Lamp(incident)} *#{incident.Number} · {IncidentWords.Severity(incident.Severity)} · {facts.Line.Name} · {state}*";
    }

    private static string Longer(Incident incident) => IncidentText.PartsBeyondCard(incident.Text) > 0 ? "\n_The whole text is in the thread._" : "";

    private static IEnumerable<string> Lines(CardFacts facts)
    {
        var incident = facts.Incident;
        yield return $"Pulled by {Mrkdwn.Person(incident.CalledBy)} {Mrkdwn.When(incident.CalledAt)}. Thank you.";
        yield return Fixer(facts);
        if (incident.IsCalled)
            yield return IncidentWords.AnswerClock(incident, facts.Line, facts.Now);
        if (incident.OpenStop is { } stop)
            yield return $"Line stopped {Mrkdwn.When(stop.StoppedAt)} {IncidentWords.By(stop.StoppedBy)}{Because(stop.Why)}. Deploys are held.";
        if (incident.ContainedAt is { } contained)
            yield return $"Contained {Mrkdwn.When(contained)} {IncidentWords.By(incident.ContainedBy)}: {Short(incident.Containment)}";
        if (incident.Cause is { } cause)
            yield return $"Cause: {Short(cause)}";
        if (incident.RootCause is { } root)
            yield return $"Root cause: {Short(root)}";
        if (incident.HeldAt is { } held)
            yield return $"Postmortem held {Mrkdwn.When(held)} {IncidentWords.By(incident.HeldBy)}.";
        // A due time that passes is a fact, and with it the card is shown anew.
        else if (incident.PostmortemDue(facts.Line) is { } postmortem)
            yield return $"Postmortem {(incident.PostmortemMissedAt >= postmortem ? "was due" : "due")} {Mrkdwn.When(postmortem)}.";
        if (incident.DismissedAt is { } dismissed)
        {
            yield return $"False alarm {Mrkdwn.When(dismissed)} {IncidentWords.By(incident.DismissedBy)}{Because(incident.DismissedWhy)}. "
                + "Thank you for pulling all the same.";
        }
    }

    private static string Fixer(CardFacts facts)
    {
        var incident = facts.Incident;
        var fixer = $"Fixer: {Mrkdwn.Person(incident.Fixer!)}";
        if (incident.AnsweredAt is { } answered)
        {
            var did = incident is { IsOpen: true, Status: IncidentStatus.Answered } ? "has been on it since" : "answered";
            return $"{fixer}. {Mrkdwn.Person(incident.AnsweredBy!)} {did} {Mrkdwn.Time(answered)}.";
        }

        return facts.CalledAt is { } called ? $"{fixer}, called {Mrkdwn.Time(called)}." : $"{fixer}.";
    }

    private static string Because(string? why) => string.IsNullOrEmpty(why) ? "" : $": {Short(why)}";

    private static string Short(string? text) => Mrkdwn.Text(IncidentText.Clamp((text ?? "").ReplaceLineEndings(" "), 500));

    private static IEnumerable<IActionElement> Buttons(Incident incident)
    {
        if (!incident.IsOpen)
        {
            if (incident.Status == IncidentStatus.Fixed)
                yield return Button(incident, ActionIds.Back, "It's back");
            yield break;
        }

        if (incident.IsCalled)
            yield return Button(incident, ActionIds.Answer, "I'm on it", ButtonStyle.Primary);
        else if (incident.ContainedAt is null)
            yield return Button(incident, ActionIds.Contain, "Contained…", ButtonStyle.Primary);
        else if (incident.Cause is null || incident.Temporary is null)
            yield return Button(incident, ActionIds.Contain, "Say the cause…");
        if (incident.ContainedAt is not null)
            yield return Button(incident, ActionIds.Back, "It's back");
        if (incident.HeldAt is null && (incident.PostmortemIsOwed || incident.ContainedAt is not null))
            yield return Button(incident, ActionIds.Postmortem, "Postmortem…");
        if (incident.OpenStop is not null)
            yield return Button(incident, ActionIds.Restart, "Restart the line…", incident.ContainedAt is null ? ButtonStyle.Default : ButtonStyle.Primary);
        else if (incident.ContainedAt is null)
            yield return Button(incident, ActionIds.Stop, "Stop the line", ButtonStyle.Danger);
        if (incident.ContainedAt is not null)
            yield return Button(incident, ActionIds.Add, "Add action…");
        yield return Button(incident, ActionIds.Note, "Note…");
        if (incident.ContainedAt is not null)
            yield break;
        yield return Button(incident, ActionIds.Give, "Hand over…");
        yield return Button(incident, ActionIds.Dismiss, "False alarm…");
        yield return Severity(incident);
    }

    private static Button Button(Incident incident, string id, string label, ButtonStyle style = ButtonStyle.Default) =>
        new() { ActionId = id, Text = new PlainText(label), Value = incident.Number.ToString(), Style = style };

    private static StaticSelectMenu Severity(Incident incident)
    {
        var options = Enum.GetValues<Severity>()
            .Select(severity => Forms.Option($"{incident.Number} {(int)severity}", IncidentWords.SeverityChoice(severity))).ToList();
        return new()
        {
            ActionId = ActionIds.Severity, Placeholder = new PlainText("Severity"), Options = [.. options], InitialOption = options[(int)incident.Severity - 1],
        };
    }

    /// <summary>What a notification shows, in words.</summary>
    private static string Fallback(CardFacts facts)
    {
        var incident = facts.Incident;
        var what = Mrkdwn.Text(IncidentText.Clamp(incident.Text.ReplaceLineEndings(" "), 300));
        return $"#{incident.Number} {IncidentWords.Severity(incident.Severity)} on {facts.Line.Name}: {what}";
    }
}
