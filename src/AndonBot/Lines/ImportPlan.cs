using AndonBot.Domain.Lines;

namespace AndonBot.Lines;

/// <summary>What an import would do: the lines that exist, those of them that the file does not name, and the lines as the file wants them.</summary>
public sealed record ImportPlan(IReadOnlyList<Line> Before, IReadOnlyList<Line> After)
{
    public IReadOnlyList<Line> Unnamed { get; } = [.. Before.ExceptBy(After.Select(line => line.Name), line => line.Name)];

    public IReadOnlyList<Line> New { get; } = [.. After.ExceptBy(Before.Select(line => line.Name), line => line.Name)];

    /// <summary>Lines are the same when the file would say the same of them.</summary>
    public IReadOnlyList<Line> Changed { get; } = [.. After.Where(line => Before.Any(old => old.Name == line.Name && LinesFileWriter.Write([old]) != LinesFileWriter.Write([line])))];
}
