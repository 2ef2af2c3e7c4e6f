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

    private static string Write(Line line) => $$"""
          - name: {{Bare(line.Name)}}
            channels: [{{Listed(line.Channels)}}]
            owner: {{line.Owner}}
            rotation: { members: [{{Listed(line.Roster.Members)}}], handoff: "{{new HandoffTime(line.Roster.HandoffDay, line.Roster.HandoffTime)}}", zone: {{line.Roster.Zone.Id}} }
            calendar: { zone: {{line.Calendar.Zone.Id}}, days: "{{WorkingDays.Format(line.Calendar.Days)}}", hours: "{{WorkingHours.Format(line.Calendar.From, line.Calendar.To)}}", holidays: [{{Listed(line.Calendar.Holidays.Select(LocalDatePattern.Iso.Format).Select(Quoted))}}] }
            severities:
              sev1: { {{PolicyText.Format(line.Policies.Sev1)}} }
              sev2: { {{PolicyText.Format(line.Policies.Sev2)}} }
              sev3: { {{PolicyText.Format(line.Policies.Sev3)}} }
        {{(line.CallWebhook is { } webhook ? $"    call: {{ webhook: {Quoted(webhook)} }}\n" : "")}}
        """;

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts);

    /// <summary>A name without quotes, unless somebody's YAML would take it for a number, a date, a truth or nothing.</summary>
    private static string Bare(string name) =>
        name[0] is >= 'a' and <= 'z' && name is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n") ? name : Quoted(name);

    /// <summary>A JSON text is a YAML text.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
