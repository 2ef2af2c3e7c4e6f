using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Messages;

/// <summary>An incident in every state, by name. Ann pulls at ten, Bob is Fixer, Cleo helps, Dora owns the line.</summary>
internal sealed class Cases(Words words)
{
    public static Line Floor { get; } = AndonWorld.CheckoutLine with { Id = 1 };

    public Words Words { get; } = words;

    public Incident Called => Pulled(Severity.Sev2);

    public Incident Sev1 => Pulled(Severity.Sev1);

    public Incident StoppedByItself => Called.StopUnanswered(Floor, After(16))!.Incident;

    public Incident Answered => Called.Then(i => i.Answer(Bob, After(5)));

    public Incident Stopped => Answered.Then(i => i.Stop(Cleo, Words.Why, After(8)));

    public Incident ContainedStopped => Stopped.Then(i => i.Contain(Bob, Words.Containment, null, null, false, After(20)));

    public Incident Contained => Answered.Then(i => i.Contain(Bob, Words.Containment, Words.Cause, true, false, After(20)));

    public Incident Unexplained => Answered.Then(i => i.Contain(Bob, Words.Containment, null, null, false, After(20)));

    public Incident Fixed => Answered.Then(i => i.Contain(Bob, Words.Containment, Words.Cause, false, false, After(20)));

    public Incident Dismissed => Answered.Then(i => i.Dismiss(Bob, Words.Why, After(20)));

    public Incident Merged => Called.Then(i => i.SameAs(Pulled(Severity.Sev2) with { Number = 11 }, Ann, After(1)).Mine);

    /// <summary>Stopped, contained and running again: a postmortem is owed.</summary>
    public Incident Owed => Stopped.Then(i => i.Contain(Bob, Words.Containment, Words.Cause, false, true, After(20)));

    public Incident Missed => Owed.MissPostmortem(Floor, After(3 * 24 * 60))!.Incident;

    public Incident Written => Missed.Then(i => i.WritePostmortem(Bob, Words.Happened, Words.RootCause, After(25)));

    public Incident Moved => Written.Then(i => i.ExtendPostmortem(Bob, new LocalDate(2030, 1, 11), Words.Why, Floor, After(26)));

    public Incident Held => Written.Then(i => i.HoldPostmortem(Cleo, After(28), After(28)));

    public Incident Unplaced => new(12, null, Severity.Sev2, Words.Pull, Monday, Ann, AndonWorld.Random);

    public IReadOnlyDictionary<string, Incident> All => new Dictionary<string, Incident>
    {
        ["called"] = Called,
        ["called, SEV1 stops at once"] = Sev1,
        ["called, SEV3 never stops"] = Pulled(Severity.Sev3),
        ["unanswered, stopped by itself"] = StoppedByItself,
        ["answered"] = Answered,
        ["answered, stopped"] = Stopped,
        ["contained, still stopped"] = ContainedStopped,
        ["contained, the cause not said"] = Unexplained,
        ["contained, temporary"] = Contained,
        ["contained, a postmortem owed"] = Owed,
        ["postmortem overdue"] = Missed,
        ["postmortem written and moved"] = Moved,
        ["learned"] = Held,
        ["fixed"] = Fixed,
        ["false alarm"] = Dismissed,
        ["merged"] = Merged,
    };

    public static Instant After(int minutes) => Monday + Duration.FromMinutes(minutes);

    private Incident Pulled(Severity severity) => new Incident(12, null, severity, Words.Pull, Monday, Ann, Checkout).OnLine(1, Bob, Floor.Policies, held: false);
}

internal static class Deeds
{
    /// <summary>The incident after a gesture that must have worked.</summary>
    public static Incident Then(this Incident incident, Func<Incident, Decision> deed) => deed(incident) is Decision.Done done
        ? done.Incident
        : throw new AssertionException($"Not done: {deed(incident)}");
}
