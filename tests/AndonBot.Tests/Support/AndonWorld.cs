using AndonBot.Domain.Calendar;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using AndonBot.Outbox;
using AndonBot.People;
using AndonBot.Playground.LocalSlack;
using AndonBot.Rotations;
using AndonBot.Storage;
using AndonBot.Tests.Storage;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace AndonBot.Tests.Support;

/// <summary>A workspace with a team, the bot in front of it, its own database, and the world clock in the test's hands.</summary>
/// <remarks>Ann, Bob and Cleo are the team of the line checkout; Dora owns it and the workspace. It is Monday, 7 January 2030, 10:00 in Berlin.</remarks>
public sealed class AndonWorld : IAsyncDisposable
{
    public const string Ann = "U0ANN00001";
    public const string Bob = "U0BOB00002";
    public const string Cleo = "U0CLEO0003";
    public const string Dora = "U0DORA0004";
    public const string Guest = "U0GUEST005";
    public const string Checkout = "C0CHECKOUT";
    public const string Payments = "C0PAYMENTS";
    public const string Random = "C0RANDOM01";
    public const string GateToken = "gate-token";

    public static readonly Instant Monday = Instant.FromUtc(2030, 1, 7, 9, 0);
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Lazy<Task<string>> Migrated = new(MigrateAsync);
    private static readonly Lazy<Task<string>> WithCheckout = new(AddCheckoutAsync);
    private readonly Instant _begins;
    private bool _botIsGone = true;

    private AndonWorld(SlackWorkspace slack, string connectionString, Instant begins)
    {
        Slack = slack;
        ConnectionString = connectionString;
        _begins = begins;
    }

    public SlackWorkspace Slack { get; }

    public string ConnectionString { get; }

    public WebApplication Bot { get; private set; } = null!;

    public HttpClient Http { get; } = new();

    public Instant Now => Bot.Services.GetRequiredService<WorldClock>().Now();

    /// <param name="withLine">Whether the line checkout exists: members Bob, Cleo; owner Dora.</param>
    /// <param name="clock">What the people's screens go by; null when only the bot's clock is moved.</param>
    /// <param name="database">The connection string of an empty database to use; null for one of this test run's cluster.</param>
    /// <param name="enterprise">The Enterprise organisation of the workspace.</param>
    /// <param name="patience">How long Slack waits for an acknowledgement; its three seconds are measured elsewhere: a busy machine must not decide
    /// what a story tells.</param>
    public static async Task<AndonWorld> StartAsync(
        bool withLine = true, WorkspaceClock? clock = null, TimeSpan? patience = null, string? database = null, string? enterprise = null,
        params (string Key, string Value)[] settings)
    {
        // To copy a database in which the line exists is quicker than to add it.
        var isCopied = withLine && database is null && enterprise is null && settings.All(setting => setting.Key != "ConnectionStrings:Postgres");
        database ??= await EmbeddedPostgresSuite.DatabaseAsync(await (isCopied ? WithCheckout : Migrated).Value);
        var world = new AndonWorld(await StartSlackAsync(clock, patience, enterprise), database, Monday);
        world.Populate();
        if (isCopied)
            await world.JoinCheckoutAsync();
        await world.StartBotAsync(settings);
        if (withLine && !isCopied)
            await world.AddLineAsync(CheckoutLine);
        return world;
    }

    /// <summary>A world that goes on where a kept one stopped: its database, its workspace and its time. Its bot is still to be started.</summary>
    public static async Task<AndonWorld> ResumeAsync(string database, string workspace, Instant at)
    {
        var world = new AndonWorld(await StartSlackAsync(new WorkspaceClock(), patience: null), database, at);
        world.Slack.Load(workspace);
        return world;
    }

    public static Line CheckoutLine { get; } = LineOf("checkout", [Checkout], [Bob, Cleo]);

    public static Line LineOf(string name, IReadOnlyList<string> channels, IReadOnlyList<string> members) => new(
        0, name, channels, Dora, new RotationSettings(members, IsoDayOfWeek.Monday, new LocalTime(9, 0), Berlin),
        WorkingCalendar.Default(Berlin), SeverityPolicies.Default, null);

    public Actor As(string person) => Slack.As(person);

    public T Get<T>() where T : notnull => Bot.Services.GetRequiredService<T>();

    /// <summary>Adds a line as an import or set-up does: the bot is in its channels, and Slack has told who its people are.</summary>
    public async Task AddLineAsync(Line line)
    {
        foreach (var channel in line.Channels.Select(Slack.Channel).Where(channel => !channel.Members.Contains(Slack.Settings.BotUserId)))
            channel.Members.Add(Slack.Settings.BotUserId);
        await Task.WhenAll(line.RotationSettings.Members.Append(line.Owner).Select(person => Get<PeopleDirectory>().Find(Slack.Settings.TeamId, person)));
        await Get<StaffedLineStore>().Save(Slack.Settings.TeamId, line, Now);
        await ReadChannelsAsync();
    }

    /// <summary>Lets the bot ask Slack who is in the channels of the lines, as it does every few seconds, and about all of them.</summary>
    public async Task ReadChannelsAsync()
    {
        await ExecuteAsync("update channel set asked_at = '-infinity'");
        while (await CountAsync("select count(*) from line_channel l left join channel c using (workspace_id, channel) where c.channel is null") > 0
            || await CountAsync("select count(*) from channel where asked_at = '-infinity'") > 0)
        {
            await Get<ChannelAudiences>().Read(Slack.Settings.TeamId, default);
        }
    }

    /// <summary>Types a slash command and gives the text that its sender sees.</summary>
    public async Task<string> SayAsync(string person, string text, string channel = Checkout)
    {
        var answer = await As(person).SayAsync(channel, text);
        Assert.That(answer.Status, Is.EqualTo(200), () => answer.ToString());
        // The card may have come behind it already; an answer is for its sender alone.
        return As(person).Sees(channel).LastOrDefault(message => message.IsOnlyForMe)?.Text ?? "";
    }

    /// <summary>Moves the world clock forward and lets the bot notice.</summary>
    public async Task PassAsync(Duration time)
    {
        MoveTo(Now + time);
        await SettleAsync();
    }

    public async Task GoToAsync(string utc)
    {
        MoveTo(InstantPattern.ExtendedIso.Parse(utc).Value);
        await SettleAsync();
    }

    /// <summary>Moves the world clock forward without waiting for anything.</summary>
    public void MoveTo(Instant instant)
    {
        Get<WorldClock>().ShiftTo(instant.ToDateTimeOffset() - TimeProvider.System.GetUtcNow());
        Slack.Settings.Clock?.MoveTo(instant.ToDateTimeOffset());
    }

    /// <summary>Lets the bot say everything that is due, without waiting out Slack's pace.</summary>
    public async Task SettleAsync()
    {
        var (evaluator, sender) = (Get<Evaluator>(), Get<NotificationSender>());
        var end = TimeProvider.System.GetUtcNow() + Patience;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        // The bot's own worker may be between two steps of one notice when it looks at rest: it has to look so twice. What it
        // marks after this test has read the time and before the question is asked is due a moment later than that time.
        for (var restful = 0; restful < 2;)
        {
            await EndPausesAsync();
            await evaluator.EvaluateAll(() => Task.CompletedTask);
            while (await sender.SendNext())
                await EndPausesAsync();
            restful = await CountAsync("""
                select (select count(*) from due where next_notice_at <= @Now + interval '100 ms') + (select count(*) from notice n
                    join destination d on d.workspace_id = n.workspace_id and d.channel = n.destination
                    where n.state in ('claimed', 'in_flight')
                       or (n.state in ('deferred', 'unknown') and n.lease_until <= clock_timestamp() and d.parked_until <= clock_timestamp()))
                """) == 0 ? restful + 1 : 0;
            Assert.That(TimeProvider.System.GetUtcNow(), Is.LessThan(end), "The bot does not come to rest.");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Ends the pauses between messages, but for those that the bot itself is just changing: to wait for them could be a deadlock.</summary>
    private Task EndPausesAsync() => ExecuteAsync("""
        update destination d set next_send_at = '-infinity'
        from (select workspace_id, channel from destination where next_send_at > '-infinity' for update skip locked) free
        where d.workspace_id = free.workspace_id and d.channel = free.channel
        """);

    public async Task<long> CountAsync(string sql) => await QueryAsync<long>(sql, new { Now });

    public async Task<T> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Get<Database>().Work.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Get<Database>().Work.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    public async Task<(int Status, string Body)> GateAsync(string line = "checkout", string token = GateToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Slack.Bot!, $"/api/lines/{line}/gate"));
        request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task StartBotAsync(params (string Key, string Value)[] settings)
    {
        _botIsGone = false;
        Bot = Server.Build(
        [
            "--urls=http://127.0.0.1:0",
            .. Slack.SettingsOfTheBot().Select(setting => $"--{setting.Key}={setting.Value}"),
            $"--ConnectionStrings:Postgres={ConnectionString}",
            $"--Gate:Token={GateToken}",
            "--Notices:Tick=200ms",
            // What the bot says is in these tests, not how fast it may; those about its pace set their own.
            "--Notices:WorkspaceRate=1000000",
            "--Limits:PullsPerMinute=1000000",
            "--Limits:CommandsPerMinute=1000000",
            "--Logging:LogLevel:Default=Warning",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ]);
        MoveTo(_begins);
        await Get<Installation>().TryOnce(default);
        await Bot.StartAsync();
        Slack.Bot = new Uri(Bot.Urls.First());
        if (Slack.Sockets.IsOn)
            await Slack.UntilAsync(() => Slack.Sockets.Count > 0);
    }

    /// <summary>Takes the bot away, so that processes of their own can take its place; what asks the bot fails from here on.</summary>
    public async Task StopBotAsync()
    {
        if (_botIsGone)
            return;
        _botIsGone = true;
        await Bot.StopAsync();
        await Bot.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopBotAsync();
        await Slack.DisposeAsync();
        await EmbeddedPostgresSuite.DropAsync(ConnectionString);
    }

    /// <summary>A database with the bot's schema, for worlds to copy.</summary>
    private static async Task<string> MigrateAsync()
    {
        const string Name = "migrated";
        await using var database = new Database(await (await EmbeddedPostgresSuite.StartedAsync()).CreateDatabaseAsync(Name));
        await new Migrator(database, NullLogger<Migrator>.Instance).Migrate(default);
        return Name;
    }

    /// <summary>A database with the line checkout, for worlds to copy.</summary>
    private static async Task<string> AddCheckoutAsync()
    {
        var database = await EmbeddedPostgresSuite.DatabaseAsync(await Migrated.Value);
        var world = await StartAsync(database: database);
        await world.SettleAsync();
        // The copies begin when this one did.
        await world.ExecuteAsync($"update shift set starts_at = '{InstantPattern.ExtendedIso.Format(Monday)}'");
        await world.StopBotAsync();
        await world.Slack.DisposeAsync();
        return new NpgsqlConnectionStringBuilder(database).Database!;
    }

    /// <summary>Does to a new workspace what adding the line checkout did to the one whose database is copied.</summary>
    private async Task JoinCheckoutAsync()
    {
        Slack.Channel(Checkout).Members.Add(Slack.Settings.BotUserId);
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.ExecuteAsync("update channel set asked_at = clock_timestamp()");
    }

    private static Task<SlackWorkspace> StartSlackAsync(WorkspaceClock? clock, TimeSpan? patience, string? enterprise = null) =>
        SlackWorkspace.StartAsync(new SlackSettings
        {
            Paced = false, AcknowledgeWithin = patience ?? Patience, Clock = clock, CommandWords = Usage.All,
            SocketMode = Transports.Here is Transport.Socket, EnterpriseId = enterprise,
        });

    private void Populate()
    {
        Slack.AddPerson(new(Ann, "ann") { DisplayName = "Ann", Email = "ann@example.com" });
        Slack.AddPerson(new(Bob, "bob") { DisplayName = "Bob", Email = "bob@example.com" });
        Slack.AddPerson(new(Cleo, "cleo") { DisplayName = "Cleo", Email = "cleo@example.com", TimeZone = "America/New_York" });
        Slack.AddPerson(new(Dora, "dora") { DisplayName = "Dora", Email = "dora@example.com", IsAdmin = true, IsOwner = true, IsPrimaryOwner = true });
        Slack.AddPerson(new(Guest, "guest") { DisplayName = "Gus", IsGuest = true });
        string[] everybody = [Ann, Bob, Cleo, Dora, Guest];
        Slack.AddChannel("checkout", everybody, id: Checkout);
        Slack.AddChannel("payments", everybody, id: Payments);
        Slack.AddChannel("random", everybody, id: Random);
    }
}
