using System.Text;

namespace AndonBot.Domain.Commands;

/// <summary>Text as it is compared with what its writer typed a moment ago: case, spacing and kinds of quotes do not count.</summary>
public static class NormalisedText
{
    public static string Of(string text)
    {
        var normalised = new StringBuilder(text.Length);
        foreach (var c in Blank.Trim(text))
            if (!Blank.Is(c))
                normalised.Append(Plain(c));
            else if (char.IsWhiteSpace(c) && normalised[^1] != ' ')
                normalised.Append(' ');
        return normalised.ToString();
    }

    // Keyboards change these on their own, between one attempt and the next.
    private static char Plain(char c) => c switch
    {
        '‘' or '’' or '‚' or '‛' => '\'',
        '“' or '”' or '„' or '‟' => '"',
        '‐' or '‑' or '‒' or '–' or '—' => '-',
        _ => char.ToLowerInvariant(c),
    };
}
