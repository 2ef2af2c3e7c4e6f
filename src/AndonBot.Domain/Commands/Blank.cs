namespace AndonBot.Domain.Commands;

/// <summary>What separates words and shows nothing: white space, control characters, zero-width and direction marks.</summary>
/// <remarks>Joiners are not blank: emoji and several scripts are written with them.</remarks>
internal static class Blank
{
    public static bool Is(char c) => char.IsWhiteSpace(c) || char.IsControl(c)
        || c is '\u200B' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' || IsDirection(c);

    /// <summary>Embeddings, overrides and isolates, which turn the text after them around.</summary>
    public static bool IsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && Is(text[start]))
            start++;
        while (end > start && Is(text[end - 1]))
            end--;
        return text[start..end];
    }
}
