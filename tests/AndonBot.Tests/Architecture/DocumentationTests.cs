using System.Text.RegularExpressions;
using AndonBot.Domain.Commands;
using AndonBot.Lines;

namespace AndonBot.Tests.Architecture;

/// <summary>What the Markdown pages say about files, commands and lines.</summary>
public partial class DocumentationTests
{
    private const string Running = "deploy/README.md";

    /// <summary>Commands that are understood and do nothing yet.</summary>
    private static readonly string[] WithoutEffect = ["again", "waive", "verify", "reject", "away", "report", "drill"];

    [Test]
    public void Every_link_to_a_file_or_a_heading_has_a_target() =>
        Assert.That(Sources.All.Where(file => file.Extension == ".md").SelectMany(BrokenLinks), Is.Empty);

    [TestCase("[scripts](deploy/nowhere)")]
    [TestCase("![a picture](deploy/pictures/nowhere.png)")]
    [TestCase("[settings](deploy/README.md#nowhere)")]
    [TestCase("[here](#nowhere)")]
    public void A_link_without_a_target_is_found(string line) =>
        Assert.That(BrokenLinks(new("README.md", [line, "[running](deploy/README.md#settings), [Slack](https://api.slack.com/apps)"])), Has.Exactly(1).Items);

    [Test]
    public void The_table_in_the_readme_names_every_command_that_has_an_effect_and_no_other()
    {
        var cells = Part("README.md", "## In Slack").Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split(" | ")[0]);
        var words = cells.SelectMany(cell => CommandWord().Matches(cell)).Select(match => match.Groups["word"].Value).Distinct();
        Assert.That(words, Is.EquivalentTo(Usage.All.Select(command => command.Command).Except(WithoutEffect)));
    }

    [Test]
    public void The_lines_file_of_the_documentation_is_valid_and_states_the_defaults()
    {
        var file = LinesFile.Read(Block(Part(Running, "## The lines file"), "yaml"));

        Assert.That(file.Problems, Is.Empty);
        var line = file.Lines.Single();
        var least = new LineDraft { Name = line.Name, Channels = line.Channels, Owner = line.Owner, Members = line.Members };
        Assert.That((line.Handoff, line.Hours, line.Policies), Is.EqualTo((least.Handoff, least.Hours, least.Policies)));
        Assert.That(line.Days, Is.EqualTo(least.Days));
    }

    /// <summary>The lines below a heading, up to the next one of the same level.</summary>
    internal static IEnumerable<string> Part(string path, string heading) =>
        Page(path).Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    /// <summary>The first block of code in a language.</summary>
    internal static string Block(IEnumerable<string> lines, string language) =>
        string.Join('\n', lines.SkipWhile(line => line != $"```{language}").Skip(1).TakeWhile(line => line != "```"));

    private static IEnumerable<string> BrokenLinks(SourceFile page) =>
        from line in page.Lines
        from link in Link().Matches(line)
        let target = link.Groups["target"].Value
        where !target.StartsWith("https://", StringComparison.Ordinal) && !HasTarget(page.Path, target)
        select $"{page.Path} links to {target}";

    private static bool HasTarget(string from, string target)
    {
        var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, null);
        var full = path.Length == 0 ? from : Path.GetRelativePath(Sources.Root, Path.Combine(Sources.Root, Path.GetDirectoryName(from)!, path));
        return Sources.All.Any(file => file.Path == full) && (heading is null || Page(full).Lines.Any(line => Anchor(line) == heading));
    }

    /// <summary>The name under which a heading can be linked; null for other lines.</summary>
    private static string? Anchor(string line) =>
        line.StartsWith('#') ? NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-') : null;

    private static SourceFile Page(string path) => Sources.All.Single(file => file.Path == path);

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<word>[a-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex CommandWord();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();
}
