using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Lines;

/// <summary>A row of the table line with its channels.</summary>
internal class LineRow
{
    /// <summary>The columns of the table line, whose alias is l.</summary>
    public static Mapping<LineRow> Table { get; } = new Mapping<LineRow>("line")
        .ByNumber("line_id", line => line.LineId)
        .Once("name", line => line.Name)
        .Fact("owner", line => line.Owner)
        .Fact("members", line => line.Members)
        .Fact("handoff_day", line => line.HandoffDay)
        .Fact("handoff_time", line => line.HandoffTime)
        .Fact("handoff_since", line => line.HandoffSince)
        .Fact("rotation_zone", line => line.RotationZone)
        .Fact("calendar_zone", line => line.CalendarZone)
        .Fact("days", line => line.Days)
        .Fact("opens", line => line.Opens)
        .Fact("closes", line => line.Closes)
        .Fact("holidays", line => line.Holidays)
        .Json("severities", line => line.Severities)
        .Fact("call_webhook", line => line.CallWebhook)
        .Read("l.retired_at is not null", line => line.IsRetired)
        .Read("array(select c.channel from line_channel c where c.line_id = l.line_id order by c.place)", line => line.Channels);

    public long LineId { get; init; }
    public string Name { get; init; } = "";
    public string Owner { get; init; } = "";
    public string[] Members { get; init; } = [];
    public int HandoffDay { get; init; }
    public LocalTime HandoffTime { get; init; }
    public Instant? HandoffSince { get; init; }
    public string RotationZone { get; init; } = "";
    public string CalendarZone { get; init; } = "";
    public string Days { get; init; } = "";
    public LocalTime Opens { get; init; }
    public LocalTime Closes { get; init; }
    public LocalDate[] Holidays { get; init; } = [];
    public string Severities { get; init; } = "";
    public string? CallWebhook { get; init; }
    public bool IsRetired { get; init; }
    public string[] Channels { get; init; } = [];

    public static LineRow Of(Line line) => new()
    {
        LineId = line.Id,
        Name = line.Name,
        Owner = line.Owner,
        Members = [.. line.RotationSettings.Members],
        HandoffDay = (int)line.RotationSettings.HandoffDay,
        HandoffTime = line.RotationSettings.HandoffTime,
        HandoffSince = line.RotationSettings.Since,
        RotationZone = line.RotationSettings.Zone.Id,
        CalendarZone = line.Calendar.Zone.Id,
        Days = WorkingDays.Format(line.Calendar.Days),
        Opens = line.Calendar.From,
        Closes = line.Calendar.To,
        Holidays = [.. line.Calendar.Holidays],
        Severities = PolicyJson.Write(line.Policies),
        CallWebhook = line.CallWebhook,
        Channels = [.. line.Channels],
    };

    public Line ToLine() => new(
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
