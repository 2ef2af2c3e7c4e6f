namespace AndonBot.Tests.Architecture;

public class MapTests
{
    [Test]
    public void The_map_in_the_readme_names_every_room_and_no_other() =>
        Assert.That(Mapped(Sources.All.Single(f => f.Path == "README.md").Lines), Is.EquivalentTo(Rooms(Sources.All.Select(f => f.Path))));

    [Test]
    public void A_room_without_a_row_and_a_row_without_a_room_are_seen()
    {
        var readme = new[] { "## The rooms", "| folder |", "| `deploy` | scripts |", "| `src/AndonBot/Attic` | old |", "## Else", "| `x` |" };
        Assert.That(Mapped(readme), Is.EqualTo(["deploy", "src/AndonBot/Attic"]));
        Assert.That(Rooms(["deploy/lib/a.sh", "src/AndonBot/Slack/A.cs", "src/SlackNet/Blocks/B.cs", "README.md", ".ci/run"]),
            Is.EqualTo(["deploy", "src/AndonBot", "src/AndonBot/Slack", "src/SlackNet"]));
    }

    private static IEnumerable<string> Mapped(IEnumerable<string> readme) =>
        from line in readme.SkipWhile(l => l != "## The rooms").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
        where line.StartsWith("| `", StringComparison.Ordinal)
        select line.Split('`')[1];

    /// <summary>The folder of scripts, the projects, and inside the bot and its core every folder.</summary>
    private static IEnumerable<string> Rooms(IEnumerable<string> paths) =>
        paths.Select(p => p.Split('/')[..^1]).SelectMany<string[], string>(folders => folders switch
        {
            ["deploy", ..] => ["deploy"],
            ["src", "AndonBot" or "AndonBot.Domain", var room, ..] => [$"src/{folders[1]}", $"src/{folders[1]}/{room}"],
            ["src" or "tests", var project, ..] => [$"{folders[0]}/{project}"],
            _ => [],
        }).Distinct();
}
