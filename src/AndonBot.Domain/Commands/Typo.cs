namespace AndonBot.Domain.Commands;

/// <summary>Compares words by edits: a letter changed, left out or added, or two neighbouring letters swapped.</summary>
public static class Typo
{
    private const int MostEdits = 2;

    /// <summary>Whether a typed word is the intended word with at most two edits; with at most one when it has three letters.</summary>
    public static bool IsOf(string intended, string typed) => typed.Length switch
    {
        < 3 => typed == intended,
        3 => Edits(intended, typed) <= 1,
        _ => Edits(intended, typed) <= MostEdits,
    };

    /// <summary>The number of edits between two words; more than two count as three.</summary>
    public static int Edits(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > MostEdits)
            return MostEdits + 1;
        var edits = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            for (var j = 0; j <= other.Length; j++)
                edits[i, j] = i == 0 || j == 0 ? i + j : Least(i, j);
        return Math.Min(edits[one.Length, other.Length], MostEdits + 1);

        int Least(int i, int j)
        {
            var changed = edits[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            var least = Math.Min(changed, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
            var swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            return swapped ? Math.Min(least, edits[i - 2, j - 2] + 1) : least;
        }
    }
}
