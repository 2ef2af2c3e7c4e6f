using System.Text;

namespace AndonBot.Domain.Commands;

/// <summary>Reduces texts to a form in which two attempts to type the same text are equal: case, spacing and kinds of quotes are ignored.</summary>
public static class NormalisedText
{
    public static string Of(string text)
    {
        var normalised = new StringBuilder(text.Length);
        foreach (var c in Blank.Trim(text))
            if (!Blank.Is(c))
                Append(normalised, Plain(c));
            else if (char.IsWhiteSpace(c) && normalised[^1] != ' ')
                normalised.Append(' ');
        return normalised.ToString();
    }

    /// <summary>Adds a character. Two hyphens are a dash, which some keyboards make of them.</summary>
    private static void Append(StringBuilder normalised, char c)
    {
        if (c != '-' || normalised.Length == 0 || normalised[^1] != '-')
            normalised.Append(c);
    }

    // Keyboards replace these characters automatically, but not every time.
    private static char Plain(char c) => c switch
    {
        '‘' or '’' or '‚' or '‛' => '\'',
        '“' or '”' or '„' or '‟' => '"',
        '‐' or '‑' or '‒' or '–' or '—' => '-',
        _ => char.ToLowerInvariant(c),
    };
}
