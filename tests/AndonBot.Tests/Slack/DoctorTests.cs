using System.Globalization;
using System.Text.RegularExpressions;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Storage;
using AndonBot.Tests.Storage;
using AndonBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AndonBot.Tests.Slack;

/// <summary>What is checked before the first start: each in a line, and nothing is changed by it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class DoctorTests
{
    private const string Gate = "gate-token";

    private SlackWorkspace _slack = null!;
    private string _database = null!;

    [TearDown]
    public async Task Stop() => await _slack.DisposeAsync();

    [Test]
    public async Task Before_the_first_start_all_is_well_and_stays_as_it_is()
    {
        await PrepareAsync();

        var (code, lines) = await ExamineAsync();

        Assert.That(lines, Is.EqualTo(new[]
        {
            "ok       settings  are complete; Slack sends its requests to the bot (Slack__Mode is Http).",
            "ok       slack     knows the bot as @andon in Andon Works (T0ANDON001).",
            "ok       scopes    all 12 of the manifest are granted.",
            "ok       clock     agrees with Slack's.",
            "ok       database  is PostgreSQL … and empty; the first start makes the tables.",
            "ok       gate      is on: CI asks it with Gate__Token.",
            "ok       spool     is off: Andon__DataFolder is not set, so a pull while the database is away is not kept.",
        }));
        Assert.That(code, Is.Zero);
        Assert.That(_slack.Journal.Entries.Select(entry => entry.Name), Is.EqualTo(new[] { "auth.test" }));
        await using var records = new Records(_database, _slack);
        Assert.That(await records.QueryAsync<long>("select count(*) from information_schema.tables where table_schema = 'public'"), Is.Zero);
    }

    [Test]
    public async Task Over_its_own_connections_the_apps_token_is_tried_too()
    {
        await PrepareAsync(new() { SocketMode = true });

        var (code, lines) = await ExamineAsync();
        Assert.That(lines, Does.Contain("ok       settings  are complete; the bot opens its connections to Slack itself (Slack__Mode is Socket).")
            .And.Contain("ok       socket    Slack opens connections for Slack__AppToken."));
        Assert.That(code, Is.Zero);
        Assert.That(_slack.Sockets.Count, Is.Zero);

        (code, lines) = await ExamineAsync(("Slack:AppToken", "xapp-other"));
        Assert.That(lines, Does.Contain("failed   socket    The setting Slack__AppToken is not accepted by Slack (invalid_auth); "
            + "make one with connections:write on the app's Basic Information page."));
        Assert.That(code, Is.EqualTo(2));

        _slack.Faults.On("apps.connections.open", Fault.Refuse("internal_error"), times: 9);
        (code, lines) = await ExamineAsync();
        Assert.That(lines,
            Does.Contain("failed   socket    Slack opens no connection (internal_error): look whether Socket Mode is switched on in the Slack app."));
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task All_that_is_wrong_with_the_settings_is_said_at_once()
    {
        await PrepareAsync();

        var (code, lines) = await ExamineAsync(
            ("Slack:Mode", "Pigeon"), ("Slack:BotToken", null), ("Slack:ApiBaseUrl", "slack.com"), ("ConnectionStrings:Postgres", "Database=andon"),
            ("Notices:Tick", "soon"), ("Andon:Operator", "@bob"));

        var named = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(words => (words[0], words[1], words[4]));
        Assert.That(named, Is.EqualTo(new[]
        {
            "Slack__Mode", "Slack__BotToken", "Slack__ApiBaseUrl", "Notices__Tick", "Andon__Operator", "ConnectionStrings__Postgres",
        }.Select(setting => ("failed", "settings", setting))));
        Assert.That(code, Is.EqualTo(2));
        Assert.That(_slack.Journal.Entries, Is.Empty);
    }

    [TestCase("invalid_auth", 2, "The setting Slack__BotToken is not accepted by Slack (invalid_auth); copy it again from the app's OAuth & Permissions page.")]
    [TestCase("token_revoked", 1,
        "refuses the bot (token_revoked): install the app again on its OAuth & Permissions page, and set Slack__BotToken to the token shown then.")]
    public async Task A_token_that_Slack_does_not_take_is_said_and_the_rest_is_looked_at(string error, int code, string sentence)
    {
        await PrepareAsync();
        _slack.TokenError = error;

        var result = await ExamineAsync();

        Assert.That(result.Lines, Does.Contain($"failed   slack     {sentence}").And.Some.StartsWith("ok       database"));
        Assert.That(result.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Slack_that_cannot_be_reached_is_said_with_the_address()
    {
        await PrepareAsync();

        var (code, lines) = await ExamineAsync(("Slack:ApiBaseUrl", "http://127.0.0.1:1/api/"));

        Assert.That(lines, Does.Contain(
            "failed   slack     could not be asked (ConnectionError): look whether this machine reaches http://127.0.0.1:1/api/ (Slack__ApiBaseUrl)."));
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task Scopes_that_are_missing_are_named()
    {
        await PrepareAsync();
        _slack.Scopes = _slack.Scopes.Except(["channels:join", "im:write"]).ToHashSet();

        var (code, lines) = await ExamineAsync();

        Assert.That(lines, Does.Contain(
            "failed   scopes    channels:join, im:write are not granted: add them to the app on its OAuth & Permissions page, and install it again."));
        Assert.That(code, Is.EqualTo(1));
    }

    [TestCase(20, "ok       clock     agrees with Slack's.", 0)]
    [TestCase(60,
        "warning  clock     this machine is 60 s behind Slack, and from five minutes on its requests are refused: "
            + "let the machine's clock be set over the network.", 0)]
    [TestCase(-60, "warning  clock     this machine is 60 s ahead of Slack, and", 0)]
    [TestCase(-600, "failed   clock     this machine is 600 s ahead of Slack, and five minutes are the most at which its requests are taken: let", 1)]
    [TestCase(600, "warning  clock     this machine is 600 s behind Slack: let the machine's clock be set over the network.", 0, true)]
    public async Task Clocks_may_be_a_little_apart(int seconds, string line, int code, bool socket = false)
    {
        await PrepareAsync(new() { Time = new Ahead(TimeSpan.FromSeconds(seconds)), SocketMode = socket });

        var result = await ExamineAsync();

        // A busy machine takes its time between the two clocks.
        var told = result.Lines.Select(one => NearlyAMinute().Replace(one, match => $"{Math.Round(int.Parse(match.Value) / 20.0) * 20}"));
        Assert.That(told, Has.Some.StartsWith(line), string.Join('\n', result.Lines));
        Assert.That(result.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task The_channels_of_the_lines_are_looked_at_and_none_is_entered()
    {
        await PrepareAsync();
        string[] people = ["U0ANN00001"];
        var (open, left, old) = (_slack.AddChannel("checkout", people, id: "C0CHECKOUT"),
            _slack.AddChannel("search", people, id: "C0SEARCH01"), _slack.AddChannel("old", people, id: "C0OLD00001"));
        var secret = _slack.AddChannel("secret", [.. people, _slack.Settings.BotUserId], ConversationKind.Private, "C0SECRET01");
        await RunAsync(["lines", "import", "-"], $$"""
            lines:
              - { name: checkout, channels: [C0CHECKOUT, C0SEARCH01], owner: U0ANN00001, rotation: { members: [U0ANN00001] } }
              - { name: old, channels: [C0OLD00001], owner: U0ANN00001, rotation: { members: [U0ANN00001] } }
              - { name: secret, channels: [C0SECRET01], owner: U0ANN00001, rotation: { members: [U0ANN00001] } }
            """);
        _slack.Change.Leave(left, _slack.Settings.BotUserId);
        _slack.Change.Leave(secret, _slack.Settings.BotUserId);
        _slack.Change.Archive(old);

        var (code, lines) = await ExamineAsync();

        Assert.That(lines.Skip(4).SkipLast(2), Is.EqualTo(new[]
        {
            $"ok       database  is PostgreSQL … with schema version {Migrator.Newest}, as it should be.",
            "ok       line      checkout: the bot is in #checkout (C0CHECKOUT).",
            "warning  line      checkout: the bot may post in #search (C0SEARCH01) and is not in it, "
                + "so after a lost connection a message may come twice: type \"/invite @andon\" there.",
            "failed   line      old: #old (C0OLD00001) is archived. `/andon setup` and `lines import` give the line another channel.",
            "failed   line      secret: I see no channel C0SECRET01: if it is private, type \"/invite @andon\" there first, else look at the id again; "
                + "Slack shows it in the channel's details, at the bottom. `/andon setup` and `lines import` give the line another channel.",
        }));
        Assert.That(code, Is.EqualTo(1));
        Assert.That((open.Members, left.Members), Is.EqualTo((open.Members, left.Members.Except([_slack.Settings.BotUserId]))));
        await using var records = new Records(_database, _slack);
        Assert.That(await records.QueryAsync<long>("select count(*) from line"), Is.EqualTo(3));
    }

    [TestCase("insert into schema_version (version, name) values (99, 'later')", 1,
        "failed   database  is PostgreSQL …. The database has schema version 99, and this AndonBot knows versions up to {0}. Start the newer AndonBot")]
    [TestCase("delete from schema_version where version > 1", 0,
        "warning  database  is PostgreSQL … with schema version 1; the start brings it to {0}. Make a backup first.")]
    [TestCase("select 1", 0, "ok       lines     there are none yet: `/andon setup` in a team's channel makes one, `lines import` all of them.")]
    [TestCase("do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$", 1,
        "failed   database  is PostgreSQL … and takes nothing new: it is read-only. Let ConnectionStrings__Postgres name the primary.")]
    public async Task The_database_is_looked_at_and_left_as_it_is(string before, int code, string line)
    {
        await PrepareAsync();
        await RunAsync(["lines", "export"]);
        await using (var records = new Records(_database, _slack))
            await records.ExecuteAsync(before);

        var result = await ExamineAsync();

        Assert.That(result.Lines, Has.Some.StartsWith(string.Format(CultureInfo.InvariantCulture, line, Migrator.Newest)));
        Assert.That(result.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task A_user_who_may_make_no_tables_is_told_who_has_to_let_them()
    {
        await PrepareAsync();
        var connection = new NpgsqlConnectionStringBuilder(_database) { Username = "pauper" };
        await using (var records = new Records(_database, _slack))
            await records.ExecuteAsync($"create role pauper login password '{connection.Password}'; revoke create on schema public from public");

        var (code, lines) = await ExamineAsync(("ConnectionStrings:Postgres", connection.ConnectionString));

        Assert.That(lines, Does.Contain(
            "failed   database  is PostgreSQL …, where pauper may not make tables: as its owner, `grant create on schema public to pauper`, "
            + "or run `AndonBot migrate` as a user who may."));
        Assert.That(code, Is.EqualTo(1));
    }

    [TestCase("Host=127.0.0.1;Password=hush;hush-hush;Username=andon", "is not made of pairs that Npgsql knows")]
    [TestCase("Host=127.0.0.1;Password=hush;hush-hush=1;Username=andon", "is not made of pairs that Npgsql knows")]
    [TestCase("Host=127.0.0.1;Port=hush-hush", "is not made of pairs that Npgsql knows")]
    [TestCase("Username=hush-hush", "names no Host")]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated(string connectionString, string sentence)
    {
        await PrepareAsync();

        var (code, lines) = await ExamineAsync(("ConnectionStrings:Postgres", connectionString));

        Assert.That(lines, Has.One.StartsWith($"failed   settings  The setting ConnectionStrings__Postgres cannot be used: it {sentence}"));
        Assert.That(code, Is.EqualTo(2));
    }

    [Test]
    public async Task A_database_that_cannot_be_reached_and_a_gate_that_is_off_are_said()
    {
        await PrepareAsync();

        var (code, lines) = await ExamineAsync(
            ("ConnectionStrings:Postgres", "Host=127.0.0.1;Port=1;Username=andon;Password=hush-hush;Database=andon"), ("Gate:Token", null));

        Assert.That(lines, Has.One.StartsWith("failed   database  cannot be reached (").And.One.EndsWith("): look at ConnectionStrings__Postgres."));
        Assert.That(lines, Does.Contain("ok       gate      is off: Gate__Token is not set, so CI that asks is told 404."));
        Assert.That(code, Is.EqualTo(1));
    }

    private async Task PrepareAsync(SlackSettings? settings = null)
    {
        _slack = await SlackWorkspace.StartAsync(settings);
        _slack.AddPerson(new("U0ANN00001", "ann") { DisplayName = "Ann" });
        _database = await EmbeddedPostgresSuite.DatabaseAsync();
    }

    private async Task<(int Code, string[] Lines)> ExamineAsync(params (string Key, string? Value)[] settings)
    {
        var (code, output) = await RunAsync(["doctor"], settings: settings);
        foreach (var secret in new[] { _slack.Settings.BotToken, _slack.Settings.AppToken, _slack.Settings.SigningSecret, Gate, "hush-hush", "xapp-other" })
            Assert.That(output, Does.Not.Contain(secret));
        return (code, ServerVersion().Replace(output, "PostgreSQL …").TrimEnd('\n').Split('\n'));
    }

    private async Task<(int Code, string Output)> RunAsync(string[] args, string input = "", params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            _slack.SettingsOfTheBot().Select(one => (one.Key, (string?)one.Value))
                .Append(("ConnectionStrings:Postgres", _database)).Append(("Gate:Token", Gate)).Concat(settings)
                .GroupBy(one => one.Item1).Select(same => KeyValuePair.Create(same.Key, same.Last().Item2))).Build();
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await CommandLine.Run(args, configuration, new StringReader(input), output, error, default);
        Assert.That(error.ToString(), Is.Empty);
        return (code, output.ToString());
    }

    [GeneratedRegex(@"PostgreSQL [\d.a-z]*\d\w*")]
    private static partial Regex ServerVersion();

    [GeneratedRegex(@"(?<=this machine is )\d+")]
    private static partial Regex NearlyAMinute();

    /// <summary>A clock that is ahead of this machine's.</summary>
    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
