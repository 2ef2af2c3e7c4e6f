using AndonBot.Domain.Lines;

namespace AndonBot.Lines;

/// <summary>What an import would do: the lines that exist, and the lines as the file wants them.</summary>
public sealed record ImportPlan(IReadOnlyList<Line> Before, IReadOnlyList<Line> After)
{
    public IReadOnlyList<Line> Unnamed { get; } = [.. Before.ExceptBy(After.Select(line => line.Name), line => line.Name)];

    public IReadOnlyList<Line> New { get; } = [.. After.ExceptBy(Before.Select(line => line.Name), line => line.Name)];

    /// <summary>Lines are the same when the file would say the same of them.</summary>
    public IReadOnlyList<Line> Changed { get; } =
    [
        .. After.Where(line => Before.Any(old => old.Name == line.Name && LinesFileWriter.Write([old]) != LinesFileWriter.Write([line]))),
    ];

    /// <summary>What is done with a line that the file names, in a word.</summary>
    public string DoneWith(Line line) => New.Contains(line) ? "created" : Changed.Contains(line) ? "changed" : "as it was";
}
