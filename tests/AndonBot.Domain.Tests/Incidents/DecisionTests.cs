using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>Each interaction in each state of an incident: done, done already, or refused with what is missing.</summary>
public sealed class DecisionTests
{
    private static readonly Dictionary<string, Incident> States = new()
    {
        ["called"] = Pulled(),
        ["called, no line"] = Unplaced(),
        ["answered"] = Answered(Pulled()),
        ["stopped"] = Stopped(Pulled()),
        ["stopped by policy"] = Pulled().StopUnanswered(Checkout, At("mon 07 12:00"))!.Incident,
        ["restarted"] = Contained(Stopped(Pulled()), restart: true),
        ["contained"] = Contained(Pulled()),
        ["contained, stopped"] = Contained(Stopped(Pulled()), restart: false),
        ["written"] = Written(Contained(Stopped(Pulled()), restart: true)),
        ["held"] = Written(Contained(Stopped(Pulled()), restart: true)).Then(i => i.HoldPostmortem(Cleo, After(30), After(30))),
        ["fixed"] = Pulled().Then(i => i.Contain(Bob, "rolled back", "a bad release", false, false, After(5))),
        ["dismissed"] = Pulled().Then(i => i.Dismiss(Bob, "a test", After(5))),
        ["merged"] = Pulled().Then(i => i.SameAs(Pulled(number: 11), Bob, After(5))),
    };

    private static readonly Dictionary<string, Func<Incident, Decision>> Interactions = new()
    {
        ["answer"] = i => i.Answer(Dora, After(60)),
        ["stop"] = i => i.Stop(Dora, null, After(60)),
        ["restart"] = i => i.Restart(Dora, null, After(60)),
        ["restart with text"] = i => i.Restart(Dora, "switched off", After(60)),
        ["contain"] = i => i.Contain(Dora, "rolled back", null, null, false, After(60)),
        ["back"] = i => i.ComeBack(Dora, SeverityPolicies.Default, After(60)),
        ["dismiss"] = i => i.Dismiss(Dora, "a test", After(60)),
        ["same severity"] = i => i.SetSeverity(Dora, Severity.Sev2, SeverityPolicies.Default, After(60)),
        ["sev1"] = i => i.SetSeverity(Dora, Severity.Sev1, SeverityPolicies.Default, After(60)),
        ["note"] = i => i.Note(Dora, "looking", After(60)),
        ["began"] = i => i.Began(Dora, null, new(9, 10), Berlin, After(60)),
        ["began after the pull"] = i => i.Began(Dora, new LocalDate(2030, 1, 8), new(9, 10), Berlin, After(60)),
        ["still on it"] = i => i.StillOnIt(Dora, After(60)),
        ["give to bob"] = i => i.Reassign(Dora, Bob, After(60)),
        ["give to cleo"] = i => i.Reassign(Dora, Cleo, After(60)),
        ["place"] = i => i.Place(Dora, 1, Bob, SeverityPolicies.Default, After(60)),
        ["write"] = i => i.WritePostmortem(Dora, "carts were empty", "a bad release", After(60)),
        ["hold"] = i => i.HoldPostmortem(Dora, After(60), After(60)),
        ["hold ahead"] = i => i.HoldPostmortem(Dora, After(61), After(60)),
        ["hold before the pull"] = i => i.HoldPostmortem(Dora, After(-1), After(60)),
        ["extend to friday"] = i => Extend(i, 11),
        ["extend to today"] = i => Extend(i, 7),
        ["extend to yesterday"] = i => Extend(i, 6),
        ["extend by years"] = i => Extend(i, 1000),
        ["same as itself"] = i => i.SameAs(i, Dora, After(60)),
        ["same as 11"] = i => i.SameAs(Pulled(number: 11), Dora, After(60)),
        ["same as one of another line"] = i => i.SameAs(Pulled(number: 11) with { LineId = 2 }, Dora, After(60)),
        ["same as one without line"] = i => i.SameAs(Unplaced() with { Number = 11 }, Dora, After(60)),
        ["same as a dismissed one"] = i => i.SameAs(Pulled(number: 11).Then(o => o.Dismiss(Bob, "a test", After(5))), Dora, After(60)),
    };

    [TestCase("called", "answer: Done(Answered)")]
    [TestCase("called", "stop: Done(Answered, Stopped)")]
    [TestCase("called", "restart: Refused(NotStopped)")]
    [TestCase("called", "contain: Done(Answered, Contained)")]
    [TestCase("called", "back: Refused(NotContained)")]
    [TestCase("called", "dismiss: Done(Dismissed)")]
    [TestCase("called", "same severity: Already()")]
    [TestCase("called", "sev1: Done(SeverityChanged, Stopped)")]
    [TestCase("called", "note: Done(Noted)")]
    [TestCase("called", "began: Done(Explained)")]
    [TestCase("called", "began after the pull: Refused(BeganAfterPull)")]
    [TestCase("called", "still on it: Done(Answered)")]
    [TestCase("called", "give to bob: Already()")]
    [TestCase("called", "give to cleo: Done(HandedOver)")]
    [TestCase("called", "place: Already()")]
    [TestCase("called", "same as itself: Refused(SameIncident)")]
    [TestCase("called", "same as 11: Done(Merged)")]
    [TestCase("called", "same as one of another line: Refused(OtherLine)")]
    [TestCase("called", "same as one without line: Refused(OtherLine)")]
    [TestCase("called", "same as a dismissed one: Refused(TargetClosed)")]
    [TestCase("called, no line", "answer: Done(Answered)")]
    [TestCase("called, no line", "stop: Refused(NeedsLine)")]
    [TestCase("called, no line", "restart: Refused(NotStopped)")]
    [TestCase("called, no line", "contain: Done(Answered, Contained)")]
    [TestCase("called, no line", "sev1: Done(SeverityChanged)")]
    [TestCase("called, no line", "give to cleo: Refused(NeedsLine)")]
    [TestCase("called, no line", "place: Done(Placed)")]
    [TestCase("called, no line", "same as 11: Done(Merged)")]
    [TestCase("answered", "answer: Already(bob, mon 07 10:05)")]
    [TestCase("answered", "stop: Done(Stopped)")]
    [TestCase("answered", "contain: Done(Contained)")]
    [TestCase("answered", "sev1: Done(SeverityChanged, Stopped)")]
    [TestCase("answered", "still on it: Done(StillOnIt)")]
    [TestCase("answered", "give to cleo: Done(HandedOver)")]
    [TestCase("stopped", "answer: Already(bob, mon 07 10:05)")]
    [TestCase("stopped", "stop: Already(bob, mon 07 10:05)")]
    [TestCase("stopped", "restart: Refused(NeedsContainment)")]
    [TestCase("stopped", "restart with text: Done(Contained, Restarted)")]
    [TestCase("stopped", "contain: Done(Contained)")]
    [TestCase("stopped", "dismiss: Done(Restarted, Dismissed)")]
    [TestCase("stopped", "sev1: Done(SeverityChanged)")]
    [TestCase("stopped", "same as 11: Done(Merged)")]
    [TestCase("stopped by policy", "answer: Done(Answered)")]
    [TestCase("stopped by policy", "stop: Already(-, mon 07 10:15)")]
    [TestCase("stopped by policy", "restart: Refused(NeedsContainment)")]
    [TestCase("stopped by policy", "restart with text: Done(Answered, Contained, Restarted)")]
    [TestCase("restarted", "stop: Done(Stopped)")]
    [TestCase("restarted", "restart: Already(cleo, mon 07 10:10)")]
    [TestCase("restarted", "restart with text: Already(cleo, mon 07 10:10)")]
    [TestCase("restarted", "contain: Already(cleo, mon 07 10:10)")]
    [TestCase("restarted", "back: Done(CameBack)")]
    [TestCase("contained", "answer: Already(cleo, mon 07 10:10)")]
    [TestCase("contained", "stop: Done(Stopped)")]
    [TestCase("contained", "restart: Refused(NotStopped)")]
    [TestCase("contained", "contain: Already(cleo, mon 07 10:10)")]
    [TestCase("contained", "sev1: Done(SeverityChanged)")]
    [TestCase("contained", "still on it: Done(StillOnIt)")]
    [TestCase("contained, stopped", "restart: Done(Restarted)")]
    [TestCase("contained, stopped", "restart with text: Done(Restarted)")]
    [TestCase("fixed", "answer: Already(bob, mon 07 10:05)")]
    [TestCase("fixed", "stop: Refused(Fixed)")]
    [TestCase("fixed", "restart: Refused(NotStopped)")]
    [TestCase("fixed", "contain: Already(bob, mon 07 10:05)")]
    [TestCase("fixed", "back: Done(CameBack)")]
    [TestCase("fixed", "dismiss: Done(Dismissed)")]
    [TestCase("fixed", "sev1: Refused(Fixed)")]
    [TestCase("fixed", "note: Done(Noted)")]
    [TestCase("fixed", "still on it: Refused(Fixed)")]
    [TestCase("fixed", "give to cleo: Refused(Fixed)")]
    [TestCase("fixed", "same as 11: Refused(Fixed)")]
    [TestCase("dismissed", "answer: Refused(Dismissed)")]
    [TestCase("dismissed", "stop: Refused(Dismissed)")]
    [TestCase("dismissed", "restart: Refused(NotStopped)")]
    [TestCase("dismissed", "contain: Refused(Dismissed)")]
    [TestCase("dismissed", "back: Refused(Dismissed)")]
    [TestCase("dismissed", "dismiss: Already(bob, mon 07 10:05)")]
    [TestCase("dismissed", "sev1: Refused(Dismissed)")]
    [TestCase("dismissed", "note: Done(Noted)")]
    [TestCase("called", "write: Done(PostmortemWritten)")]
    [TestCase("called", "hold: Refused(NeedsRootCause)")]
    [TestCase("called", "extend to friday: Refused(NotOwed)")]
    [TestCase("called, no line", "extend to friday: Refused(NeedsLine)")]
    [TestCase("restarted", "write: Done(PostmortemWritten)")]
    [TestCase("restarted", "hold: Refused(NeedsRootCause)")]
    [TestCase("restarted", "extend to friday: Done(Extended)")]
    [TestCase("written", "hold: Done(Held)")]
    [TestCase("written", "hold ahead: Refused(HeldInFuture)")]
    [TestCase("written", "hold before the pull: Refused(HeldBeforePull)")]
    [TestCase("written", "extend to today: Refused(DueEarlier)")]
    [TestCase("written", "extend to yesterday: Refused(DueInPast)")]
    [TestCase("written", "extend by years: Refused(DueTooFar)")]
    [TestCase("held", "write: Done(PostmortemWritten)")]
    [TestCase("held", "hold: Already(cleo, mon 07 10:30)")]
    [TestCase("held", "extend to friday: Refused(Held)")]
    [TestCase("held", "back: Done(CameBack)")]
    [TestCase("held", "dismiss: Done(Dismissed)")]
    [TestCase("fixed", "write: Done(PostmortemWritten)")]
    [TestCase("fixed", "extend to friday: Refused(Fixed)")]
    [TestCase("dismissed", "write: Refused(Dismissed)")]
    [TestCase("dismissed", "hold: Refused(Dismissed)")]
    [TestCase("dismissed", "extend to friday: Refused(Dismissed)")]
    [TestCase("merged", "write: Refused(Merged)")]
    [TestCase("merged", "hold: Refused(Merged)")]
    [TestCase("merged", "extend to friday: Refused(Merged)")]
    [TestCase("dismissed", "still on it: Refused(Dismissed)")]
    [TestCase("dismissed", "give to cleo: Refused(Dismissed)")]
    [TestCase("dismissed", "place: Refused(Dismissed)")]
    [TestCase("dismissed", "same as 11: Refused(Dismissed)")]
    [TestCase("merged", "answer: Refused(Merged)")]
    [TestCase("merged", "stop: Refused(Merged)")]
    [TestCase("merged", "restart: Refused(Merged)")]
    [TestCase("merged", "contain: Refused(Merged)")]
    [TestCase("merged", "back: Refused(Merged)")]
    [TestCase("merged", "dismiss: Refused(Merged)")]
    [TestCase("merged", "sev1: Refused(Merged)")]
    [TestCase("merged", "note: Refused(Merged)")]
    [TestCase("merged", "still on it: Refused(Merged)")]
    [TestCase("merged", "give to cleo: Refused(Merged)")]
    [TestCase("merged", "same as 11: Already()")]
    public void In_a_state_a_gesture_is(string state, string expected) =>
        Assert.That($"{expected.Split(": ")[0]}: {Word(Interactions[expected.Split(": ")[0]](States[state]))}", Is.EqualTo(expected));

    [Test]
    public void Every_objection_stands_in_the_table() => Assert.That(
        States.Values.SelectMany(state => Interactions.Values.Select(interaction => interaction(state)))
            .OfType<Decision.Refused>().Select(refused => refused.Objection).Distinct(),
        Is.EquivalentTo(Enum.GetValues<Objection>().Except(
            [Objection.Unknown, Objection.ActionIsDone, Objection.ActionIsDropped, Objection.ActionDueInPast])));

    internal static Incident Answered(Incident incident) => incident.Then(i => i.Answer(Bob, After(5)));

    internal static Incident Stopped(Incident incident) => incident.Then(i => i.Stop(Bob, "orders fail", After(5)));

    private static Incident Written(Incident incident) => incident.Then(i => i.WritePostmortem(Bob, null, "no test", After(20)));

    private static Decision Extend(Incident incident, int day) => incident.ExtendPostmortem(
        Dora, new LocalDate(2030, 1, 1).PlusDays(day - 1), "the vendor answers", incident.LineId is null ? null : Checkout, After(60));

    internal static Incident Contained(Incident incident, bool restart = false) =>
        incident.Then(i => i.Contain(Cleo, "rolled back", null, true, restart, After(10)));

    private static string Word(Decision decision) => decision switch
    {
        Decision.Done done => $"Done({string.Join(", ", done.Events.Select(e => e.Kind))})",
        Decision.Already { Who: null, At: null } => "Already()",
        Decision.Already already => $"Already({already.Who ?? "-"}, {Say(already.At ?? Instant.MinValue)})",
        Decision.Refused refused => $"Refused({refused.Objection})",
        _ => decision.ToString()!,
    };
}
