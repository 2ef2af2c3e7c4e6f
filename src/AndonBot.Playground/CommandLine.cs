namespace AndonBot.Playground;

/// <summary>A command line taken apart: words, and options with a value or without.</summary>
internal sealed class CommandLine(string[] args)
{
    private static readonly string[] Flags = ["--reset", "--story-only"];

    /// <summary>The option's value; null when it was not given.</summary>
    public string? Take(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    public bool Has(string flag) => args.Contains(flag);

    /// <summary>What is neither an option nor its value.</summary>
    public string[] Words() =>
        [.. args.Where((arg, i) => !IsOption(arg) && (i == 0 || !IsOption(args[i - 1]) || Flags.Contains(args[i - 1])))];

    private static bool IsOption(string arg) => arg.StartsWith("--", StringComparison.Ordinal);
}
