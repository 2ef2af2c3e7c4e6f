using System.Globalization;
using AndonBot.Domain.Commands;
using NodaTime;

namespace AndonBot.Domain.Tests.Commands;

/// <summary>Writes a parsed command as short text: the record's name and its values, a dash for null, a usage sentence as its command word.</summary>
internal static class ParsedCommand
{
    /// <summary>A Wednesday.</summary>
    public static readonly LocalDate Today = new(2026, 11, 25);

    public static string Of(string raw) => Describe(AndonCommand.Parse(raw, Today));

    public static string Describe(AndonCommand command) => command is AndonCommand.Misread misread
        ? $"Misread({Usage.All.Single(usage => misread.Usage.EndsWith(usage.Sentence, StringComparison.Ordinal)).Command}, {misread.Text})"
        : $"{command.GetType().Name}({string.Join(", ", Values(command))})";

    private static IEnumerable<string> Values(AndonCommand command) => command.GetType().GetConstructors().Single().GetParameters()
        .Select(parameter => command.GetType().GetProperty(parameter.Name!)!.GetValue(command) switch
        {
            null => "-",
            LocalDate date => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            var value => value.ToString()!,
        });
}
