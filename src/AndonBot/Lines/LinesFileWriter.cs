using System.Text.Encodings.Web;
using System.Text.Json;
using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using NodaTime.Text;

namespace AndonBot.Lines;

/// <summary>Writes lines as the file that <see cref="LinesFile.Read"/> reads back, everything spelled out.</summary>
public static class LinesFileWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyCollection<Line> lines) =>
        lines.Count == 0 ? "lines: []\n" : $"lines:\n{string.Concat(lines.Select(Write))}";

    private static string Write(Line line)
    {
        var (rotation, calendar, policies) = (line.RotationSettings, line.Calendar, line.Policies);
        var members = Listed(rotation.Members);
        var handoff = new HandoffTime(rotation.HandoffDay, rotation.HandoffTime);
        var (days, hours) = (WorkingDays.Format(calendar.Days), WorkingHours.Format(calendar.From, calendar.To));
        var holidays = Listed(calendar.Holidays.Select(LocalDatePattern.Iso.Format).Select(Quoted));
        var call = line.CallWebhook is { } webhook ? $"    call: {{ webhook: {Quoted(webhook)} }}\n" : "";
        return $$"""
              - name: {{Bare(line.Name)}}
                channels: [{{Listed(line.Channels)}}]
                owner: {{line.Owner}}
                rotation: { members: [{{members}}], handoff: "{{handoff}}", zone: {{rotation.Zone.Id}} }
                calendar: { zone: {{calendar.Zone.Id}}, days: "{{days}}", hours: "{{hours}}", holidays: [{{holidays}}] }
                severities:
                  sev1: { {{PolicyText.Format(policies.Sev1)}} }
                  sev2: { {{PolicyText.Format(policies.Sev2)}} }
                  sev3: { {{PolicyText.Format(policies.Sev3)}} }
            {{call}}
            """;
    }

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts);

    /// <summary>A name without quotes, unless somebody's YAML would take it for a number, a date, a truth or nothing.</summary>
    private static string Bare(string name) =>
        char.IsAsciiLetter(name[0]) && name is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n")
            ? name
            : Quoted(name);

    /// <summary>A JSON text is a YAML text.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
