using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Lines;

/// <summary>A line as somebody wrote it: its literals are read, its people and channels are not looked up yet.</summary>
public sealed record LineDraft
{
    private static readonly WorkingCalendar Standard = WorkingCalendar.Default(DateTimeZone.Utc);

    public required string Name { get; init; }

    /// <summary>Channel ids, as written.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>A Slack id or an e-mail address; null when it was left out.</summary>
    public required string? Owner { get; init; }

    /// <summary>Slack ids or e-mail addresses, in the order of their turns.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    public HandoffTime Handoff { get; init; } = HandoffTime.Default;

    /// <summary>Null: the calendar's, else the owner's.</summary>
    public DateTimeZone? RotationZone { get; init; }

    /// <summary>Null: the rotation's, else the owner's.</summary>
    public DateTimeZone? CalendarZone { get; init; }

    public IReadOnlyList<IsoDayOfWeek> Days { get; init; } = Standard.Days;

    public (LocalTime From, LocalTime To) Hours { get; init; } = (Standard.From, Standard.To);

    public IReadOnlyList<LocalDate> Holidays { get; init; } = [];

    public SeverityPolicies Policies { get; init; } = SeverityPolicies.Default;

    public string? CallWebhook { get; init; }

    /// <summary>The line, with its people by Slack id.</summary>
    public Line ToLine(string owner, IReadOnlyList<string> members, DateTimeZone? ownersZone)
    {
        var zone = ownersZone ?? DateTimeZone.Utc;
        return new(
            0,
            Name,
            Channels,
            owner,
            new RotationSettings(members, Handoff.Day, Handoff.Time, RotationZone ?? CalendarZone ?? zone),
            new WorkingCalendar(CalendarZone ?? RotationZone ?? zone, Days, Hours.From, Hours.To, Holidays),
            Policies,
            CallWebhook);
    }
}
