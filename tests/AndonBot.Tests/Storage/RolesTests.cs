using System.Diagnostics;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Postgres;
using AndonBot.Storage;
using AndonBot.Tests.Architecture;
using AndonBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Storage;

/// <summary>The two database users of deploy/roles.sql: one makes tables, the other runs the bot.</summary>
[NonParallelizable]
public sealed class RolesTests
{
    [Test]
    public async Task The_migrator_makes_the_tables_and_the_app_runs_on_them_without_a_right_to_make_any()
    {
        var owner = await EmbeddedPostgresSuite.DatabaseAsync();
        await using var slack = await SlackWorkspace.StartAsync();
        slack.AddPerson(new(Ann, "ann") { DisplayName = "Ann" });
        slack.AddPerson(new(Bob, "bob") { DisplayName = "Bob", IsPrimaryOwner = true });
        slack.AddChannel("checkout", [Ann, Bob, slack.Settings.BotUserId], id: Checkout);
        var (migrator, app) = (await UserAsync(owner, "andon_migrator"), await UserAsync(owner, "andon_app"));

        Assert.That(await MigrateAsync(app), Is.EqualTo((2, "The setting ConnectionStrings__Postgres names a database that refuses a right "
            + "(permission denied for schema public): grant it to the bot's user.\n")));
        Assert.That(await MigrateAsync(migrator), Is.EqualTo((0, $"The database has schema version {Migrator.Newest}.\n")));
        Assert.That((await MigrateAsync(migrator)).Code, Is.Zero);
        Assert.That(await RunAsync(["lines", "import", "-"], """
            lines: [{ name: checkout, channels: [C0CHECKOUT], owner: U0BOB00002, rotation: { members: [U0BOB00002] } }]
            """, [.. slack.SettingsOfTheBot(), ("ConnectionStrings:Postgres", app)]), Is.EqualTo((0, "checkout: created\n")));

        await using var bot = BotProcess.Start(BotProcess.Settings(slack, app));
        slack.Bot = await bot.ReadyAsync();
        await using var records = new Records(app, slack);
        Assert.That((await slack.As(Ann).SayAsync(Checkout, "/andon checkout is down")).Status, Is.EqualTo(200));
        await records.UntilAsync(async () =>
        {
            Assert.That(bot.Output, Does.Not.Contain("fail:"));
            return await records.QueryAsync<long>("select count(*) from notice where state = 'accepted'") > 0;
        });

        foreach (var forbidden in new[] { "create table t ()", "drop table incident", "alter table incident add column c int", "truncate incident cascade" })
            Assert.That(() => records.ExecuteAsync(forbidden), Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("42501"), forbidden);
    }

    [Test]
    public async Task A_database_that_one_user_made_is_handed_to_the_two()
    {
        await using var world = await StartAsync();
        await world.StopBotAsync();
        var (migrator, app) = (await UserAsync(world.ConnectionString, "andon_migrator"), await UserAsync(world.ConnectionString, "andon_app"));

        await using (var records = new Records(migrator, world.Slack))
            await records.ExecuteAsync("alter table incident add column next_year int; alter sequence incident_number increment by 1");
        await using (var records = new Records(app, world.Slack))
            Assert.That(await records.QueryAsync<long>("select nextval('incident_number')"), Is.EqualTo(1));
    }

    private static Task<(int Code, string Output)> MigrateAsync(string connectionString) =>
        RunAsync(["migrate"], "", [("ConnectionStrings:Postgres", connectionString)]);

    private static async Task<(int Code, string Output)> RunAsync(string[] args, string input, IEnumerable<(string Key, string Value)> settings)
    {
        var output = new StringWriter { NewLine = "\n" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();
        var code = await CommandLine.Run(args, configuration, new StringReader(input), output, output, default);
        return (code, output.ToString());
    }

    /// <summary>Runs the script as it is documented, and gives one of its users a password.</summary>
    private static async Task<string> UserAsync(string owner, string name)
    {
        var options = new NpgsqlConnectionStringBuilder(owner);
        var start = new ProcessStartInfo(
            Path.Combine(PostgresBinaries.Find().Folder, "psql"),
            ["--quiet", "--set=ON_ERROR_STOP=1", $"--file={Path.Combine(Sources.Root, "deploy/roles.sql")}", options.Database!])
        {
            UseShellExecute = false, RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = options.Host;
        start.Environment["PGPORT"] = options.Port.ToString();
        start.Environment["PGUSER"] = options.Username;
        start.Environment["PGPASSWORD"] = options.Password;
        using var psql = Process.Start(start)!;
        var complaint = await psql.StandardError.ReadToEndAsync();
        await psql.WaitForExitAsync();
        Assert.That((psql.ExitCode, complaint), Is.EqualTo((0, "")));

        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand($"alter role {name} password '{options.Password}'");
        await command.ExecuteNonQueryAsync();
        options.Username = name;
        return options.ConnectionString;
    }
}
