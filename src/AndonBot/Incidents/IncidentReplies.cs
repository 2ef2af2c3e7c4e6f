using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Incidents.Actions;
using AndonBot.Incidents.Postmortems;
using AndonBot.Slack;
using NodaTime.Text;

namespace AndonBot.Incidents;

/// <summary>Answers to what somebody did to an incident.</summary>
public static class IncidentReplies
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd, d MMMM");

    /// <summary>The reply to a decision about an incident.</summary>
    /// <param name="incident">The incident as it was loaded.</param>
    /// <param name="line">Its line; null while it has none.</param>
    /// <param name="done">The reply when it was done, given the incident after it.</param>
    public static Reply To(Decision decision, Incident incident, Line? line, Func<Incident, Reply> done) => decision switch
    {
        // The changes of an earlier delivery are facts of the incident already.
        Decision.Done { Changes: [] } => done(incident) with { IsDone = true },
        Decision.Done it => done(it.Incident) with { IsDone = true },
        Decision.Already already => Already(already, incident.Number),
        Decision.Refused refused => Refused(refused.Objection, incident, line),
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    public static Reply Unknown(long number) => new($"There is no #{number}. `/andon list` shows the open incidents.");

    public static Reply Merged(long number, long into) => new($"#{number} is the same as #{into} now; it goes on there. Thank you.");

    /// <summary>"Cord pulled, #12. Thank you. I'm calling @bob."; while the call is held, what it is held for.</summary>
    /// <param name="overlap">The fresh incident that this may be the same as.</param>
    /// <param name="meant">The command that this may have been meant as.</param>
    public static Reply Pulled(Incident incident, string line, long? overlap, MeantCommand? meant)
    {
        var isOwn = incident.Fixer == incident.CalledBy;
        var text = $"Cord pulled, #{incident.Number}. Thank you.{(incident.OpenStop is null ? "" : " The line is stopped.")}";
        var buttons = new List<ReplyButton>();
        if (meant is not null)
        {
            text += $" Did you mean `{Mrkdwn.Text(meant.Command)} {meant.Incident} …`?";
            buttons.Add(new(MeantCommand.Button, $"I meant #{meant.Incident}", $"{meant.Incident} {meant.Key}"));
        }

        if (overlap is { } other)
        {
            text += $" #{other} was pulled on {line} a short while ago: is it the same?";
            buttons.Add(new(MergeHandler.Button, $"Same as #{other}", $"{incident.Number} {other}", Primary: true));
        }

        if (isOwn)
            buttons.Add(new(AnswerHandler.Button, "I'm on it", incident.Number.ToString(), Primary: overlap is null));
        var calling = isOwn ? "You are the Fixer, so I'm calling nobody."
            : buttons.Count == 0 ? $"I'm calling {Mrkdwn.Person(incident.Fixer!)}."
            : $"If you don't say so, I'm calling {Mrkdwn.Person(incident.Fixer!)} in a minute.";
        return new($"{text} {calling}", buttons);
    }

    /// <summary>The answer to a pull that sounds like the worst: what it was recorded as, and one click to SEV1.</summary>
    public static Reply WithWorst(Reply pulled, long number) => pulled with
    {
        Text = $"{pulled.Text} It is {IncidentWords.Severity(Severity.Sev2)}: can customers not work at all?",
        Buttons = [.. pulled.Buttons, new(SuggestedCommand.Button, "Make it SEV1", $"sev {number} 1")],
    };

    /// <summary>Whom a change has called, as the end of a sentence; nobody is called about their own pull.</summary>
    public static string Calling(Incident incident) =>
        incident is { IsCalled: true, Fixer: { } fixer } && fixer != incident.CalledBy ? $" I'm calling {Mrkdwn.Person(fixer)}." : "";

    /// <summary>A pull where no line lives: whoever pulled chooses, or else the puller and the operator hear of it in five minutes.</summary>
    public static Reply PulledNowhere(long number, IReadOnlyList<string> lines) => lines.Count == 0
        ? new($"Cord pulled, #{number}. Thank you. There is no line yet whose Fixer I could call; `/andon setup` in a team's channel makes one. "
            + "I'll tell whoever runs me.")
        : new($"Cord pulled, #{number}. Thank you. Which line is it? I'll call its Fixer.", LineButtons(number, lines));

    /// <summary>One button a line, as many as a message takes.</summary>
    public static ReplyButton[] LineButtons(long number, IReadOnlyList<string> lines) =>
        [.. lines.Take(45).Select(line => new ReplyButton(ChooseLineHandler.Button, line, $"{number} {line}"))];

    /// <summary>The same person, the same text, a moment later.</summary>
    public static Reply Twin(long number, string key) => new(
        $"You pulled with the same text a moment ago: that is #{number}. Is this another one?",
        new ReplyButton(PullAnywayHandler.Button, "Pull anyway", key));

    /// <summary>One person pulls very often. What they wrote is kept.</summary>
    public static Reply ManyPulls(string text, string key) => new(
        "*Not recorded yet*: you pulled the cord very often within a minute. Is this a new defect? Then pull anyway. You wrote:\n"
        + Mrkdwn.Quote(IncidentText.Clamp(text, 2000)), new ReplyButton(PullAnywayHandler.Button, "Pull anyway", key));

    public static Reply Contained(Incident incident, Line? line)
    {
        var buttons = new List<ReplyButton>();
        var text = incident.FixedAt is not null
            ? $"#{incident.Number} is fixed. Thank you."
            : $"#{incident.Number} is contained. Thank you.";
        if (incident.Cause is null || incident.Temporary is null)
        {
            text += " What was the cause, in one sentence, and is this a temporary fix?";
            buttons.Add(new(ContainHandler.Button, "Say the cause…", incident.Number.ToString(), Primary: true));
        }

        else if (incident.FixedAt is null)
        {
            buttons.Add(AddAction(incident));
        }

        if (incident.OpenStop is not null)
        {
            text += " The line is still stopped.";
            buttons.Add(new(RestartHandler.Button, "Restart the line…", incident.Number.ToString()));
        }

        return new Reply(text, buttons).WithPostmortem(incident, line);
    }

    /// <summary>A restart that contained the incident starts its postmortem's clock, as a containment does.</summary>
    public static Reply Restarted(Incident incident, Line? line)
    {
        var reply = new Reply($"#{incident.Number} no longer stops the line. Thank you.");
        return incident.ContainedAt == incident.Stops[^1].RestartedAt ? reply.WithPostmortem(incident, line) : reply;
    }

    /// <summary>What was learned leads to actions.</summary>
    public static Reply Held(Incident incident) => new(
        $"The postmortem of #{incident.Number} was held {Mrkdwn.When(incident.HeldAt!.Value)}. Thank you. What will be different from now on?",
        AddAction(incident));

    public static Reply Extended(Incident incident, Line line)
    {
        var due = incident.PostmortemDueAt!.Value;
        var day = Day.Format(due.InZone(line.Calendar.Zone).Date);
        var times = incident.PostmortemMoves == 1 ? "" : $" It was moved {incident.PostmortemMoves} times.";
        return new($"The postmortem of #{incident.Number} is due {Mrkdwn.When(due)} now: "
            + $"the end of the working day on {day} in {line.Calendar.Zone.Id}.{times}");
    }

    /// <summary>Until when the postmortem is due, and the way to it; where none is owed it is only offered.</summary>
    private static Reply WithPostmortem(this Reply reply, Incident incident, Line? line)
    {
        if (!incident.IsOpen || line is null || incident.HeldAt is not null)
            return reply;
        var due = incident.PostmortemDue(line) is { } at ? $" The postmortem is due {Mrkdwn.When(at)}." : "";
        var button = WritePostmortem(incident, due.Length > 0 ? "Write the postmortem…" : "Write a postmortem…");
        return reply with { Text = reply.Text + due, Buttons = [.. reply.Buttons, button] };
    }

    private static Reply Already(Decision.Already already, long number) => new(already switch
    {
        { At: null } => $"That is so already for #{number}. Nothing changed. `/andon show {number}` tells since when.",
        { Who: null, At: { } at } => $"That is so already for #{number}, since {Mrkdwn.When(at)}. Nothing changed.",
        { Who: { } who, At: { } at } => $"{Mrkdwn.Person(who)} did that for #{number} already, {Mrkdwn.When(at)}. Nothing changed.",
    });

    internal static Reply Refused(Objection objection, Incident incident, Line? line)
    {
        var number = incident.Number;
        return objection switch
        {
            Objection.Unknown => Unknown(number),
            Objection.Dismissed => new(
                $"{Mrkdwn.Person(incident.DismissedBy!)} called #{number} a false alarm {Mrkdwn.When(incident.DismissedAt!.Value)}, "
                + "so nothing more happens to it. Pull the cord again: "
                + $"`/andon {Mrkdwn.Text(IncidentText.Clamp(incident.Text.ReplaceLineEndings(" "), 100))}`"),
            Objection.Fixed => new(
                $"#{number} is fixed: {Mrkdwn.Person(incident.ContainedBy!)} contained it for good {Mrkdwn.When(incident.FixedAt!.Value)}. Is it back?",
                new ReplyButton(ComeBackHandler.Button, "It's back", number.ToString())),
            Objection.Merged => new($"#{number} is the same as #{incident.MergedInto}; do it there: `/andon show {incident.MergedInto}`."),
            Objection.NeedsLine => new($"#{number} has no line yet. Choose it in the answer to the pull, or in the message that I sent to whoever pulled."),
            Objection.NeedsContainment => new(
                $"#{number} has no containment yet. What was done so that the line can run again? `/andon restart {number} &lt;what was done&gt;`",
                new ReplyButton(RestartHandler.Button, "Restart the line…", number.ToString(), Primary: true)),
            Objection.NotStopped => new($"The line is not stopped by #{number}, so there is nothing to restart. `/andon status` shows what is."),
            Objection.NotContained => new($"#{number} is not contained, so it cannot be back: it is still going on. `/andon show {number}`"),
            Objection.SameIncident => new($"#{number} is always the same as itself. `/andon same {number} &lt;the other one&gt;` merges it into another."),
            Objection.OtherLine => new(
                $"Those two are on different lines, so they stay two incidents. `/andon note {number} …` can point from one to the other."),
            Objection.TargetClosed => new($"The other one is over, so #{number} cannot go on there. `/andon list` shows what is open."),
            Objection.NeedsRootCause => new(
                $"The postmortem of #{number} has no root cause yet. Write it, and #{number} can be held.", WritePostmortem(incident, "Write the postmortem…")),
            Objection.BeganAfterPull => new(
                $"#{number} was pulled {Mrkdwn.When(incident.CalledAt)}, so it cannot have begun after that. "
                + $"Write the time like `/andon began {number} 9:10`.") { Input = BeganHandler.At },
            Objection.HeldInFuture => new($"That is still ahead. When the postmortem of #{number} was held, say so: `/andon held {number}`."),
            Objection.HeldBeforePull => new($"#{number} was called {Mrkdwn.When(incident.PulledAt)}, so its postmortem cannot have been held before."),
            Objection.Held => new($"The postmortem of #{number} was held {Mrkdwn.When(incident.HeldAt!.Value)}, so nothing is due."),
            Objection.NotOwed => new(
                $"#{number} owes no postmortem, so nothing is due: the line was not stopped, and it is not SEV1. You may write one all the same.",
                WritePostmortem(incident, "Write a postmortem…")),
            Objection.DueInPast => new($"That time has passed already. {StaysDue(incident, line!)} `/andon extend {number} tomorrow &lt;why&gt;` moves it."),
            Objection.DueEarlier => new($"{StaysDue(incident, line!)} `/andon extend` only moves it to a later day."),
            Objection.DueTooFar => new($"That is more than a year away. {StaysDue(incident, line!)} Please choose a day that somebody will remember."),
            _ => throw new ArgumentOutOfRangeException(nameof(objection), objection, "An objection without words."),
        };
    }

    private static string StaysDue(Incident incident, Line line) =>
        $"The postmortem of #{incident.Number} stays due {Mrkdwn.When(incident.PostmortemDue(line)!.Value)}.";

    private static ReplyButton AddAction(Incident incident) => new(AddActionHandler.Button, "Add action…", incident.Number.ToString(), Primary: true);

    private static ReplyButton WritePostmortem(Incident incident, string label) => new(PostmortemHandler.Button, label, incident.Number.ToString());
}
