using AndonBot.Domain.Calendar;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>A random pull and what people do to it, at increasing times.</summary>
internal sealed record Life(Line Line, Incident Pulled, IReadOnlyList<(Operation Operation, Instant At)> Operations)
{
    private static readonly Gen<SeverityPolicies> Policies = Gen.Frequency(
        (3, Gen.Const(SeverityPolicies.Default)),
        (1, Gen.Select(Gen.Enum<StopRule>(), Gen.OneOf("5m", "15wm", "4wh", "1wd"), Gen.Enum<Severity>(), (stops, answer, severity) =>
            SeverityPolicies.Default.With(severity, SeverityPolicies.Default[severity] with { StopRule = stops, Answer = Span.Parse(answer) }))));

    /// <summary>Mostly minutes apart, now and then days.</summary>
    private static readonly Gen<int> Gaps = Gen.Frequency((5, Gen.Int[0, 30]), (2, Gen.Int[30, 600]), (1, Gen.Int[1000, 6000]));

    public static Gen<Life> Any { get; } =
        from policies in Policies
        from severity in Gen.Enum<Severity>()
        from puller in Gen.OneOf([.. TestData.People])
        from start in Gen.Int[0, 7 * 24 * 60]
        from held in Gen.Bool
        from steps in Gen.Select(Operation.Any, Gaps).Array[0, 12]
        let line = TestData.Checkout with { Policies = policies }
        let pulled = TestData.Pulled(severity, puller, TestData.After(start), held, line)
        select new Life(line, pulled, [.. Times(pulled.CalledAt, steps)]);

    /// <summary>The incident before and after each operation, with what was decided.</summary>
    public IEnumerable<(Operation Operation, Instant At, Incident Before, Decision? Decision, Incident After)> Steps()
    {
        var incident = Pulled;
        foreach (var (operation, at) in Operations)
        {
            var before = incident;
            var decision = operation.Do(before, Line, at);
            incident = decision is Decision.Done done ? done.Incident : before;
            yield return (operation, at, before, decision, incident);
        }
    }

    public Instant End => Operations.Count == 0 ? Pulled.CalledAt : Operations[^1].At;

    private static IEnumerable<(Operation, Instant)> Times(Instant from, IEnumerable<(Operation Operation, int Minutes)> steps)
    {
        var at = from;
        foreach (var (operation, minutes) in steps)
            yield return (operation, at += Duration.FromMinutes(minutes));
    }
}
