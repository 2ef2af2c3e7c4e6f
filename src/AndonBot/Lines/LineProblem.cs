namespace AndonBot.Lines;

/// <summary>One thing that is wrong with a line as it was written, under the key that holds it; without a line it is the file's.</summary>
public sealed record LineProblem(string? Line, string Key, string Sentence)
{
    public override string ToString() => Line is null ? $"{Key}: {Sentence}" : $"Line {Line}, {Key}: {Sentence}";
}
