using System.Net;
using System.Text.Json.Nodes;
using AndonBot.Playground;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Storage;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Slack;

/// <summary>How the process starts, and what it says of itself meanwhile.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ProcessStartTests
{
    private const string RealSlack = "https://slack.com/api/";

    [TestCase("Slack__BotToken", null)]
    [TestCase("Slack__SigningSecret", null)]
    [TestCase("Slack__SigningSecret", "  ")]
    [TestCase("Slack__Mode", "Pigeon")]
    [TestCase("Slack__Mode", "http socket")]
    [TestCase("Slack__ApiBaseUrl", "slack.com")]
    [TestCase("Slack__ApiBaseUrl", "http://slack.example/api/")]
    [TestCase("ConnectionStrings__Postgres", null)]
    [TestCase("ConnectionStrings__Postgres", "Hosts=nowhere;=")]
    [TestCase("Notices__Tick", "soon")]
    [TestCase("Notices__Lease", "-3s")]
    [TestCase("Notices__LookAfter", "2h")]
    [TestCase("Andon__Operator", "@bob")]
    [TestCase("Andon__WebhookSecret", "hush")]
    [TestCase("Andon__WebhookSecret", "whsec_c2hvcnQ=")]
    [TestCase("Gate__Tokens", "checkout")]
    [TestCase("ANDON_KILL", "nowhere")]
    [TestCase("ANDON_KILL", "notice.after_http", RealSlack)]
    [TestCase("ANDON_STOP", "notice.before_http", RealSlack)]
    [TestCase("Clock__OffsetFile", "/tmp/offset", RealSlack)]
    public async Task A_wrong_setting_ends_the_start_with_two_and_a_sentence_that_names_it(string name, string? value, string? api = null)
    {
        await using var slack = await SlackWorkspace.StartAsync();
        var settings = BotProcess.Settings(slack, "Host=127.0.0.1;Port=1").Append(("Slack__ApiBaseUrl", api ?? slack.ApiBaseUrl.ToString()));
        await using var process = BotProcess.Start([.. settings, (name, value)]);

        Assert.That(await process.ExitAsync(), Is.EqualTo(2));
        Assert.That(process.Output, Does.StartWith($"The setting {name} "));
        Assert.That(process.Output.Trim(), Does.Not.Contain('\n').And.Not.Contain(slack.Settings.SigningSecret).And.Not.Contain(slack.Settings.BotToken));
        Assert.That(slack.Journal.Entries, Is.Empty);
    }

    [TestCase("Database=nowhere", "does not exist")]
    [TestCase("Password=wrong", "does not accept the user")]
    public async Task A_database_that_does_not_let_it_in_ends_the_start_with_two(string wrong, string sentence)
    {
        await using var slack = await SlackWorkspace.StartAsync();
        await using var process = BotProcess.Start(BotProcess.Settings(slack, $"{await EmbeddedPostgresSuite.DatabaseAsync()};{wrong}"));

        Assert.That(await process.ExitAsync(), Is.EqualTo(2));
        Assert.That(process.Output, Does.StartWith("The setting ConnectionStrings__Postgres names a database that ").And.Contain(sentence));
    }

    [Test]
    public async Task A_migrated_database_takes_no_right_to_create_tables()
    {
        var database = await EmbeddedPostgresSuite.DatabaseAsync();
        await using var slack = await SlackWorkspace.StartAsync();
        await using (var first = BotProcess.Start(BotProcess.Settings(slack, database)))
            await first.ReadyAsync();
        await using var records = new Records(database, slack);
        await records.ExecuteAsync("""
            create role app_without_ddl login password 'secret'; revoke create on schema public from public;
            grant select, insert, update, delete on all tables in schema public to app_without_ddl;
            grant usage on all sequences in schema public to app_without_ddl
            """);

        await using var process = BotProcess.Start(BotProcess.Settings(slack, $"{database};Username=app_without_ddl;Password=secret"));

        await process.ReadyAsync();
    }

    [TestCase("somewhere")]
    [TestCase("gopher://127.0.0.1:0")]
    [TestCase("http://127.0.0.1:{taken}")]
    public async Task An_address_that_it_cannot_listen_on_ends_the_start_with_two(string address)
    {
        await using var slack = await SlackWorkspace.StartAsync();
        var settings = BotProcess.Settings(slack, await EmbeddedPostgresSuite.DatabaseAsync());
        await using var process = BotProcess.Start([.. settings, ("ASPNETCORE_URLS", address.Replace("{taken}", $"{slack.ApiBaseUrl.Port}"))]);

        Assert.That(await process.ExitAsync(), Is.EqualTo(2));
        Assert.That(process.Output, Does.Contain("The setting ASPNETCORE_URLS "));
    }

    [TestCase("help")]
    [TestCase("--help")]
    [TestCase("-h")]
    public async Task Asked_for_help_it_prints_it_and_serves_nobody(string argument)
    {
        await using var process = BotProcess.Start([], argument);

        Assert.That(await process.ExitAsync(), Is.Zero);
        Assert.That(process.Output, Does.Contain("AndonBot lines export"));
    }

    [TestCase("invalid_auth")]
    [TestCase("not_authed")]
    public async Task A_token_that_Slack_does_not_accept_ends_the_start_with_two(string code)
    {
        await using var slack = await SlackWorkspace.StartAsync();
        slack.TokenError = code;
        await using var process = BotProcess.Start(BotProcess.Settings(slack, await EmbeddedPostgresSuite.DatabaseAsync()));

        Assert.That(await process.ExitAsync(), Is.EqualTo(2));
        Assert.That(process.Output, Does.Contain("The setting Slack__BotToken ").And.Contain(code));
    }

    [TestCase(null)]
    [TestCase(" ")]
    [TestCase("xapp-of-another-app")]
    [TestCase("xoxb-local-workspace-token")]
    public async Task Over_its_own_connections_it_needs_an_app_level_token_that_Slack_accepts(string? token)
    {
        await using var slack = await SlackWorkspace.StartAsync(new() { SocketMode = true });
        var settings = BotProcess.Settings(slack, await EmbeddedPostgresSuite.DatabaseAsync());
        await using var process = BotProcess.Start([.. settings, ("Slack__AppToken", token)]);

        Assert.That(await process.ExitAsync(), Is.EqualTo(2));
        Assert.That(process.Output, Does.Contain("The setting Slack__AppToken "));
        Assert.That(process.Output.Trim(), Does.Not.Contain('\n').And.Not.Contain(slack.Settings.BotToken));
    }

    [Test]
    public async Task Over_its_own_connections_it_says_whether_one_stands_and_has_no_routes()
    {
        await using var slack = await SlackWorkspace.StartAsync(new() { SocketMode = true });
        var database = await EmbeddedPostgresSuite.DatabaseAsync();
        await using var process = BotProcess.Start(BotProcess.Settings(slack, database));
        var address = await process.ReadyAsync();
        await slack.UntilAsync(() => slack.Sockets.Count > 0);

        Assert.That(
            (await ReadyAsync(address))["checks"]!["socket"]!.ToJsonString(), Does.StartWith("""{"ok":true,"detail":"last received something at 20"""));
        using var http = new HttpClient();
        foreach (var route in new[] { "command", "action", "event", "options" })
        {
            using var answer = await http.PostAsync(new Uri(address, $"/slack/{route}"), null);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), route);
        }

        slack.Sockets.IsOn = false;
        await using var records = new Records(database, slack);
        await records.UntilAsync(async () => !(await ReadyAsync(address))["checks"]!["socket"]!["ok"]!.GetValue<bool>());
        Assert.That(await StatusAsync(address, "/health/ready"), Is.EqualTo(HttpStatusCode.OK), "Another replica may have one.");
    }

    [Test]
    public async Task What_Slack_does_not_tell_is_asked_for_less_and_less_often()
    {
        await using var slack = await SlackWorkspace.StartAsync();
        slack.Faults.On("users.list", Fault.Refuse("missing_scope"), times: int.MaxValue);
        await using var process = BotProcess.Start(BotProcess.Settings(slack, await EmbeddedPostgresSuite.DatabaseAsync()));

        await slack.UntilAsync(() => Asked().Count == 2);

        var asked = Asked();
        Assert.That(asked[1].Elapsed - asked[0].Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(3)));

        List<JournalEntry> Asked() => [.. slack.Journal.Entries.Where(entry => entry.Name == "users.list")];
    }

    [Test]
    public async Task A_workspace_that_shuts_the_bot_out_is_waited_for()
    {
        await using var slack = await SlackWorkspace.StartAsync();
        slack.TokenError = "token_revoked";
        await using var process = BotProcess.Start(BotProcess.Settings(slack, await EmbeddedPostgresSuite.DatabaseAsync()));

        var address = await process.HealthAsync(HttpStatusCode.ServiceUnavailable);
        Assert.That((await ReadyAsync(address))["checks"]!["slack"]!["detail"]!.GetValue<string>(), Is.EqualTo("token_revoked"));
        slack.TokenError = null;
        await process.ReadyAsync();
    }

    [Test]
    public async Task Without_Slack_it_starts_all_the_same_and_is_ready_when_Slack_is_back([Values] bool isSocket)
    {
        var database = await EmbeddedPostgresSuite.DatabaseAsync();
        var gone = await SlackWorkspace.StartAsync(new() { SocketMode = isSocket });
        await gone.DisposeAsync();
        await using var process = BotProcess.Start(BotProcess.Settings(gone, database));

        var address = await process.HealthAsync(HttpStatusCode.ServiceUnavailable);
        Assert.That(await StatusAsync(address, "/health/live"), Is.EqualTo(HttpStatusCode.OK));
        var checks = (await ReadyAsync(address))["checks"]!;
        Assert.That(checks["database"]!["ok"]!.GetValue<bool>(), Is.True);
        Assert.That(checks["slack"]!["ok"]!.GetValue<bool>(), Is.False);
        Assert.That(checks["slack"]!["detail"]!.GetValue<string>(), Is.Not.Empty);

        await using var back = await SlackWorkspace.StartAsync(gone.Settings with { Port = gone.ApiBaseUrl.Port });
        await process.ReadyAsync();
        await using var records = new Records(database, back);
        await records.UntilAsync(async () => (await ReadyAsync(address))["checks"]!["slack"]!["ok"]!.GetValue<bool>());
        await back.UntilAsync(() => back.Sockets.Count > 0 == isSocket);
    }

    [Test]
    public async Task Without_Slack_it_is_ready_when_it_knows_the_workspace_from_before()
    {
        var database = await EmbeddedPostgresSuite.DatabaseAsync();
        var slack = await SlackWorkspace.StartAsync();
        await using (var first = BotProcess.Start(BotProcess.Settings(slack, database)))
            await first.ReadyAsync();
        await slack.DisposeAsync();

        await using var process = BotProcess.Start(BotProcess.Settings(slack, database));
        var address = await process.ReadyAsync();

        Assert.That((await ReadyAsync(address))["checks"]!["slack"]!["ok"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task Without_its_database_it_lives_and_is_ready_when_that_is_back()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync();
        var database = await postgres.CreateDatabaseAsync("andon");
        await postgres.StopAsync();
        await using var slack = await SlackWorkspace.StartAsync();
        await using var process = BotProcess.Start(BotProcess.Settings(slack, database));

        var address = await process.HealthAsync(HttpStatusCode.ServiceUnavailable);
        Assert.That(await StatusAsync(address, "/health/live"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await ReadyAsync(address))["checks"]!["database"]!["ok"]!.GetValue<bool>(), Is.False);

        await postgres.StartAgainAsync();
        await process.ReadyAsync();
        await postgres.StopAsync();
        await process.HealthAsync(HttpStatusCode.ServiceUnavailable);
        await postgres.StartAgainAsync();
        Assert.That(
            (await ReadyAsync(await process.ReadyAsync())).ToJsonString(),
            Is.EqualTo("""{"status":"ready","checks":{"database":{"ok":true,"detail":""},"slack":{"ok":true,"detail":""},"notices":"""
                + """{"ok":true,"overdue":0,"oldestSeconds":0}}}"""));
    }

    [Test]
    public async Task A_database_of_a_newer_version_is_refused_with_a_sentence()
    {
        await using var slack = await SlackWorkspace.StartAsync();
        var database = await EmbeddedPostgresSuite.DatabaseAsync();
        await using (var first = BotProcess.Start(BotProcess.Settings(slack, database)))
            await first.ReadyAsync();
        await using var records = new Records(database, slack);
        await records.ExecuteAsync("insert into schema_version (version, name) values (9000, '9000_next_year')");

        await using var process = BotProcess.Start(BotProcess.Settings(slack, database));

        Assert.That(await process.ExitAsync(), Is.EqualTo(2));
        Assert.That(process.Output, Does.Contain("The database has schema version 9000"));
    }

    [Test]
    public async Task Two_that_start_together_on_an_empty_database_both_come_up()
    {
        await using var slack = await SlackWorkspace.StartAsync();
        var database = await EmbeddedPostgresSuite.DatabaseAsync();
        await using var one = BotProcess.Start(BotProcess.Settings(slack, database));
        await using var other = BotProcess.Start(BotProcess.Settings(slack, database));

        await Task.WhenAll(one.ReadyAsync(), other.ReadyAsync());

        await using var records = new Records(database, slack);
        Assert.That(await records.ReadAsync<int>("select version from schema_version order by 1"), Is.Unique.And.Not.Empty);
    }

    private static async Task<JsonNode> ReadyAsync(Uri address)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(address, "/health/ready"));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri address, string path)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(address, path));
        return response.StatusCode;
    }
}
