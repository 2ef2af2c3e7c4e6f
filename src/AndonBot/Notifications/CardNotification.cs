using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Incidents.Postmortems;
using AndonBot.Slack;
using NodaTime;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>The incident's card: lamp, severity, what, who, clocks, and the buttons that make sense now. It is kept up to date.</summary>
internal sealed class CardNotification : IncidentNotification
{
    public override string Kind => CardLadder.Name;

    public override string Name => "the card";

    public override bool IsInChannel => true;

    public override bool IsPostedAgain => true;

    public override string NameFor(string recipient) => $"the card in {Mrkdwn.Channel(recipient)}";

    protected override long Revision(IncidentContext context, NotificationKey key) => context.Version;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var facts = new CardFacts(context.Facts.Incident, context.Facts.Line!, CalledAt(context), now);
        var incident = facts.Incident;
        var blocks = new List<Block>
        {
            Mrkdwn.Section($"{Headline(facts)}\n{Quote(incident)}{Longer(incident)}"),
            Mrkdwn.Section(string.Join('\n', Lines(facts))),
        };
        if (ActionWords.Card(incident, context.Facts.Actions).ToList() is { Count: > 0 } actions)
            blocks.Add(Mrkdwn.Section(string.Join('\n', actions)));
        var buttons = Buttons(incident).ToList();
        if (buttons.Count > 0)
            blocks.Add(new ActionsBlock { Elements = buttons });
        return new Message { Text = Fallback(facts), Blocks = blocks };
    }

    /// <summary>When Slack accepted the call to the Fixer; null while it has not.</summary>
    private static Instant? CalledAt(IncidentContext context)
    {
        var incident = context.Facts.Incident;
        return context.Sent.Where(sent => sent.Key.Kind == CallLadder.Name && sent.Key.Recipient == incident.Fixer && Calls.IsOfRound(sent.Key, incident))
            .Min(sent => sent.AcceptedAt);
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
        if (incident.BeganAt is { } began)
            yield return $"Began {Mrkdwn.When(began)}, {Phrases.Duration((incident.CalledAt - began).ToTimeSpan())} before the pull.";
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
                yield return CardButton(incident, ComeBackHandler.Button, "It's back");
            yield break;
        }

        if (incident.IsCalled)
            yield return CardButton(incident, AnswerHandler.Button, "I'm on it", ButtonStyle.Primary);
        else if (incident.ContainedAt is null)
            yield return CardButton(incident, ContainHandler.Button, "Contained…", ButtonStyle.Primary);
        else if (incident.Cause is null || incident.Temporary is null)
            yield return CardButton(incident, ContainHandler.Button, "Say the cause…");
        if (incident.ContainedAt is not null)
            yield return CardButton(incident, ComeBackHandler.Button, "It's back");
        if (incident is { ContainedAt: not null, BeganAt: null })
            yield return CardButton(incident, BeganHandler.Button, "When did it begin?");
        if (incident.HeldAt is null && (incident.PostmortemIsOwed || incident.ContainedAt is not null))
            yield return CardButton(incident, PostmortemHandler.Button, "Postmortem…");
        if (incident.OpenStop is not null)
        {
            var style = incident.ContainedAt is null ? ButtonStyle.Default : ButtonStyle.Primary;
            yield return CardButton(incident, RestartHandler.Button, "Restart the line…", style);
        }
        else if (incident.ContainedAt is null)
            yield return CardButton(incident, StopHandler.Button, "Stop the line", ButtonStyle.Danger);
        if (incident.ContainedAt is not null)
            yield return CardButton(incident, AddActionHandler.Button, "Add action…");
        yield return CardButton(incident, NoteHandler.Button, "Note…");
        if (incident.ContainedAt is not null)
            yield break;
        yield return CardButton(incident, ReassignHandler.Button, "Hand over…");
        yield return CardButton(incident, DismissHandler.Button, "False alarm…");
        yield return Severity(incident);
    }

    private static Button CardButton(Incident incident, string id, string label, ButtonStyle style = ButtonStyle.Default) =>
        new() { ActionId = id, Text = new PlainText(label), Value = incident.Number.ToString(), Style = style };

    private static StaticSelectMenu Severity(Incident incident)
    {
        var options = Enum.GetValues<Severity>()
            .Select(severity => Forms.Option($"{incident.Number} {(int)severity}", IncidentWords.SeverityChoice(severity))).ToList();
        return new()
        {
            ActionId = SeverityHandler.Button,
            Placeholder = new PlainText("Severity"),
            Options = [.. options],
            InitialOption = options[(int)incident.Severity - 1],
        };
    }

    /// <summary>What a phone shows, in words.</summary>
    private static string Fallback(CardFacts facts)
    {
        var incident = facts.Incident;
        var what = Mrkdwn.Text(IncidentText.Clamp(incident.Text.ReplaceLineEndings(" "), 300));
        return $"#{incident.Number} {IncidentWords.Severity(incident.Severity)} on {facts.Line.Name}: {what}";
    }

    private sealed record CardFacts(Incident Incident, Line Line, Instant? CalledAt, Instant Now);
}
