using AndonBot.Domain.Commands;
using NodaTime;
using static AndonBot.Fuzz.BrokenException;

namespace AndonBot.Fuzz.Targets;

/// <summary>Every text is a command, a question or a pull, and what is kept of it is read again as the same.</summary>
internal static class Commands
{
    private static readonly LocalDate[] Days = [new(2030, 1, 7), new(2028, 2, 29)];

    public static IReadOnlyList<string> Words { get; } =
        [.. Usage.All.Select(usage => usage.Command), "12", "A34", "<@U1|b b>", "fri", "next mon", "sev1", "3d", "9:10", ":", "<", "&lt;", "temporary"];

    public static void Try(string text)
    {
        foreach (var today in Days)
        {
            var command = AndonCommand.Parse(text, today);
            var kept = command switch
            {
                AndonCommand.Pull { Severity: null } pull => pull.Text,
                AndonCommand.Misread misread => misread.Text,
                AndonCommand.Asked asked => asked.Text,
                _ => text,
            };
            Unless(AndonCommand.Parse(kept, today) == command, $"What is kept of {command} is read as something else.");
            if (command is AndonCommand.Pull pulled)
                Unless(pulled.LacksNumber(today) == pulled.Meant(2, today) is not null, "Whether a number is missing depends on the number.");
        }

        var normal = NormalisedText.Of(text);
        Unless(NormalisedText.Of(normal) == normal, "Normalising twice changes something.");
    }
}
