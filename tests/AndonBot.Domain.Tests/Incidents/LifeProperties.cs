using AndonBot.Domain.Incidents;
using CsCheck;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>What holds of every incident, whatever people do to it and in whatever order.</summary>
public sealed class LifeProperties
{
    [Test]
    public void Decisions_status_and_lamp_are_those_of_the_model() => Life.Any.Sample(life =>
    {
        var model = new LifeModel(life);
        model.Begin();
        foreach (var (operation, at, before, decision, after) in life.Steps())
        {
            Assert.That(Word(decision), Is.EqualTo(model.Expect(operation, at, before)), $"{operation} on {before}");
            Assert.That(after.Status, Is.EqualTo(model.Status), $"after {operation}");
            Assert.That(after.Lamp, Is.EqualTo(model.Lamp), $"after {operation}");
        }
    }, iter: 5000);

    [Test]
    public void Only_one_stop_is_open_and_none_where_nothing_goes_on() => Life.Any.Sample(life => life.Steps().All(step =>
        step.After.Stops.Count(stop => stop.IsOpen) <= (step.After.IsOpen ? 1 : 0)
        && step.After.Stops.SkipLast(1).All(stop => !stop.IsOpen)
        && step.After.Stops.All(stop => stop.RestartedAt is null == stop.RestartedBy is null && stop.StoppedAt <= (stop.RestartedAt ?? step.At))), iter: 3000);

    [Test]
    public void Dismissed_and_merged_incidents_take_nothing_but_notes() => Life.Any.Sample(life => life.Steps().All(step =>
        (step.Before.DismissedAt is null && step.Before.MergedInto is null)
        || step.Operation is Operation.Note
        || (step.Decision is not Decision.Done && step.After == step.Before)), iter: 3000);

    [Test]
    public void Fixed_is_only_what_has_a_permanent_containment_with_its_cause_and_owes_no_postmortem() => Life.Any.Sample(life => life.Steps().All(step =>
        step.After.FixedAt is null
        || step.After is { ContainedAt: not null, Temporary: false, Cause: not null, PostmortemIsOwed: false }), iter: 3000);

    [Test]
    public void Whoever_stops_restarts_or_contains_has_answered() => Life.Any.Sample(life => life.Steps().All(step =>
        step.Decision is not Decision.Done
        || step.Operation is not (Operation.Stop or Operation.Restart or Operation.Contain or Operation.StillOnIt)
        || step.After.AnsweredBy == (step.Before.AnsweredBy ?? step.Operation.Who)), iter: 3000);

    [Test]
    public void A_line_restarts_only_with_a_containment_or_when_the_stop_was_for_nothing() => Life.Any.Sample(life => life.Steps().All(step =>
        step.Before.OpenStop is null || step.After.OpenStop is not null
        || step.After is { ContainedAt: not null, Containment: not null } or { DismissedAt: not null } or { MergedInto: not null }), iter: 3000);

    [Test]
    public void No_change_of_severity_restarts_a_line_or_reopens_what_is_over() => Life.Any.Sample(life => life.Steps().All(step =>
        step.Operation is not Operation.SetSeverity
        || ((step.Before.OpenStop is null || step.After.OpenStop == step.Before.OpenStop) && step.After.IsOpen == step.Before.IsOpen)), iter: 3000);

    [Test]
    public void Doing_it_twice_changes_nothing_and_tells_who_was_first() => Life.Any.Sample(life =>
    {
        foreach (var (operation, at, _, decision, after) in life.Steps())
        {
            // Each note, and each "still on it", is news; a pull joins once.
            if (decision is not Decision.Done || operation is Operation.Note or Operation.StillOnIt or Operation.Join)
                continue;
            var second = (operation with { Who = TestData.Dora }).Do(after, life.Line, at);
            var (who, when) = First(operation, after);
            switch (operation)
            {
                case Operation.Tick or Operation.PassOn or Operation.Miss:
                    Assert.That(second, Is.Null);
                    break;
                case Operation.ComeBack:
                    Assert.That(second, Is.EqualTo(new Decision.Refused(Objection.NotContained)));
                    break;
                default:
                    Assert.That(second, Is.EqualTo(new Decision.Already(who, when)), $"{operation}");
                    break;
            }
        }
    }, iter: 3000);

    [Test]
    public void Time_stops_a_line_once_and_as_of_when_the_answer_was_due() => Life.Any.Sample(life =>
    {
        foreach (var (operation, at, before, decision, after) in life.Steps())
        {
            if (operation is not Operation.Tick || decision is not Decision.Done { Events: var events })
                continue;
            var due = before.AnswerDue(life.Line);
            Assert.That(due, Is.LessThanOrEqualTo(at));
            Assert.That(after.OpenStop, Is.EqualTo(new Stop(due, null, null)));
            Assert.That(after, Is.EqualTo(before with { Stops = after.Stops }), "and changes nothing else");
            Assert.That(events, Is.EqualTo(new[] { new IncidentEvent(IncidentEventKind.Stopped, due, null, IncidentEvent.Unanswered) }));
        }
    }, iter: 3000);

    [Test]
    public void Held_is_only_what_has_a_root_cause_and_somebody_on_it() => Life.Any.Sample(life => life.Steps().All(step =>
        step.After.HeldAt is null || step.After is { RootCause: not null, HeldBy: not null, AnsweredAt: not null }), iter: 3000);

    [Test]
    public void A_due_time_is_ahead_of_its_start_and_ends_with_the_incident_or_its_postmortem() => Life.Any.Sample(life => life.Steps().All(step =>
        step.After.PostmortemDue(life.Line) is { } due
            ? due > step.After.PostmortemFrom(life.Line) && step.After is { IsOpen: true, HeldAt: null, PostmortemIsOwed: true }
            : !step.After.IsOpen || step.After.HeldAt is not null || !step.After.PostmortemIsOwed), iter: 3000);

    [Test]
    public void Every_fact_that_changes_is_told_and_nothing_else_is() => Life.Any.Sample(life =>
    {
        foreach (var (operation, at, before, decision, after) in life.Steps())
        {
            if (decision is not Decision.Done { Events: var events })
                continue;
            var told = events.Select(e => e.Kind).ToHashSet();
            Assert.That(told, Is.EquivalentTo(Told(operation, before, after)), $"{operation} on {before}");
            Assert.That(operation is Operation.Tick or Operation.Miss ? [] : events.Select(e => e.At).Distinct(), Is.SubsetOf(new[] { at }));
            Assert.That(events.Where(e => e.Who != operation.Who).Select(e => (e.Who, e.Kind)), Is.SubsetOf(new[] { ((string?)null, MadeBy(operation)) }));
        }
    }, iter: 3000);

    /// <summary>What comes of a operation that nobody did.</summary>
    private static IncidentEventKind MadeBy(Operation operation) => operation switch
    {
        Operation.PassOn => IncidentEventKind.HandedOver,
        Operation.Miss => IncidentEventKind.PostmortemMissed,
        _ => IncidentEventKind.Stopped,
    };

    /// <summary>The rows that the difference between two states asks for.</summary>
    private static IEnumerable<IncidentEventKind> Told(Operation operation, Incident before, Incident after)
    {
        var called = operation is Operation.ComeBack;
        if (called)
            yield return IncidentEventKind.CameBack;
        if (!called && before.AnsweredAt != after.AnsweredAt)
            yield return IncidentEventKind.Answered;
        if (!called && before.ContainedAt != after.ContainedAt)
            yield return IncidentEventKind.Contained;
        if (!called && (before.Cause, before.Temporary) != (after.Cause, after.Temporary))
            yield return IncidentEventKind.Explained;
        if (after.FixedAt is not null && before.FixedAt is null)
            yield return IncidentEventKind.Fixed;
        if (after.Stops.Count > before.Stops.Count && operation is not Operation.Join)
            yield return IncidentEventKind.Stopped;
        if (before.OpenStop is not null && after.OpenStop is null && operation is not Operation.SameAs)
            yield return IncidentEventKind.Restarted;
        if (before.DismissedAt != after.DismissedAt)
            yield return IncidentEventKind.Dismissed;
        if (before.Severity != after.Severity)
            yield return IncidentEventKind.SeverityChanged;
        if (before.Fixer != after.Fixer)
            yield return IncidentEventKind.HandedOver;
        if (before.MergedInto != after.MergedInto)
            yield return IncidentEventKind.Merged;
        if (operation is Operation.Join)
            yield return IncidentEventKind.Joined;
        if (operation is Operation.Note || (operation is Operation.Contain contain && before.Containment is { } first && first != contain.Text))
            yield return IncidentEventKind.Noted;
        if (before.RootCause != after.RootCause)
            yield return IncidentEventKind.PostmortemWritten;
        if (!called && before.HeldAt != after.HeldAt)
            yield return IncidentEventKind.Held;
        if (before.PostmortemMoves != after.PostmortemMoves)
            yield return IncidentEventKind.Extended;
        if (before.PostmortemMissedAt != after.PostmortemMissedAt)
            yield return IncidentEventKind.PostmortemMissed;
        if (operation is Operation.StillOnIt && before.AnsweredAt is not null)
            yield return IncidentEventKind.StillOnIt;
    }

    /// <summary>Who did it first and when, where the incident's facts tell.</summary>
    private static (string? Who, NodaTime.Instant? At) First(Operation operation, Incident after) => operation switch
    {
        Operation.Answer => (after.AnsweredBy, after.AnsweredAt),
        Operation.Stop => (after.OpenStop!.StoppedBy, after.OpenStop.StoppedAt),
        Operation.Restart => (after.Stops[^1].RestartedBy, after.Stops[^1].RestartedAt),
        Operation.Contain => (after.ContainedBy, after.ContainedAt),
        Operation.Dismiss => (after.DismissedBy, after.DismissedAt),
        Operation.Hold => (after.HeldBy, after.HeldAt),
        _ => (null, null),
    };

    private static string Word(Decision? decision) => decision switch
    {
        null => "Nothing",
        Decision.Done => "Done",
        Decision.Already => "Already",
        Decision.Refused refused => $"Refused {refused.Objection}",
        _ => decision.ToString()!,
    };
}
