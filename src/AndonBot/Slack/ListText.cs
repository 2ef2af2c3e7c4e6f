namespace AndonBot.Slack;

/// <summary>Lists in a message: as many lines as it has room for, and how many are left out.</summary>
internal static class ListText
{
    /// <summary>How many characters a list may take; Slack takes 3,000 in a section.</summary>
    public const int Room = 2800;

    public const string StatusTellsTheRest = "`/andon status &lt;line&gt;`, `/andon show &lt;number&gt;` or the line's own channel";

    /// <param name="rest">The commands that tell the rest, in mrkdwn.</param>
    public static string Fit(IEnumerable<string> lines, string rest)
    {
        var (all, taken, length) = (lines.ToList(), new List<string>(), 0);
        foreach (var line in all.TakeWhile(line => (length += line.Length + 1) < Room))
            taken.Add(line);
        if (taken.Count < all.Count)
            taken.Add($"_… and {all.Count - taken.Count} more. {rest} tell the rest._");
        return string.Join('\n', taken);
    }
}
