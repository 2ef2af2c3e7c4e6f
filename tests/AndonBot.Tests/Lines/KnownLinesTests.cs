using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Incidents;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Lines;

/// <summary>What a process knows of lines decides a pull only while it is true.</summary>
public sealed class KnownLinesTests
{
    private AndonWorld _world = null!;

    private string Team => _world.Slack.Settings.TeamId;

    private KnownLines Known => _world.Get<KnownLines>();

    /// <summary>Without ticks nobody but a pull notices a change.</summary>
    [SetUp]
    public async Task Start() => _world = await StartAsync(settings: ("Notices:Tick", "00:30:00"));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("update shift set fixer = '" + Cleo + "'", "I'm calling @Cleo")]
    [TestCase("update line set retired_at = now(); update line_channel set retired_at = now()", "There is no line yet")]
    [TestCase("update person set role = 'Guest' where user_id = '" + Bob + "'", "I'm calling @Cleo")]
    [TestCase("update line_channel set channel = 'C0ELSEWHERE'; insert into line overriding system value select workspace_id, 1000, 'second', owner, members, "
        + "handoff_day, handoff_time, rotation_zone, calendar_zone, days, opens, closes, holidays, severities from line; "
        + "update line set owner = '" + Ann + "'", "Which line is it?")]
    public async Task A_pull_is_decided_by_what_another_process_has_just_changed(string change, string answer)
    {
        Assert.That(await _world.SayAsync(Ann, "/andon carts are empty"), Does.Contain("I'm calling @Bob"));
        await ExecuteAsync("update incident set fixed_at = called_at");

        await ExecuteAsync(change);

        Assert.That(await _world.SayAsync(Ann, "/andon payments fail"), Does.Contain(answer));
    }

    [Test]
    public async Task Nothing_is_written_by_a_pull_that_was_decided_by_lines_of_before()
    {
        var known = await ReadAsync();
        await ExecuteAsync("update shift set accepted_by = fixer");
        var pull = new Incident(0, null, Severity.Sev2, "carts are empty", Monday, Ann, Checkout);
        var by = new Interaction(Team, Ann, Checkout, "a key", Monday);

        Assert.That(await RecordAsync(known.Version), Is.Null);
        Assert.That(await ExecuteAsync("delete from delivery"), Is.Zero);

        Assert.That(await RecordAsync((await Known.ReadAgain(Team, known)).Version), Is.Not.Null);

        Task<RecordedPull?> RecordAsync(long version) =>
            _world.Get<PullStore>().Record(new(by, by.Key, pull, IsHeld: false, new(pull.Text, pull.Severity), version));
    }

    [TestCase("insert into person (workspace_id, user_id, display_name, role) select workspace_id, 'U0NEW', 'new', 'Member' from workspace", false)]
    [TestCase("insert into person (workspace_id, user_id, display_name, role) select workspace_id, 'U0NEW', 'new', 'Guest' from workspace", true)]
    [TestCase("update person set refreshed_at = now(), dm_channel = 'D0NEW'", false)]
    [TestCase("update person set zone = 'Asia/Tokyo'", true)]
    public async Task A_change_counts_when_it_can_decide_a_pull(string change, bool counts)
    {
        var known = await ReadAsync();

        await ExecuteAsync(change);
        await Known.Refresh(Team);

        Assert.That(Known.Last(Team) == known, Is.Not.EqualTo(counts));
    }

    [Test]
    public async Task The_last_reading_is_there_when_the_database_is_not()
    {
        var known = await ReadAsync();
        await using var gone = new Database("Host=127.0.0.1;Port=1;Timeout=1");
        using var alone = new KnownLines(new LineReadingStore(gone, NullLogger<LineReadingStore>.Instance));

        Assert.That(Known.Last(Team), Is.SameAs(known));
        Assert.That(known.For(null, Checkout)!.OnCallAt(Monday).Fixer, Is.EqualTo(Bob));
        Assert.That(known.People[Bob].Zone, Is.EqualTo(Berlin));
        Assert.That(async () => await alone.Get(Team), Throws.Exception);
        Assert.That(alone.Last(Team), Is.Null);
    }

    [Test]
    public async Task A_line_that_cannot_be_read_silences_no_other()
    {
        await _world.AddLineAsync(LineOf("payments", [Payments], [Cleo]));
        await ExecuteAsync("""update line set severities = '{"sev2": 5}' where name = 'checkout'""");

        Assert.That(await _world.SayAsync(Ann, "/andon payments fail", Payments), Does.Contain("I'm calling @Cleo"));
        Assert.That(await _world.SayAsync(Ann, "/andon carts are empty"), Does.Contain("Cord pulled, #2").And.Contain("Which line is it?"));
    }

    private async Task<LineReading> ReadAsync()
    {
        await Known.Refresh(Team);
        return Known.Last(Team)!;
    }

    private async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await _world.Get<Database>().Work.OpenConnectionAsync();
        return await connection.ExecuteAsync(sql);
    }
}
