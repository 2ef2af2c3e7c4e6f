namespace AndonBot.Benchmarks;

/// <summary>Medians, percentiles, and the lines of the table.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values) => At(values, 0.5);

    public static double Slow(IEnumerable<double> values) => At(values, 0.99);

    public static void Title(string title) => Console.WriteLine($"\n{title}");

    public static void Line(string what, params IEnumerable<string> figures) =>
        Console.WriteLine($"{what,-52}{string.Concat(figures.Select(figure => $"{figure,16}"))}");

    private static double At(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
    }
}
