namespace AndonBot.Domain.Commands;

/// <summary>Letters, digits and signs that keyboards for East Asian scripts write as wide as their own, and the sign for "number".</summary>
internal static class HalfWidth
{
    public static string Of(char c) => c switch
    {
        >= '！' and <= '～' => ((char)(c - '！' + '!')).ToString(),
        '№' => "no",
        _ => c.ToString(),
    };
}
