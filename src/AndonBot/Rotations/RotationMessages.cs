using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using AndonBot.Slack;

namespace AndonBot.Rotations;

/// <summary>Answers about who is the Fixer.</summary>
public static class RotationMessages
{
    private const int Ahead = 4;

    public static readonly Reply NoLine = new("That line is not there any more. `/andon status` shows the lines.");

    internal static readonly Reply NoLines = new("There is no line yet. `/andon setup` in a team's channel makes one.");

    /// <summary>What came of accepting a handoff; done it needs no answer, because the handoff's message says it.</summary>
    public static Reply To(Acceptance acceptance, Line line) => acceptance switch
    {
        Acceptance.Done { OnCall: var onCall } =>
            new Reply($"You are the Fixer of *{line.Name}* until {Mrkdwn.When(onCall.Until)}. Thank you.") { IsDone = true },
        Acceptance.Already { Shift: var shift } =>
            new($"{Mrkdwn.Person(shift.AcceptedBy!)} accepted *{line.Name}* already, {Mrkdwn.When(shift.AcceptedAt!.Value)}. Nothing changed."),
        Acceptance.NotTheirs { OnCall: var onCall } =>
            new($"Thank you, but this one is for {Mrkdwn.Person(onCall.Fixer)}, who is the Fixer of *{line.Name}* until {Mrkdwn.When(onCall.Until)}."),
        Acceptance.Over { OnCall: var onCall } =>
            new($"That handoff is over: {Mrkdwn.Person(onCall.Fixer)} is the Fixer of *{line.Name}* until {Mrkdwn.When(onCall.Until)}. "
                + "`/andon fixer` shows who is next."),
        _ => throw new ArgumentOutOfRangeException(nameof(acceptance)),
    };

    public static Reply Fixers(IReadOnlyList<StaffedLine> lines, NodaTime.Instant now) => lines.Count == 0
        ? NoLines
        : new(ListText.Fit(lines.Select(line => Fixer(line, now)), ListText.StatusTellsTheRest));

    /// <summary>Who is the Fixer of a line, until when, and the next four.</summary>
    public static string Fixer(StaffedLine line, NodaTime.Instant now)
    {
        var onCall = line.OnCallAt(now);
        var backup = onCall.Backup is { } other ? $" Backup: {Mrkdwn.Person(other)}." : "";
        var next = line.Rotation.After(now).Take(Ahead).ToList();
        var then = next.TrueForAll(shift => shift.Fixer == onCall.Fixer) ? "The rotation has nobody else." : $"Then {Turns(next)}.";
        return $"*{line.Line.Name}*: {Mrkdwn.Person(onCall.Fixer)} is the Fixer until {Mrkdwn.When(onCall.Until)}.{backup}\n      {then}";
    }

    /// <summary>Who is Fixer from when.</summary>
    public static string Turns(IEnumerable<Shift> shifts) =>
        string.Join(", ", shifts.Select(shift => $"{Mrkdwn.Person(shift.Fixer)} from {Mrkdwn.When(shift.StartsAt)}"));
}
