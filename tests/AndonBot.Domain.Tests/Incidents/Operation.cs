using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>Something that somebody (or time) does to an incident; printed when a property fails.</summary>
internal abstract record Operation(string Who)
{
    public sealed record Answer(string Who) : Operation(Who);

    public sealed record Stop(string Who, string? Why) : Operation(Who);

    public sealed record Restart(string Who, string? Containment) : Operation(Who);

    public sealed record Contain(string Who, string Text, string? Cause, bool? Temporary, bool AlsoRestart) : Operation(Who);

    public sealed record ComeBack(string Who) : Operation(Who);

    public sealed record Dismiss(string Who) : Operation(Who);

    public sealed record SetSeverity(string Who, Severity Severity) : Operation(Who);

    public sealed record Note(string Who) : Operation(Who);

    public sealed record StillOnIt(string Who) : Operation(Who);

    public sealed record Reassign(string Who, string To) : Operation(Who);

    /// <summary>Merges it into an open #11 of the same line, which may be stopped itself.</summary>
    public sealed record SameAs(string Who, bool OtherIsStopped) : Operation(Who);

    /// <summary>Another pull is merged into it, with or without an open stop of its own.</summary>
    public sealed record Join(string Who, bool WithStop) : Operation(Who);

    public sealed record Write(string Who, string? RootCause) : Operation(Who);

    /// <summary>Says that the postmortem was held so many minutes ago.</summary>
    public sealed record Hold(string Who, int Ago) : Operation(Who);

    /// <summary>Moves the postmortem's due time to a day ahead.</summary>
    public sealed record Extend(string Who, int Days) : Operation(Who);

    /// <summary>Time looks whether the postmortem's due time has passed.</summary>
    public sealed record Miss() : Operation("time");

    /// <summary>Time looks whether nobody answered.</summary>
    public sealed record Tick() : Operation("time");

    /// <summary>Time finds that its Fixer cannot act any more, and somebody else is on duty.</summary>
    public sealed record PassOn(string To) : Operation("time");

    private static readonly Gen<string> Who_ = Gen.OneOf([.. TestData.People]);

    public static Gen<Operation> Any { get; } = Gen.Frequency(
        (3, Who_.Select(who => (Operation)new Answer(who))),
        (3, Gen.Select(Who_, Gen.OneOf(null, "orders fail"), (who, why) => (Operation)new Stop(who, why))),
        (3, Gen.Select(Who_, Gen.OneOf(null, "rolled back"), (who, text) => (Operation)new Restart(who, text))),
        (4, Gen.Select(
            Who_, Gen.OneOf("rolled back", "switched off"), Gen.OneOf(null, "a bad release"), Gen.OneOf<bool?>(null, true, false), Gen.Bool,
            (who, text, cause, temporary, restart) => (Operation)new Contain(who, text, cause, temporary, restart))),
        (2, Who_.Select(who => (Operation)new ComeBack(who))),
        (1, Who_.Select(who => (Operation)new Dismiss(who))),
        (2, Gen.Select(Who_, Gen.Enum<Severity>(), (who, severity) => (Operation)new SetSeverity(who, severity))),
        (1, Who_.Select(who => (Operation)new Note(who))),
        (1, Who_.Select(who => (Operation)new StillOnIt(who))),
        (2, Gen.Select(Who_, Who_, (who, to) => (Operation)new Reassign(who, to))),
        (1, Gen.Select(Who_, Gen.Bool, (who, stopped) => (Operation)new SameAs(who, stopped))),
        (1, Gen.Select(Who_, Gen.Bool, (who, stopped) => (Operation)new Join(who, stopped))),
        (1, Who_.Select(to => (Operation)new PassOn(to))),
        (2, Gen.Select(Who_, Gen.OneOf(null, "a bad release", "no test"), (who, cause) => (Operation)new Write(who, cause))),
        (2, Gen.Select(Who_, Gen.OneOf(-1, 0, 0, 10, 100_000), (who, ago) => (Operation)new Hold(who, ago))),
        (2, Gen.Select(Who_, Gen.Int[-1, 400], (who, days) => (Operation)new Extend(who, days))),
        (2, Gen.Const((Operation)new Miss())),
        (3, Gen.Const((Operation)new Tick())));

    /// <summary>What the core decides; null when time had nothing to do.</summary>
    public Decision? Do(Incident incident, Line line, Instant now) => this switch
    {
        Answer => incident.Answer(Who, now),
        Stop stop => incident.Stop(Who, stop.Why, now),
        Restart restart => incident.Restart(Who, restart.Containment, now),
        Contain contain => incident.Contain(Who, contain.Text, contain.Cause, contain.Temporary, contain.AlsoRestart, now),
        ComeBack => incident.ComeBack(Who, line.Policies, now),
        Dismiss => incident.Dismiss(Who, "a test", now),
        SetSeverity severity => incident.SetSeverity(Who, severity.Severity, line.Policies, now),
        Note => incident.Note(Who, "looking at the logs", now),
        StillOnIt => incident.StillOnIt(Who, now),
        Reassign give => incident.Reassign(Who, give.To, now),
        SameAs same => incident.SameAs(Other(11, same.OtherIsStopped, now), Who, now),
        Join join => Theirs(Other(13, join.WithStop, now).SameAs(incident, Who, now)),
        Write write => incident.WritePostmortem(Who, null, write.RootCause, now),
        Hold hold => incident.HoldPostmortem(Who, now - Duration.FromMinutes(hold.Ago), now),
        Extend extend => incident.ExtendPostmortem(Who, now.InZone(line.Calendar.Zone).Date.PlusDays(extend.Days), "later", line, now),
        Miss => incident.MissPostmortem(line, now),
        Tick => incident.StopUnanswered(line, now),
        PassOn pass => incident.PassOn(pass.To, now),
        _ => throw new InvalidOperationException($"{this} is not a operation."),
    };

    private static Decision Theirs(Decision merged) => merged is Decision.Done done ? new Decision.Done(done.Changes[1]) : merged;

    private static Incident Other(long number, bool isStopped, Instant now)
    {
        var other = TestData.Pulled(Severity.Sev3, number: number, at: now);
        return isStopped ? other.Then(i => i.Stop(TestData.Cleo, null, now)) : other;
    }
}
