using System.Xml;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Lines;

/// <summary>The command line, beside a running bot.</summary>
public sealed class LinesCommandTests
{
    private const string File = """
        lines:
          - name: payments
            channels: [C0PAYMENTS]
            owner: dora@example.com
            rotation: { members: [cleo@example.com, U0BOB00002] }
        """;

    private readonly string _offset = Path.GetTempFileName();
    private AndonWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await StartAsync(withLine: false);

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [OneTimeTearDown]
    public void Forget() => System.IO.File.Delete(_offset);

    [Test]
    public async Task A_running_bot_uses_an_imported_line_for_the_next_command()
    {
        Assert.That(await _world.SayAsync(Ann, "/andon it is slow", Payments), Does.Not.Contain("I'm calling"));

        Assert.That(await ImportAsync(File), Is.EqualTo(new Result(0, "payments: created\n", "")));

        Assert.That(await _world.SayAsync(Ann, "/andon payments are down", Payments), Does.Contain("I'm calling @Cleo."));
        Assert.That(await ExportAsync(), Does.Contain("members: [U0CLEO0003, U0BOB00002]").And.Contain("zone: Europe/Berlin"));
    }

    [Test]
    public async Task Doing_it_twice_changes_nothing_and_what_is_exported_can_be_imported()
    {
        await ImportAsync(File);
        var exported = await ExportAsync();

        Assert.That(await ImportAsync(File), Is.EqualTo(new Result(0, "payments: as it was\n", "")));
        Assert.That(await ImportAsync(exported), Is.EqualTo(new Result(0, "payments: as it was\n", "")));
        Assert.That(await ExportAsync(), Is.EqualTo(exported));
        Assert.That(await _world.QueryAsync<long>("select count(*) from shift"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_line_is_changed_by_its_name_and_keeps_its_Fixer()
    {
        await ImportAsync(File);
        var changed = File.Replace("cleo@example.com, U0BOB00002", "bob@example.com").Replace("C0PAYMENTS", "C0PAYMENTS, C0RANDOM01");

        Assert.That((await ImportAsync(changed)).Output, Is.EqualTo("payments: changed\n"));

        Assert.That(await _world.SayAsync(Ann, "/andon payments are down", AndonWorld.Random), Does.Contain("I'm calling @Cleo."));
    }

    [Test]
    public async Task A_line_that_the_file_does_not_name_stays_until_it_is_pruned_and_then_gives_its_channel_free()
    {
        await ImportAsync(File);
        var other = File.Replace("name: payments", "name: billing").Replace("C0PAYMENTS", "C0RANDOM01");
        var sameChannel = File.Replace("name: payments", "name: billing");

        Assert.That((await ImportAsync(other)).Output, Is.EqualTo("billing: created\npayments: not in the file, so it stays; --prune would retire it\n"));
        Assert.That((await ImportAsync(sameChannel)).Error, Does.Contain("Line billing, channels: #payments (C0PAYMENTS) belongs to the line payments"));
        Assert.That((await ImportAsync(sameChannel, "--prune")).Output, Is.EqualTo("billing: changed\npayments: retired\n"));

        Assert.That(await _world.SayAsync(Ann, "/andon status payments", Payments), Does.Not.Contain("Cleo"));
        Assert.That(await _world.SayAsync(Ann, "/andon payments are down", Payments), Does.Contain("I'm calling @Cleo."));
        Assert.That(await ExportAsync(), Does.Contain("billing").And.Not.Contain("name: payments"));
        Assert.That((await ImportAsync(File.Replace("C0PAYMENTS", "C0RANDOM01"))).Output, Does.StartWith("payments: created"));
    }

    [Test]
    public async Task Lines_may_swap_their_channels()
    {
        var both = File + "\n" + File.Replace("lines:\n", "").Replace("name: payments", "name: billing").Replace("C0PAYMENTS", "C0RANDOM01");
        await ImportAsync(both);
        var swapped = both.Replace("C0PAYMENTS", "C0X").Replace("C0RANDOM01", "C0PAYMENTS").Replace("C0X", "C0RANDOM01");

        Assert.That((await ImportAsync(swapped)).Output, Is.EqualTo("payments: changed\nbilling: changed\n"));
    }

    [Test]
    public async Task Everything_that_the_file_or_Slack_has_against_it_is_said_at_once_and_nothing_is_saved()
    {
        _world.Slack.AddPerson(new("U0ERIC0006", "eric") { DisplayName = "Eric", IsDeleted = true });
        _world.Slack.AddPerson(new("U0ROBO0007", "robo") { DisplayName = "Robo", IsBot = true });
        _world.Slack.AddPerson(new("U0FARA0008", "fara") { DisplayName = "Fara", ForeignTeamId = "T0OTHER001" });
        _world.Slack.AddChannel("secret", [Ann], ConversationKind.Private, "C0SECRET01");
        _world.Slack.Change.Archive(_world.Slack.AddChannel("old", [Ann], id: "C0OLD00001"));

        var result = await ImportAsync($$"""
            lines:
              - name: payments
                channels: [C0SECRET01, C0OLD00001]
                owner: {{Guest}}
                rotation: { members: [U0ERIC0006, U0ROBO0007, U0FARA0008, nobody@example.com], handof: "mon 09:00" }
              - name: good
                channels: [C0PAYMENTS]
                owner: {{Dora}}
                rotation: { members: [{{Bob}}] }
            """);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Output, Is.Empty);
        Assert.That(result.Error.TrimEnd().Split('\n'), Is.EquivalentTo(new[]
        {
            "Line payments, rotation.handof: there is no such key; it is one of members, handoff, zone.",
            "Line payments, channels: I see no channel C0SECRET01: if it is private, type \"/invite @andon\" there first, else look at the id again; "
                + "Slack shows it in the channel's details, at the bottom.",
            "Line payments, channels: #old (C0OLD00001) is archived.",
            $"Line payments, owner: Gus ({Guest}) is a guest, and this takes a full member.",
            "Line payments, rotation.members: Eric (U0ERIC0006) is deactivated in Slack.",
            "Line payments, rotation.members: Robo (U0ROBO0007) is a bot.",
            "Line payments, rotation.members: Fara (U0FARA0008) is of another workspace.",
            "Line payments, rotation.members: Slack knows nobody with the e-mail nobody@example.com.",
        }));
        Assert.That(await ExportAsync(), Is.EqualTo("lines: []\n"));
    }

    [Test]
    public async Task The_bot_goes_into_the_public_channels_and_says_when_it_could_not()
    {
        await ImportAsync(File);
        Assert.That(_world.Slack.Channel("#payments").Members, Does.Contain(_world.Slack.Settings.BotUserId));

        _world.Slack.Faults.On("conversations.join", Fault.Refuse("missing_scope"));
        var result = await ImportAsync(File.Replace("C0PAYMENTS", "C0RANDOM01"));
        Assert.That(result.Code, Is.Zero);
        Assert.That(result.Error, Does.StartWith("I could not join #random (C0RANDOM01): missing_scope. The line works all the same"));
    }

    [Test]
    public async Task Where_Slack_asks_to_wait_the_import_waits()
    {
        _world.Slack.Faults.On("users.info", Fault.TooManyRequests("1"));
        Assert.That((await ImportAsync(File)).Code, Is.Zero);
    }

    [Test]
    public async Task An_empty_database_is_brought_to_the_schema()
    {
        var empty = await Storage.EmbeddedPostgresSuite.DatabaseAsync();
        Assert.That((await RunAsync(["lines", "export"], database: empty)).Output, Is.EqualTo("lines: []\n"));
        Assert.That((await RunAsync(["lines", "import", "-"], File, empty)).Output, Is.EqualTo("payments: created\n"));
    }

    [Test]
    public async Task What_fails_ends_with_1_and_says_so()
    {
        _world.Slack.Faults.On("auth.test", Fault.ServerError(), times: 9);
        Assert.That(await ImportAsync(File), Is.EqualTo(new Result(1, "", "Slack could not be asked (HTTP 500), so nothing was changed.\n")));
        var nowhere = await RunAsync(["lines", "export"], database: "Host=127.0.0.1;Port=1;Username=andon;Database=andon");
        Assert.That(nowhere.Code, Is.EqualTo(1));
        Assert.That(nowhere.Error, Does.StartWith("The database could not be reached"));
    }

    [Test]
    public async Task A_wrong_file_is_wrong_also_while_Slack_is_away()
    {
        _world.Slack.Faults.On("auth.test", Fault.ServerError(), times: 9);
        Assert.That(await ImportAsync("lines: [{}]"), Has.Property("Code").EqualTo(2));
    }

    [Test]
    public async Task A_token_that_Slack_does_not_take_is_a_wrong_setting()
    {
        _world.Slack.TokenError = "invalid_auth";
        Assert.That(await ImportAsync(File), Is.EqualTo(new Result(
            2, "", "The setting Slack__BotToken is not accepted by Slack (invalid_auth); copy it again from the app's OAuth & Permissions page.\n")));
    }

    [TestCase("lines")]
    [TestCase("lines export now")]
    [TestCase("lines import")]
    [TestCase("lines import a.yaml b.yaml")]
    [TestCase("lines import a.yaml --force")]
    [TestCase("serf")]
    public async Task Other_words_are_refused_with_the_way_to_the_help(string words)
    {
        var result = await RunAsync(words.Split(' '));
        Assert.That(result, Is.EqualTo(new Result(2, "", $"AndonBot does not know \"{words}\"; AndonBot help shows what it knows.\n")));
    }

    [Test]
    public async Task Help_shows_the_verbs() =>
        Assert.That((await RunAsync(["help"])).Output, Does.Contain("lines import FILE [--prune]").And.Contain("lines export"));

    [Test]
    public async Task A_file_that_is_not_there_is_named() =>
        Assert.That(await RunAsync(["lines", "import", "nowhere.yaml"]), Has.Property("Code").EqualTo(2).And.Property("Error").Contains("nowhere.yaml"));

    [Test]
    public async Task A_missing_setting_is_named()
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await CommandLine.Run(["lines", "export"], new ConfigurationBuilder().Build(), TextReader.Null, output, error, default);
        Assert.That((code, error.ToString()), Is.EqualTo((2, "The setting Slack__BotToken is missing; set it to the bot token (xoxb-…) of the Slack app.\n")));
    }

    private Task<Result> ImportAsync(string yaml, params string[] options) => RunAsync(["lines", "import", "-", .. options], yaml);

    private async Task<string> ExportAsync() => (await RunAsync(["lines", "export"])).Output;

    /// <summary>Runs the command at the world's time.</summary>
    private async Task<Result> RunAsync(string[] args, string input = "", string? database = null)
    {
        await System.IO.File.WriteAllTextAsync(_offset, XmlConvert.ToString(_world.Now.ToDateTimeOffset() - TimeProvider.System.GetUtcNow()));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:BotToken"] = _world.Slack.Settings.BotToken,
            ["Slack:ApiBaseUrl"] = _world.Slack.ApiBaseUrl.ToString(),
            ["Clock:OffsetFile"] = _offset,
            ["ConnectionStrings:Postgres"] = database ?? _world.ConnectionString,
        }).Build();
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await CommandLine.Run(args, configuration, new StringReader(input), output, error, default);
        return new(code, output.ToString(), error.ToString());
    }

    private sealed record Result(int Code, string Output, string Error);
}
