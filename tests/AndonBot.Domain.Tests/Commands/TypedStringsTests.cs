using System.Text.RegularExpressions;
using AndonBot.Domain.Commands;

namespace AndonBot.Domain.Tests.Commands;

/// <summary>What people type, and what comes of it: a pull (also with which severity), the pull form, a command, its usage, or a question.</summary>
public sealed partial class TypedStringsTests
{
    [TestCaseSource(nameof(Strings))]
    public void What_is_typed_pulls_only_when_something_is_wrong(string expected, string typed) => Assert.That(Outcome(typed), Is.EqualTo(expected));

    [Test]
    public void Nothing_in_front_of_a_sentence_about_something_wrong_makes_it_a_question() => Assert.Multiple(() =>
    {
        foreach (var (_, typed) in All.Where(one => one.Expected == "pull" && !one.Typed.Contains('?')))
            Assert.That(Outcome($"sev1 {typed}"), Is.EqualTo("sev1"), typed);
    });

    private static IEnumerable<(string Expected, string Typed)> All
    {
        get
        {
            using var table = new StreamReader(typeof(TypedStringsTests).Assembly.GetManifestResourceStream("TypedStrings.tsv")!);
            while (table.ReadLine() is { } row)
            {
                var (expected, typed) = (row[..row.IndexOf('\t')], row[(row.IndexOf('\t') + 1)..]);
                yield return (expected, Escape().Replace(typed, match => $"{(char)Convert.ToInt32(match.Groups[1].Value, 16)}"));
            }
        }
    }

    private static IEnumerable<TestCaseData> Strings() => All.Select(one => new TestCaseData(one.Expected, one.Typed));

    private static string Outcome(string typed) => AndonCommand.Parse(typed, ParsedCommand.Today) switch
    {
        AndonCommand.Pull { SoundsWorst: true } => "worst",
        AndonCommand.Pull { Severity: { } severity } => severity.ToString().ToLowerInvariant(),
        AndonCommand.Pull => "pull",
        AndonCommand.OpenPullModal => "form",
        AndonCommand.Misread => "usage",
        AndonCommand.Asked => "ask",
        _ => "run",
    };

    [GeneratedRegex(@"\\u([0-9A-F]{4})")]
    private static partial Regex Escape();
}
