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
                normalised.Append(Plain(c));
            else if (char.IsWhiteSpace(c) && normalised[^1] != ' ')
                normalised.Append(' ');
        return normalised.ToString();
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
