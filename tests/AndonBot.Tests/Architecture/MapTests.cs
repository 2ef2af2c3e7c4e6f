namespace AndonBot.Tests.Architecture;

public class MapTests
{
    [Test]
    public void The_table_in_src_README_names_every_folder_and_no_other() =>
        Assert.That(Mapped(Sources.All.Single(f => f.Path == "src/README.md").Lines), Is.EquivalentTo(Folders(Sources.All.Select(f => f.Path))));

    [Test]
    public void A_folder_without_a_row_and_a_row_without_a_folder_are_seen()
    {
        var readme = new[] { "## Folders", "| folder |", "| `deploy` | scripts |", "| `src/AndonBot/Attic` | old |", "## Else", "| `x` |" };
        Assert.That(Mapped(readme), Is.EqualTo(["deploy", "src/AndonBot/Attic"]));
        Assert.That(
            Folders(["deploy/lib/a.sh", "src/AndonBot/Slack/A.cs", "src/SlackNet/Blocks/B.cs", "README.md", "src/README.md", ".ci/run"]),
            Is.EqualTo(["deploy", "src/AndonBot", "src/AndonBot/Slack", "src/SlackNet"]));
    }

    private static IEnumerable<string> Mapped(IEnumerable<string> readme) =>
        from line in readme.SkipWhile(l => l != "## Folders").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
        where line.StartsWith("| `", StringComparison.Ordinal)
        select line.Split('`')[1];

    /// <summary>The folders that need a row: deploy, each project, and each folder of the bot and of its core.</summary>
    private static IEnumerable<string> Folders(IEnumerable<string> paths) =>
        paths.Select(p => p.Split('/')[..^1]).SelectMany<string[], string>(folders => folders switch
        {
            ["deploy", ..] => ["deploy"],
            ["src", "AndonBot" or "AndonBot.Domain", var inner, ..] => [$"src/{folders[1]}", $"src/{folders[1]}/{inner}"],
            ["src" or "tests", var project, ..] => [$"{folders[0]}/{project}"],
            _ => [],
        }).Distinct();
}
