using AndonBot.Domain.Lines;
using AndonBot.Lines;
using NodaTime;
using static AndonBot.Fuzz.BrokenException;

namespace AndonBot.Fuzz.Targets;

/// <summary>Whatever a lines file holds, its problems are told; a line without problems is read back as it is written.</summary>
internal static class LinesFiles
{
    private static readonly Instant Now = Instant.FromUtc(2030, 1, 7, 9, 0);

    public static IReadOnlyList<string> Words { get; } =
    [
        "lines:", "- name: ", "channels: ", "owner: ", "rotation: ", "members: ", "handoff: ", "zone: ", "calendar: ", "days: ", "hours: ", "holidays: ",
        "severities: ", "sev1: ", "stops: ", "answer: ", "call: ", "webhook: ", "[", "]", "{", "}", ": ", "? ", "&a ", "*a", "<<: ", "!!int ", "|", "---", "~",
    ];

    public static void Try(string yaml)
    {
        var file = LinesFile.Read(yaml);
        Unless(file.Problems.All(problem => problem.ToString().Length > 0), "A problem has no sentence.");
        if (file.Problems.Count > 0)
            return;
        var lines = file.Lines.Select(Line).ToList();
        var again = LinesFile.Read(LinesFileWriter.Write(lines));
        Unless(again.Problems.Count == 0, $"What is written is not read back: {string.Join(' ', again.Problems)}");
        foreach (var (line, back) in lines.Zip(again.Lines.Select(Line)))
            Unless(
                (line.Name, line.Calendar, line.Policies, line.CallWebhook, line.RotationSettings.HandoffTime)
                    == (back.Name, back.Calendar, back.Policies, back.CallWebhook, back.RotationSettings.HandoffTime),
                $"{line} is read back as {back}.");
        foreach (var line in lines)
            _ = line.Policies.TooLongIn(line.Calendar, Now).Count();
    }

    /// <summary>The line with people and channels that Slack knows: what it says of others is checked before a line is written.</summary>
    private static Line Line(LineDraft draft) => (draft with { Channels = ["C0123ABCD"] }).ToLine("U0OWNER00", ["U0ALICE00"], null);
}
