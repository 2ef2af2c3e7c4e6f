namespace AndonBot.Domain.Commands;

/// <summary>Letters, digits and signs that keyboards for East Asian scripts write as wide as their own, as the usual ones.</summary>
internal static class HalfWidth
{
    /// <summary>A text of the same length.</summary>
    public static string Of(string text) => text.All(char.IsAscii) ? text : string.Concat(text.Select(Of));

    private static char Of(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
}
