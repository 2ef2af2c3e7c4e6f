using System.Text.RegularExpressions;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>Finds emoji by name, such as <c>:red_circle:</c>.</summary>
internal static partial class Emoji
{
    private static readonly Dictionary<string, string> ByName =
        Resource.Read("emoji.json").ToDictionary(e => e.Key, e => e.Value!.GetValue<string>());

    /// <summary>The emoji whose sequence starts at this index; null when there is none.</summary>
    public static (string Name, string Symbol)? At(string text, int start) =>
        Pattern().Match(text, start) is { Success: true } match && ByName.TryGetValue(match.Groups[1].Value, out var symbol)
            ? (match.Groups[1].Value, symbol)
            : null;

    [GeneratedRegex(@"\G:([a-z0-9_+\-]+):")]
    private static partial Regex Pattern();
}
