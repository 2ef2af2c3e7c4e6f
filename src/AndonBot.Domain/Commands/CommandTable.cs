using System.Collections.Frozen;
using System.Reflection;

namespace AndonBot.Domain.Commands;

/// <summary>The syntax of every command.</summary>
internal static class CommandTable
{
    /// <summary>Every <c>Syntax</c> declared inside <see cref="AndonCommand"/>, in the order of the short help; <c>help</c> comes first.</summary>
    public static IReadOnlyList<CommandSyntax> All { get; } =
    [
        .. typeof(AndonCommand).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
            .Select(type => type.GetProperty("Syntax", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null))
            .OfType<CommandSyntax>()
            .OrderBy(syntax => syntax.Help is [var first, ..] ? (first.Group, first.Place) : default),
    ];

    private static readonly FrozenDictionary<string, CommandSyntax> ByWord =
        All.ToFrozenDictionary(syntax => syntax.Word, StringComparer.OrdinalIgnoreCase);

    public static CommandSyntax? Find(string word) => ByWord.GetValueOrDefault(word);

    /// <summary>The command word that a mistyped word is nearest to, the first of several; null when none is near.</summary>
    public static string? Nearest(string word) =>
        All.Where(syntax => Typo.IsOf(syntax.Word, word)).MinBy(syntax => Typo.Edits(syntax.Word, word))?.Word;
}
