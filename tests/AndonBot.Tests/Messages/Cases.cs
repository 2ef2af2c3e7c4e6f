using AndonBot.Domain.Actions;
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

    public Incident Merged => Called.Then(i => i.SameAs(Pulled(Severity.Sev2) with { Number = 11 }, Ann, After(1)));

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
        ["contained, its beginning said"] = Contained with { BeganAt = Monday - Duration.FromMinutes(50) },
        ["contained, a postmortem owed"] = Owed,
        ["postmortem overdue"] = Missed,
        ["postmortem written and moved"] = Moved,
        ["learned"] = Held,
        ["fixed"] = Fixed,
        ["false alarm"] = Dismissed,
        ["merged"] = Merged,
    };

    /// <summary>Due today, overdue and Cleo's, later and temporary.</summary>
    public IReadOnlyList<ActionItem> Some =>
    [
        Action(34, Bob, 7), Action(35, Cleo, 4) with { Moves = 1 }, Action(36, Bob, 21) with { Temporary = true, Moves = 2, Vague = true },
    ];

    public IReadOnlyList<ActionItem> Done => [Action(37, Bob, 21).Then(action => action.Finish(Bob, Words.Why, After(25))).Action, Action(38, Cleo, 30)];

    public ActionItem Dropped => Action(39, Cleo, 30).Then(action => action.Drop(Bob, Words.Why, After(26))).Action;

    public IReadOnlyList<ActionItem> Many => [.. Enumerable.Range(40, 14).Select(number => Action(number, Bob, number - 30))];

    public ILookup<long, ActionItem> Actions { get; } = Array.Empty<ActionItem>().ToLookup(action => action.Incident);

    /// <summary>A row of each kind about actions.</summary>
    public IEnumerable<IncidentEvent> ActionEvents()
    {
        var (zone, action) = (Floor.Calendar.Zone, Action(34, Cleo, 14));
        yield return Added(ActionItem.Add(Contained, 34, Bob, new(Words.Action, Cleo, new(2030, 1, 14), true, false), After(30), zone)).Event;
        yield return Added(ActionItem.Add(Contained, 35, Bob, new(Words.Action, Bob, new(2031, 1, 14), false, false), After(31), zone)).Event;
        yield return action.Then(one => one.Move(Cleo, new(2030, 1, 21), Words.Why, After(32), zone)).Event;
        yield return action.Then(one => one.Give(Cleo, Bob, After(33))).Event;
        yield return action.Then(one => one.Give(Bob, Bob, After(33))).Event;
        yield return action.Then(one => one.AskForHelp(Cleo, Bob, After(34), zone)).Event;
        yield return action.Then(one => one.AskForHelp(Cleo, null, After(34), zone)).Event;
        yield return action.Then(one => one.Finish(Cleo, Words.Why, After(35))).Event;
        yield return action.Then(one => one.Finish(Bob, null, After(35))).Event;
        yield return action.Then(one => one.Move(Bob, new(2030, 1, 21), Words.Why, After(32), zone)).Event;
        yield return action.Then(one => one.Drop(Bob, Words.Why, After(36))).Event;
        yield return action.Then(one => one.Drop(Cleo, Words.Why, After(36))).Event;
    }

    private static ActionChanged Added(Decision decision) => (ActionChanged)((Decision.Done)decision).Changes[0];

    public static Instant After(int minutes) => Monday + Duration.FromMinutes(minutes);

    private ActionItem Action(long number, string owner, int day) => new(number, 12, Words.Action, owner, new(2030, 1, day), false, false, After(22), Ann);

    private Incident Pulled(Severity severity) =>
        new Incident(12, null, severity, Words.Pull, Monday, Ann, Checkout).OnLine(1, Bob, Floor.Policies, held: false);
}

internal static class CaseChanges
{
    /// <summary>The incident after an interaction that must have worked.</summary>
    public static Incident Then(this Incident incident, Func<Incident, Decision> change) => change(incident) is Decision.Done done
        ? done.Incident
        : throw new AssertionException($"Not done: {change(incident)}");

    /// <summary>What an interaction that must have worked made of an action.</summary>
    public static ActionChanged Then(this ActionItem action, Func<ActionItem, Decision> change) =>
        change(action) is Decision.Done { Changes: [ActionChanged done] }
        ? done
        : throw new AssertionException($"Not done: {change(action)}");
}
