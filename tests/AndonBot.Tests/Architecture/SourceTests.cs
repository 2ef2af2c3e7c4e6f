namespace AndonBot.Tests.Architecture;

public class SourceTests
{
    private const string Forty = "// 4567890123456789012345678901234567890";
    private const string Narrow = Forty + Forty + Forty + Forty;
    private const string Wide = Narrow + "!";

    [TestCaseSource(nameof(Rules))]
    public void Every_file_keeps(string rule) => Assert.That(string.Join('\n', Sources.All.SelectMany(Violations(rule))), Is.Empty);

    [TestCase("size", "src/AndonBot/Slack/Long.cs", 301, "")]
    [TestCase("size", "src/AndonBot.Domain/Incidents/Long.cs", 151, "")]
    [TestCase("width", "tests/AndonBot.Tests/Wide.cs", 1, Wide)]
    [TestCase("words", "src/AndonBot/Later.cs", 1, "// TO" + "DO: say who")]
    [TestCase("words", "tests/AndonBot.Tests/Later.cs", 1, "throw new NotImplemented" + "Exception();")]
    [TestCase("words", "deploy/demo", 1, "cd /roo" + "t/andon")]
    [TestCase("words", "src/AndonBot/Slack/Client.cs", 1, "#if SLACKNET")]
    [TestCase("slacknet", "src/X/X.csproj", 1, "<Project><ProjectReference Include='../SlackNet/SlackNet.csproj' /></Project>")]
    [TestCase("slacknet", "src/X/X.csproj", 1, "<Project><PackageReference Include='SlackNet.AspNetCore' /></Project>")]
    public void A_planted_file_breaks(string rule, string path, int lines, string line) =>
        Assert.That(Violations(rule)(new(path, [.. Enumerable.Repeat(line, lines)])), Has.Exactly(1).Items);

    [TestCase(0, Narrow)]
    [TestCase(0, "var told = \"\"\"", Wide, "    \"\"\";")]
    [TestCase(1, "var told = \"\"\"so\"\"\";", Wide)]
    public void A_text_between_its_quotes_may_be_wide(int violations, params string[] lines) =>
        Assert.That(SourceRules.TooWide(new("src/AndonBot/Wide.cs", lines)), Has.Exactly(violations).Items);

    [TestCase(20, 0)]
    [TestCase(21, 1)]
    public void A_job_has_twenty_lines_at_most(int lines, int violations)
    {
        var job = new SourceFile("src/AndonBot/Timetable.cs", ["internal sealed class TickJob : IJob", .. Enumerable.Repeat("", lines - 2), "}"]);
        Assert.That(SourceRules.LongJob(job), Has.Exactly(violations).Items);
    }

    [TestCase("alter table line drop column owner")]
    [TestCase("alter table line add column zone text, drop column owner")]
    [TestCase("alter table line rename column owner to lead")]
    [TestCase("alter table line alter column owner type bigint")]
    [TestCase("alter table line alter column call_webhook set not null")]
    [TestCase("alter table line add column zone text\n    not null -- default 'UTC'")]
    [TestCase("alter table line add constraint one unique (owner)")]
    [TestCase("drop table line")]
    [TestCase("delete from line")]
    [TestCase("update line set owner = ''")]
    public void A_migration_that_does_more_than_add_is_seen(string statement)
    {
        var migration = new SourceFile("src/AndonBot/Storage/Migrations/9000_attic.sql", $"create sequence a; {statement};".Split('\n'));
        Assert.That(SourceRules.TakesAway(migration), Has.Exactly(1).Items);
    }

    [TestCase("alter table line add column zone text not null default 'UTC'")]
    [TestCase("alter table line add column zone_id bigint not null generated always as identity")]
    [TestCase("alter table line add column zone text -- drop it later")]
    [TestCase("alter table line set (fillfactor = 70)")]
    [TestCase("create function f() returns trigger language plpgsql as $$ begin delete from cache; return null; end $$")]
    public void A_migration_may_add_what_the_version_before_need_not_know(string statement) =>
        Assert.That(SourceRules.TakesAway(new("src/AndonBot/Storage/Migrations/9000_attic.sql", [statement])), Is.Empty);

    [Test]
    public void The_sources_are_really_read() =>
        Assert.That(Sources.All.Select(f => f.Path), Has.Member("deploy/demo").And.Member("src/AndonBot/Program.cs").And.Member(".ci/run"));

    private static string[] Rules => ["size", "width", "jobs", "words", "migrations", "slacknet"];

    private static Func<SourceFile, IEnumerable<string>> Violations(string rule) => rule switch
    {
        "size" => SourceRules.TooLong,
        "width" => SourceRules.TooWide,
        "jobs" => SourceRules.LongJob,
        "words" => SourceRules.OutOfPlace,
        "migrations" => SourceRules.TakesAway,
        _ => SourceRules.UnconditionalSlackNet,
    };
}
