namespace AndonBot.Lines;

/// <summary>Somebody else changed lines in the same moment, and a name or a channel is theirs now; nothing was saved.</summary>
public sealed class LinesChangedException(Exception inner)
    : Exception("Somebody else changed the lines in this very moment, so nothing was saved; please try again.", inner);
