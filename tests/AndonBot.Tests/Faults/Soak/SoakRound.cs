using AndonBot.Playground;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using NodaTime;
using Npgsql;

namespace AndonBot.Tests.Faults.Soak;

/// <summary>
/// One world in which people act while processes die and stop, Slack fails, PostgreSQL restarts and time passes; and what must hold afterwards.
/// </summary>
internal sealed class SoakRound
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Random _random;
    private readonly AndonWorld _world;
    private readonly EmbeddedPostgres? _postgres;
    private readonly Replicas _replicas;
    private readonly Fleet _fleet;
    private readonly People _people;
    private readonly bool _mayRead;
    private int _restarts;

    private SoakRound(Random random, AndonWorld world, EmbeddedPostgres? postgres, Replicas replicas, People people, int processes, bool mayRead)
    {
        (_random, _world, _postgres, _replicas, _people, _mayRead) = (random, world, postgres, replicas, people, mayRead);
        _fleet = new(replicas, processes, random);
    }

    /// <param name="number">Which round of its run it is; it decides the number of processes and whether the bot may read what it said.</param>
    /// <param name="restarts">Whether PostgreSQL restarts, which takes a cluster of its own.</param>
    public static async Task<SoakResult> RunAsync(int seed, int number, int kills, bool restarts)
    {
        var random = new Random(seed + number);
        await using var postgres = restarts ? await EmbeddedPostgres.StartAsync(settings: ["synchronous_commit=on", "autovacuum=on"]) : null;
        var database = postgres is null ? null : await postgres.CreateDatabaseAsync("soak");
        await using var world = await AndonWorld.StartAsync(withLine: false, patience: TimeSpan.FromSeconds(10), database: database);
        var people = new People(world, random);
        await people.SettleInAsync();
        var mayRead = number % 2 == 0;
        if (!mayRead)
            world.Slack.Scopes = world.Slack.Scopes.Where(scope => !scope.EndsWith(":history", StringComparison.Ordinal)).ToHashSet();
        await using var replicas = await Replicas.TakeOverAsync(world);
        return await new SoakRound(random, world, postgres, replicas, people, 1 + (number % 3), mayRead).RunAsync(kills);
    }

    private async Task<SoakResult> RunAsync(int kills)
    {
        await _fleet.StartPreviousAsync();
        while (_fleet.Kills < kills)
        {
            _world.Slack.Bot = await _fleet.ReadyAsync();
            var acting = _people.ActAsync(_random.Next(1, 4));
            await Task.Delay(_random.Next(300));
            await TroubleAsync();
            await acting;
        }

        await CalmAsync();
        return await CheckAsync();
    }

    private async Task TroubleAsync()
    {
        switch (_random.Next(20))
        {
            case < 8:
                await _fleet.KillOneAsync();
                break;
            case < 10:
                _fleet.StopOne();
                break;
            case < 13:
                _fleet.ContinueAll();
                break;
            case < 17:
                Fail();
                break;
            case < 19:
                _replicas.Pass(Duration.FromMinutes(_random.Next(1, 240)));
                break;
            default:
                await RestartAsync();
                break;
        }
    }

    /// <summary>Slack answers wrongly for a while, whether or not it did what was asked.</summary>
    private void Fail()
    {
        _world.Slack.Faults.Clear();
        var accepts = _random.Next(2) == 0;
        Fault[] faults =
        [
            Fault.ServerError(accepts), Fault.Reset(accepts), Fault.Hang(accepts), Fault.Drip(accepts), Fault.Html(accepts), Fault.Empty(accepts),
            Fault.Truncated(accepts), Fault.TooManyRequests("2"), Fault.RateLimitedWith200(),
        ];
        string[] methods = ["chat.postMessage", "chat.postMessage", "chat.update", "conversations.history", "views.open", "*"];
        _world.Slack.Faults.On(methods[_random.Next(methods.Length)], faults[_random.Next(faults.Length)], times: _random.Next(1, 4));
    }

    private async Task RestartAsync()
    {
        if (_postgres is null)
            return;
        _restarts++;
        await _postgres.StopAsync(immediate: _random.Next(2) == 0);
        await _postgres.StartAgainAsync();
    }

    private async Task CalmAsync()
    {
        _world.Slack.Faults.Clear();
        _world.Slack.Bot = await _fleet.CalmAsync();
        NpgsqlConnection.ClearAllPools();
        // Calls of pulls that overlap are held for a minute.
        _replicas.Pass(Duration.FromMinutes(2));
        await _replicas.Records.UnparkAsync();
        await _replicas.SettledAsync(Patience);
    }

    private async Task<SoakResult> CheckAsync()
    {
        var posts = OutboxInvariants.Posts(_world.Slack);
        var repeats = posts.Count - posts.Select(post => post.Notice).Distinct().Count();
        var hidden = _world.Slack.Journal.Entries.Count(entry => entry is { Name: "chat.postMessage", Accepted: true, Fault: not null });
        // A process that dies hides the outcome of each message that it is sending.
        var mostRepeats = _mayRead ? 0 : _fleet.Kills + _fleet.Stops + hidden + _restarts;
        var recorded = await CountAsync("select text, count(*) from incident group by text");
        var noted = await CountAsync("select text, count(*) from incident_event where kind = 'Noted' group by text");
        Assert.Multiple(() =>
        {
            Assert.That(Wrong(_people.Pulls, recorded), Is.Empty, "Each acknowledged pull is one incident, and no pull is two.");
            Assert.That(Wrong(_people.Notes, noted), Is.Empty, "Each acknowledged note is in the timeline once, and no note is there twice.");
            Assert.That(_fleet.EndedByThemselves.Select(process => process.Output), Is.Empty, "No process ends by itself.");
            Assert.That(_fleet.Errors.Where(IsUnexpected).Distinct(), Is.Empty, "Nothing is logged as an error that is not a consequence of what was done.");
            Assert.That(posts.GroupBy(post => post.Notice).Where(same => same.Count() - 1 > mostRepeats).SelectMany(same => same.Select(post => post.Entry)),
                Is.Empty, "A message is repeated only where the bot may not read, at most once for each time that its outcome was hidden, and marked.");
        });
        await OutboxInvariants.HoldAsync(_replicas.Records, mayRepeat: !_mayRead);
        OutboxInvariants.PaceHolds(_world.Slack);
        return new(_fleet.Kills, _fleet.Stops, _restarts, _people.Pulls.Count, _people.Pulls.Values.Count(isRecorded => isRecorded), posts.Count, repeats);
    }

    /// <summary>
    /// A database that went away or was slow under a stopped process, and what Slack was told to answer, are logged; and that messages are late, when time
    /// leaps by hours.
    /// </summary>
    private static bool IsUnexpected(string line) =>
        !new[] { "Npgsql", "database", "could not be evaluated", "could not be sent or settled", "Timeout", "Slack", "messages are late" }
            .Any(known => line.Contains(known, StringComparison.OrdinalIgnoreCase));

    private async Task<Dictionary<string, long>> CountAsync(string sql) =>
        (await _replicas.Records.ReadAsync<(string Text, long Count)>(sql)).ToDictionary(row => row.Text, row => row.Count);

    private static IEnumerable<string> Wrong(IReadOnlyDictionary<string, bool> said, Dictionary<string, long> recorded) =>
        from one in said
        let count = recorded.GetValueOrDefault(one.Key)
        where count > 1 || (one.Value && count == 0)
        select $"{one.Key}: {count} times, {(one.Value ? "acknowledged" : "not acknowledged")}";
}
