using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>The life of an incident told a second time, as flags: what must come of each operation, and which status and lamp it leaves.</summary>
internal sealed class LifeModel(Life life)
{
    private readonly SeverityPolicies _policies = life.Line.Policies;
    private Severity _severity = life.Pulled.Severity;
    private bool _answered, _contained, _fixed, _dismissed, _merged, _wasStopped, _isStopped;
    private bool _hasCause, _permanent;
    private bool _held;
    private string? _rootCause;
    private Instant _pulledAt = life.Pulled.CalledAt;
    private Instant? _missed;
    private string _cause = "", _fixer = TestData.Bob;
    private bool? _temporary;

    public IncidentStatus Status =>
        _dismissed ? IncidentStatus.Dismissed : _fixed ? IncidentStatus.Fixed : _held ? IncidentStatus.Learned : _contained ? IncidentStatus.Contained
        : _answered ? IncidentStatus.Answered : IncidentStatus.Called;

    public Lamp Lamp => _isStopped ? Lamp.Red : _dismissed || _merged || _fixed || _held || _contained ? Lamp.Green : Lamp.Yellow;

    public void Begin()
    {
        if (StopsAtOnce)
            StopTheLine();
    }

    /// <summary>"Done", "Already", "Refused" with its objection, or "Nothing" when time has nothing to do.</summary>
    /// <param name="before">Tells due times: the calendar is not this model's business.</param>
    public string Expect(Operation operation, Instant at, Incident before) => operation switch
    {
        Operation.Tick => Tick(before.AnswerDue(life.Line) <= at),
        Operation.Miss => Miss(at, before.PostmortemDue(life.Line)),
        Operation.PassOn pass => _fixer == pass.To || _merged || _dismissed || _fixed ? "Nothing" : Done(() => _fixer = pass.To),
        Operation.Restart restart => Restart(restart),
        Operation.Note => _merged ? "Refused Merged" : "Done",
        // Told from #11's or #13's side: this one is the other.
        Operation.Join when _merged || _dismissed || _fixed => "Refused TargetClosed",
        Operation.Join join => Join(join.WithStop),
        _ when _merged => operation is Operation.SameAs ? "Already" : operation is Operation.Dismiss && _dismissed ? "Already" : "Refused Merged",
        _ when _dismissed => operation is Operation.Dismiss ? "Already" : "Refused Dismissed",
        Operation.Answer => _answered ? "Already" : Done(() => _answered = true),
        Operation.Contain contain => Contain(contain),
        Operation.Dismiss => Done(() => (_dismissed, _isStopped) = (true, false)),
        Operation.ComeBack => ComeBack(at),
        Operation.Write write => write.RootCause is null || write.RootCause == _rootCause ? "Already" : Done(() => _rootCause = write.RootCause),
        Operation.Hold hold => Hold(at, hold.Ago),
        _ when _fixed => "Refused Fixed",
        Operation.Stop => _isStopped ? "Already" : Done(() => { _answered = true; StopTheLine(); }),
        Operation.SetSeverity severity => SetSeverity(severity.Severity),
        Operation.Extend extend => Extend(at, extend.Days, before.PostmortemDue(life.Line)),
        Operation.StillOnIt => Done(() => _answered = true),
        Operation.Reassign give => _fixer == give.To ? "Already" : Done(() => _fixer = give.To),
        Operation.SameAs => Done(() => (_merged, _isStopped) = (true, false)),
        _ => throw new InvalidOperationException($"{operation} is not modelled."),
    };

    private bool StopsAtOnce => _policies[_severity].StopRule == StopRule.AtOnce && !_contained && !_isStopped;

    private string Tick(bool isOverdue) =>
        isOverdue && Status == IncidentStatus.Called && !_merged && !_isStopped && _policies[_severity].StopRule == StopRule.IfUnanswered
            ? Done(StopTheLine)
            : "Nothing";

    private string Restart(Operation.Restart restart)
    {
        if (_merged)
            return "Refused Merged";
        if (!_isStopped)
            return _wasStopped ? "Already" : "Refused NotStopped";
        return _contained || restart.Containment is not null
            ? Done(() => (_answered, _contained, _isStopped) = (true, true, false))
            : "Refused NeedsContainment";
    }

    private string Contain(Operation.Contain contain)
    {
        var says = (contain.Cause is { } cause && cause != _cause) || (contain.Temporary is { } temporary && temporary != _temporary);
        if (_fixed || (_contained && !says && !(contain.AlsoRestart && _isStopped)))
            return "Already";
        (_answered, _contained, _cause, _temporary) = (true, true, contain.Cause ?? _cause, contain.Temporary ?? _temporary);
        (_hasCause, _permanent) = (_cause.Length > 0, _temporary == false);
        _isStopped &= !contain.AlsoRestart;
        _fixed = _hasCause && _permanent && !IsOwed;
        return "Done";
    }

    private bool IsOwed => _wasStopped || _severity == Severity.Sev1;

    private string Hold(Instant at, int ago)
    {
        if (_held)
            return "Already";
        return _rootCause is null ? "Refused NeedsRootCause"
            : ago < 0 ? "Refused HeldInFuture"
            : at - Duration.FromMinutes(ago) < _pulledAt ? "Refused HeldBeforePull"
            : Done(() => (_answered, _held) = (true, true));
    }

    private string Extend(Instant at, int days, Instant? due)
    {
        if (_held || !IsOwed)
            return _held ? "Refused Held" : "Refused NotOwed";
        if (days is < 0 or > 365)
            return days < 0 ? "Refused DueInPast" : "Refused DueTooFar";
        var until = life.Line.Calendar.ClosingOn(at.InZone(life.Line.Calendar.Zone).Date.PlusDays(days));
        return until <= at ? "Refused DueInPast" : until == due ? "Already" : until < due ? "Refused DueEarlier" : "Done";
    }

    private string Miss(Instant at, Instant? due) =>
        IsOwed && !_held && !_dismissed && !_merged && !_fixed && due <= at && !(due <= _missed) ? Done(() => _missed = due) : "Nothing";

    private string ComeBack(Instant at)
    {
        if (!_contained)
            return "Refused NotContained";
        (_held, _pulledAt) = (false, at);
        (_answered, _contained, _fixed, _cause, _temporary) = (false, false, false, "", null);
        Begin();
        return "Done";
    }

    private string SetSeverity(Severity severity)
    {
        if (_severity == severity)
            return "Already";
        _severity = severity;
        Begin();
        return "Done";
    }

    private string Join(bool withStop)
    {
        if (withStop && !_isStopped)
            StopTheLine();
        return "Done";
    }

    private void StopTheLine() => (_isStopped, _wasStopped) = (true, true);

    private static string Done(Action change)
    {
        change();
        return "Done";
    }
}
