using System.Globalization;
using System.Text;

namespace AndonBot.Domain.Incidents;

/// <summary>Cuts text where a reader would: between grapheme clusters, never inside one.</summary>
/// <remarks>Lengths are UTF-16 units after escaping and quoting for Slack.</remarks>
public static class IncidentText
{
    /// <summary>How much of the pull's text the card shows; a longer one goes into the thread, whole.</summary>
    public const int CardRoom = 1500;

    /// <summary>How long one part in the thread may be; Slack takes 3,000 in a section.</summary>
    public const int PartRoom = 2900;

    /// <summary>The text, or its beginning with an ellipsis, in at most <paramref name="room"/> units.</summary>
    public static string Clamp(string text, int room) => Length(text) <= room ? text : Take(text, 0, room - 1).TrimEnd() + "…";

    /// <summary>How many thread messages the whole text takes; none when the card shows all of it.</summary>
    public static int PartsBeyondCard(string text) => Length(text) <= CardRoom ? 0 : Parts(text).Count;

    /// <summary>The whole text in parts of at most <see cref="PartRoom"/> units that give it back when put together.</summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        var parts = new List<string>();
        for (var start = 0; start < text.Length; start += parts[^1].Length)
        {
            var part = Take(text, start, PartRoom);
            parts.Add(start + part.Length == text.Length ? part : ToLineEnd(part));
        }

        return parts;
    }

    /// <summary>Up to the last end of a line, when not too much is lost by that.</summary>
    private static string ToLineEnd(string part) => part.LastIndexOf('\n') is var end and > PartRoom / 2 ? part[..(end + 1)] : part;

    private static string Take(string text, int start, int room)
    {
        var (taken, length) = (new StringBuilder(), 0);
        var graphemes = StringInfo.GetTextElementEnumerator(text, start);
        while (graphemes.MoveNext())
        {
            var grapheme = graphemes.GetTextElement();
            length += Length(grapheme);
            if (length > room)
            {
                // One endless cluster (a letter under a thousand accents) has no boundary to cut at.
                return taken.Length > 0 ? taken.ToString() : Whole(grapheme, Math.Min(grapheme.Length, room / 5));
            }

            taken.Append(grapheme);
        }

        return taken.ToString();
    }

    /// <summary>The beginning of a text, without half a character at its end.</summary>
    private static string Whole(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>Three entities, and the mark of a quotation before each further line.</summary>
    private static int Length(string text) =>
        text.Sum(c => c switch { '&' => 5, '<' or '>' => 4, '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029' => 3, _ => 1 });
}
