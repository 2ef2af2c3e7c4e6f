using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>The life of an incident told a second time, as flags: what must come of each deed, and which status and lamp it leaves.</summary>
internal sealed class LifeModel(Life life)
{
    private readonly SeverityPolicies _policies = life.Line.Policies;
    private Severity _severity = life.Pulled.Severity;
    private bool _answered, _contained, _fixed, _dismissed, _merged, _wasStopped, _isStopped;
    private bool _hasCause, _permanent;
    private string _cause = "", _fixer = Floor.Bob;
    private bool? _temporary;

    public IncidentStatus Status =>
        _dismissed ? IncidentStatus.Dismissed : _fixed ? IncidentStatus.Fixed : _contained ? IncidentStatus.Contained
        : _answered ? IncidentStatus.Answered : IncidentStatus.Called;

    public Lamp Lamp => _isStopped ? Lamp.Red : _dismissed || _merged || _fixed || _contained ? Lamp.Green : Lamp.Yellow;

    public void Begin()
    {
        if (StopsAtOnce)
            StopTheLine();
    }

    /// <summary>"Done", "Already", "Refused" with its objection, or "Nothing" when time has nothing to do.</summary>
    /// <param name="isOverdue">Whether the answer's time is up: the calendar is not this model's business.</param>
    public string Expect(Deed deed, bool isOverdue) => deed switch
    {
        Deed.Tick => Tick(isOverdue),
        Deed.PassOn pass => _fixer == pass.To || _merged || _dismissed || _fixed ? "Nothing" : Done(() => _fixer = pass.To),
        Deed.Restart restart => Restart(restart),
        Deed.Note => _merged ? "Refused Merged" : "Done",
        // Told from #11's or #13's side: this one is the other.
        Deed.Join when _merged || _dismissed || _fixed => "Refused TargetClosed",
        Deed.Join join => Join(join.WithStop),
        _ when _merged => deed is Deed.SameAs ? "Already" : deed is Deed.Dismiss && _dismissed ? "Already" : "Refused Merged",
        _ when _dismissed => deed is Deed.Dismiss ? "Already" : "Refused Dismissed",
        Deed.Answer => _answered ? "Already" : Done(() => _answered = true),
        Deed.Contain contain => Contain(contain),
        Deed.Dismiss => Done(() => (_dismissed, _isStopped) = (true, false)),
        Deed.ComeBack => ComeBack(),
        _ when _fixed => "Refused Fixed",
        Deed.Stop => _isStopped ? "Already" : Done(() => { _answered = true; StopTheLine(); }),
        Deed.SetSeverity severity => SetSeverity(severity.Severity),
        Deed.StillOnIt => Done(() => _answered = true),
        Deed.HandOver give => _fixer == give.To ? "Already" : Done(() => _fixer = give.To),
        Deed.SameAs => Done(() => (_merged, _isStopped) = (true, false)),
        _ => throw new InvalidOperationException($"{deed} is not modelled."),
    };

    private bool StopsAtOnce => _policies[_severity].Stops == Stops.AtOnce && !_contained && !_isStopped;

    private string Tick(bool isOverdue) =>
        isOverdue && Status == IncidentStatus.Called && !_merged && !_isStopped && _policies[_severity].Stops == Stops.IfUnanswered ? Done(StopTheLine) : "Nothing";

    private string Restart(Deed.Restart restart)
    {
        if (_merged)
            return "Refused Merged";
        if (!_isStopped)
            return _wasStopped ? "Already" : "Refused NotStopped";
        return _contained || restart.Containment is not null
            ? Done(() => (_answered, _contained, _isStopped) = (true, true, false))
            : "Refused NeedsContainment";
    }

    private string Contain(Deed.Contain contain)
    {
        var says = (contain.Cause is { } cause && cause != _cause) || (contain.Temporary is { } temporary && temporary != _temporary);
        if (_fixed || (_contained && !says && !(contain.AlsoRestart && _isStopped)))
            return "Already";
        (_answered, _contained, _cause, _temporary) = (true, true, contain.Cause ?? _cause, contain.Temporary ?? _temporary);
        (_hasCause, _permanent) = (_cause.Length > 0, _temporary == false);
        _isStopped &= !contain.AlsoRestart;
        _fixed = _hasCause && _permanent && !_wasStopped && _severity != Severity.Sev1;
        return "Done";
    }

    private string ComeBack()
    {
        if (!_contained)
            return "Refused NotContained";
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
