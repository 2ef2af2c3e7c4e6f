using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AndonBot.Tests.Architecture;

/// <summary>What can be seen in the text of the sources: size, words that have no place in them, and where SlackNet comes from.</summary>
internal static partial class SourceRules
{
    private const string RawQuotes = "\"\"\"";

    private static readonly string[] Code = [".cs", ".sql", ".sh", ".js", ".css", ".html", ".csproj", ".props", ".yaml", ".yml"];

    /// <summary>A page is read whole: 300 lines at most, 150 in the core and in a store.</summary>
    public static IEnumerable<string> TooLong(SourceFile file)
    {
        var cap = file.IsIn("src/AndonBot.Domain") || (file.IsIn("src") && file.Path.EndsWith("Store.cs", StringComparison.Ordinal)) ? 150 : 300;
        return Code.Contains(file.Extension) && file.Lines.Count > cap ? [$"{file.Path} has {file.Lines.Count} lines of {cap}"] : [];
    }

    /// <summary>A line is read at a glance: 160 characters at most, but for texts that stand between their quotes as they are.</summary>
    public static IEnumerable<string> TooWide(SourceFile file)
    {
        var isQuoted = false;
        foreach (var (index, line) in file.Lines.Index())
        {
            if (file.Extension == ".cs" && line.Length > 160 && !isQuoted)
                yield return $"{file.Path}:{index + 1} has {line.Length} characters of 160";
            isQuoted ^= line.Split(RawQuotes).Length % 2 == 0;
        }
    }

    /// <summary>A job says "now" and nothing else: 20 lines at most.</summary>
    public static IEnumerable<string> LongJob(SourceFile file) =>
        from line in file.Lines.Index()
        where file.IsIn("src") && Job().IsMatch(line.Item)
        let length = file.Lines.Skip(line.Index).TakeWhile(l => l != "}").Count() + 1
        where length > 20
        select $"{file.Path}:{line.Index + 1} is a job of {length} lines";

    /// <summary>Nothing is left for later, nobody's machine is named, and what is built does not depend on compiler switches.</summary>
    public static IEnumerable<string> OutOfPlace(SourceFile file) =>
        from line in file.Lines.Index()
        let text = line.Item
        where LeftForLater().IsMatch(text) || SomebodysMachine().IsMatch(text) || (file.IsIn("src") && CompilerSwitch().IsMatch(text))
        select $"{file.Path}:{line.Index + 1} {text.Trim()}";

    /// <summary>One unconditional reference to either SlackNet would silently beat the other.</summary>
    public static IEnumerable<string> UnconditionalSlackNet(SourceFile file)
    {
        if (file.Extension != ".csproj")
            return [];
        return from reference in XDocument.Parse(string.Join('\n', file.Lines)).Descendants()
               let kind = reference.Name.LocalName
               let target = (string?)reference.Attribute("Include") ?? ""
               where kind.EndsWith("Reference", StringComparison.Ordinal) && target.Contains("SlackNet", StringComparison.Ordinal)
               let swap = kind == "PackageReference" ? "'$(SlackNetPackage)' == 'true'" : "'$(SlackNetPackage)' != 'true'"
               where (string?)reference.Attribute("Condition") != swap
               select $"{file.Path} refers to {target} without Condition=\"{swap}\"";
    }

    /// <summary>Migrations only add: the version before works on beside the new one, writes the rows it knows and misses nothing.</summary>
    public static IEnumerable<string> TakesAway(SourceFile file)
    {
        if (!file.IsIn("src/AndonBot/Storage/Migrations"))
            return [];
        var sql = string.Join('\n', file.Lines.Select(line => line.Split("--")[0]));
        return from statement in Body().Replace(sql, "body").Split(';').Select(s => Blanks().Replace(s, " ").Trim())
               where statement.Length > 0 && (!Addition().IsMatch(statement) || Demand().IsMatch(statement))
               select $"{file.Path} does more than add: {statement}";
    }

    [GeneratedRegex(@"\bclass \w+Job\b.*(?<!;)$")]
    private static partial Regex Job();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>What a function does, which is for its author and its tests to judge.</summary>
    [GeneratedRegex(@"\$\$.*?\$\$", RegexOptions.Singleline)]
    private static partial Regex Body();

    // One column at a time, so that nothing hides behind a comma. A table's storage parameters change nothing that it holds.
    [GeneratedRegex(@"^(create (table|(unique )?index|sequence|function|constraint trigger) |insert into |alter table \w+ (add column [^,]*$|set \())")]
    private static partial Regex Addition();

    // What the version before would have to fill, and cannot.
    [GeneratedRegex(@"^alter table (?!.*\b(default|generated)\b).*\bnot null\b")]
    private static partial Regex Demand();

    // Written so that they do not find themselves.
    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HAC[K]|NotImplemented[E]xception)\b")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"(?<![\w.~])/(wor[k]|roo[t]|hom[e]/\w+|tmp/w[t]|Users/\w+)/")]
    private static partial Regex SomebodysMachine();

    [GeneratedRegex(@"^\s*#(if|elif|define)\b")]
    private static partial Regex CompilerSwitch();
}
