namespace AndonBot.Domain.Commands;

/// <summary>Characters that separate words and are not visible: white space, control characters, zero-width and direction marks.</summary>
/// <remarks>Joiners are not blank, because emoji and several scripts need them.</remarks>
internal static class Blank
{
    public static bool Is(char c) => char.IsWhiteSpace(c) || char.IsControl(c)
        || c is '\u200B' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' || IsDirection(c);

    /// <summary>Whether a character is an embedding, override or isolate, which changes the direction of the text after it.</summary>
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
