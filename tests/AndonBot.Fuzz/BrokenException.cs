namespace AndonBot.Fuzz;

/// <summary>Nothing was thrown, but what came of an input is not what must hold.</summary>
public sealed class BrokenException(string message) : Exception(message)
{
    public static void Unless(bool holds, string sentence)
    {
        if (!holds)
            throw new BrokenException(sentence);
    }
}
