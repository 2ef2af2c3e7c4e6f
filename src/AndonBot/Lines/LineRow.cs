using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Lines;

/// <summary>A row of the table line with its channels and shifts, as Dapper reads it.</summary>
internal sealed class LineRow
{
    public long LineId { get; init; }
    public string Name { get; init; } = "";
    public string Owner { get; init; } = "";
    public string[] Members { get; init; } = [];
    public int HandoffDay { get; init; }
    public LocalTime HandoffTime { get; init; }
    public string RotationZone { get; init; } = "";
    public string CalendarZone { get; init; } = "";
    public string Days { get; init; } = "";
    public LocalTime Opens { get; init; }
    public LocalTime Closes { get; init; }
    public LocalDate[] Holidays { get; init; } = [];
    public string Severities { get; init; } = "";
    public string? CallWebhook { get; init; }
    public string[] Channels { get; init; } = [];
    public Instant? HandoffSince { get; init; }
    public bool IsRetired { get; init; }
    public Instant[] ShiftStarts { get; init; } = [];
    public string[] ShiftFixers { get; init; } = [];
    public LocalDate[] ShiftWeeks { get; init; } = [];
    public Instant[] ShiftAcceptedAt { get; init; } = [];
    public string?[] ShiftAcceptedBy { get; init; } = [];

    /// <summary>The people of the line who cannot act, as far as Slack has said.</summary>
    public string[] Unable { get; init; } = [];

    public StaffedLine ToStaffedLine() => new(ToLine(), [.. Enumerable.Range(0, ShiftStarts.Length).Select(ShiftAt)], Unable, IsRetired);

    private Shift ShiftAt(int place) => new(
        ShiftStarts[place],
        ShiftFixers[place],
        ShiftWeeks[place] == LocalDate.MaxIsoValue ? null : ShiftWeeks[place],
        ShiftAcceptedAt[place] == Instant.MaxValue ? null : ShiftAcceptedAt[place],
        ShiftAcceptedBy[place]);

    private Line ToLine() => new(
        LineId,
        Name,
        Channels,
        Owner,
        new RotationSettings(Members, (IsoDayOfWeek)HandoffDay, HandoffTime, Zone(RotationZone), HandoffSince),
        new WorkingCalendar(Zone(CalendarZone), WorkingDays.Parse(Days), Opens, Closes, Holidays),
        PolicyJson.Read(Severities),
        CallWebhook);

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
