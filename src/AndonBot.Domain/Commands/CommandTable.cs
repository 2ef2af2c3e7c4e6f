using System.Collections.Frozen;

namespace AndonBot.Domain.Commands;

/// <summary>Every command, in the order of help; of two equally near ones the earlier is suggested.</summary>
internal static class CommandTable
{
    public static IReadOnlyList<CommandRule> Rules { get; } =
        [.. DeskRules.All, .. IncidentRules.All, .. PostmortemRules.All, .. ActionRules.All, .. RotationRules.All, .. HouseRules.All];

    private static readonly FrozenDictionary<string, CommandRule> ByWord =
        Rules.ToFrozenDictionary(rule => rule.Word, StringComparer.OrdinalIgnoreCase);

    public static CommandRule? Find(string word) => ByWord.GetValueOrDefault(word);

    public static string? Nearest(string word) =>
        Rules.Where(rule => Typo.IsOf(rule.Word, word)).MinBy(rule => Typo.Edits(rule.Word, word))?.Word;
}
