using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Lines;

/// <summary>When an incident of a severity stops its line.</summary>
public enum StopRule
{
    Never,
    IfUnanswered,
    AtOnce,
}

/// <summary>What a line promises for one severity: when it stops, and the spans for the answer, the postmortem and its actions.</summary>
public sealed record SeverityPolicy(StopRule StopRule, Span Answer, Span Postmortem, Span Action);

/// <summary>A line's three severity policies.</summary>
public sealed record SeverityPolicies(SeverityPolicy Sev1, SeverityPolicy Sev2, SeverityPolicy Sev3)
{
    public static readonly SeverityPolicies Default = new(
        new(StopRule.AtOnce, Span.Parse("5m"), Span.Parse("1wd"), Span.Parse("14d")),
        new(StopRule.IfUnanswered, Span.Parse("15wm"), Span.Parse("2wd"), Span.Parse("30d")),
        new(StopRule.Never, Span.Parse("4wh"), Span.Parse("5wd"), Span.Parse("60d")));

    private static readonly Duration Longest = Duration.FromDays(731);

    public SeverityPolicy this[Severity severity] => severity switch
    {
        Severity.Sev1 => Sev1,
        Severity.Sev2 => Sev2,
        Severity.Sev3 => Sev3,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "There are three severities."),
    };

    /// <summary>The promises that take longer than two years in the hours of a calendar. Nobody means one, and it would be slow to compute.</summary>
    public IEnumerable<(Severity Severity, Span Promise)> TooLongIn(WorkingCalendar calendar, Instant now) =>
        from severity in Enum.GetValues<Severity>()
        let policy = this[severity]
        from promise in new[] { policy.Answer, policy.Postmortem, policy.Action }
        where calendar.Add(now, promise) > now + Longest
        select (severity, promise);

    public SeverityPolicies With(Severity severity, SeverityPolicy policy) => severity switch
    {
        Severity.Sev1 => this with { Sev1 = policy },
        Severity.Sev2 => this with { Sev2 = policy },
        Severity.Sev3 => this with { Sev3 = policy },
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "There are three severities."),
    };
}
