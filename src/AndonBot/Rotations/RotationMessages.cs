using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using AndonBot.Lines;
using AndonBot.Slack;

namespace AndonBot.Rotations;

/// <summary>Answers about who is the Fixer.</summary>
public static class RotationMessages
{
    private const int Ahead = 4;

    public static readonly Reply NoLine = new("That line is not there any more. `/andon status` shows the lines.");

    /// <summary>What came of accepting a handoff; done it needs no answer, because the handoff's message says it.</summary>
    public static Reply To(Acceptance acceptance, Line line) => acceptance switch
    {
        Acceptance.Done { OnCall: var duty } => new Reply($"You are the Fixer of *{line.Name}* until {Mrkdwn.When(duty.Until)}. Thank you.") { IsDone = true },
        Acceptance.Already { Shift: var shift } =>
            new($"{Mrkdwn.Person(shift.AcceptedBy!)} accepted *{line.Name}* already, {Mrkdwn.When(shift.AcceptedAt!.Value)}. Nothing changed."),
        Acceptance.NotTheirs { OnCall: var duty } =>
            new($"Thank you, but this one is for {Mrkdwn.Person(duty.Fixer)}, who is the Fixer of *{line.Name}* until {Mrkdwn.When(duty.Until)}."),
        Acceptance.Over { OnCall: var duty } =>
            new($"That handoff is over: {Mrkdwn.Person(duty.Fixer)} is the Fixer of *{line.Name}* until {Mrkdwn.When(duty.Until)}. "
                + "`/andon fixer` shows who is next."),
        _ => throw new ArgumentOutOfRangeException(nameof(acceptance)),
    };

    /// <summary>Who is the Fixer of a line, until when, and the next four.</summary>
    public static string Fixer(StaffedLine line, NodaTime.Instant now)
    {
        var duty = line.OnCallAt(now);
        var backup = duty.Backup is { } other ? $" Backup: {Mrkdwn.Person(other)}." : "";
        var next = line.Rotation.After(now).Take(Ahead).ToList();
        var then = next.TrueForAll(shift => shift.Fixer == duty.Fixer) ? "The rotation has nobody else." : $"Then {Turns(next)}.";
        return $"*{line.Line.Name}*: {Mrkdwn.Person(duty.Fixer)} is the Fixer until {Mrkdwn.When(duty.Until)}.{backup}\n      {then}";
    }

    /// <summary>Who is Fixer from when.</summary>
    public static string Turns(IEnumerable<Shift> shifts) =>
        string.Join(", ", shifts.Select(shift => $"{Mrkdwn.Person(shift.Fixer)} from {Mrkdwn.When(shift.StartsAt)}"));
}
