namespace AndonBot.Playground;

/// <summary>A parsed command line: words, options with a value, and flags.</summary>
internal sealed class CommandLine(string[] args)
{
    private static readonly string[] Flags = ["--reset", "--story-only"];

    /// <summary>The option's value; null when the option is absent.</summary>
    public string? Value(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    public bool Has(string flag) => args.Contains(flag);

    /// <summary>The arguments that are neither options nor values of options.</summary>
    public string[] Words() =>
        [.. args.Where((arg, i) => !IsOption(arg) && (i == 0 || !IsOption(args[i - 1]) || Flags.Contains(args[i - 1])))];

    private static bool IsOption(string arg) => arg.StartsWith("--", StringComparison.Ordinal);
}
