using System.Diagnostics;

namespace AndonBot.Benchmarks;

/// <summary>Incidents that nobody answers: their Fixers are called again, each in a conversation of their own. How late, and how many in a second.</summary>
internal static class ReminderBench
{
    /// <summary>Ten times what Slack takes from an app.</summary>
    private const int PerSecond = 40;

    /// <summary>Until a SEV1 must be answered, after which its Fixer is called again.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromMinutes(5);

    /// <summary>From here to the first reminder; the incidents are copied and the bot is started meanwhile.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(7);

    public static async Task RunAsync(BenchEnvironment environment, int reminders)
    {
        Figures.Title($"{reminders:N0} reminders");
        var spread = await SayAsync(environment, "reminders", reminders, TimeSpan.FromSeconds(1.0 / PerSecond));
        Figures.Line($"{PerSecond} due each second: from due to Slack", $"median {Figures.Median(spread):F0} ms", $"99 % {Figures.Slow(spread):F0} ms");
        var together = await SayAsync(environment, "backlog", reminders, TimeSpan.Zero);
        Figures.Line("all due at once", $"{reminders / (together.Max() / 1000):F0} a second");
    }

    /// <summary>How many milliseconds after it was due each reminder was in Slack.</summary>
    private static async Task<IReadOnlyList<double>> SayAsync(BenchEnvironment environment, string name, int reminders, TimeSpan apart)
    {
        var database = await environment.CreateDatabaseAsync(name);
        await using var bot = await environment.BotAsync(database);
        await bot.StartAsync("/health/ready");
        using (var connection = await Connection.OpenAsync(bot.Address))
            await connection.SendAsync(Workspace.Command("sev1 payments fail", "U0PULLER0", Workspace.Channel(0)));
        await PullBench.RestAsync(environment.Slack);
        await bot.EndAsync();

        environment.Slack.Said.Clear();
        var (begins, at) = (TimeProvider.System.GetUtcNow() + Lead, Stopwatch.GetTimestamp() + (long)(Lead.TotalSeconds * Stopwatch.Frequency));
        foreach (var sql in Copies)
        {
            await database.ExecuteAsync(sql, ("copies", reminders), ("called", begins.UtcDateTime - Answer), ("apart", apart),
                ("answer", Answer), ("fixer", Workspace.Fixer(0)), ("channel", Workspace.Channel(0)), ("lines", Workspace.Lines));
        }

        await database.ExecuteAsync("vacuum analyze");
        await bot.StartAsync("/health/ready");
        if (Stopwatch.GetTimestamp() > at)
            throw new InvalidOperationException("The first reminder was due before the bot was ready; give it more time.");
        var late = new Dictionary<string, double>();
        for (var limit = Stopwatch.StartNew(); late.Count < reminders; await Task.Delay(TimeSpan.FromMilliseconds(100)))
        {
            if (limit.Elapsed > Patience)
                throw new InvalidOperationException($"Only {late.Count} of {reminders} reminders came in {Patience.TotalMinutes} minutes.");
            while (environment.Slack.Said.TryDequeue(out var said))
            {
                if (said.Channel.StartsWith("D0PULLER", StringComparison.Ordinal))
                    late.TryAdd(said.Channel, (Stopwatch.GetElapsedTime(at, said.At) - (apart * int.Parse(said.Channel.AsSpan(8)))).TotalMilliseconds);
            }
        }

        await bot.EndAsync();
        return [.. late.Values];
    }

    /// <summary>Copies the incident, of which everything has been said so far, for as many Fixers, on all lines.</summary>
    private static readonly string[] Copies =
    [
        "update person set dm_channel = 'D' || substr(user_id, 2)",
        """
        insert into incident select (jsonb_populate_record(i, jsonb_build_object('number', i.number + n, 'fixer', 'U0PULLER' || n, 'twin_key', n::text,
            'line_id', (select line_id from line where name = 'line-' || n % @lines), 'called_in', 'C0LINE' || lpad((n % @lines)::text, 4, '0'),
            'called_at', @called + n * @apart, 'answer_from', @called + n * @apart, 'quiet_from', @called + n * @apart))).*
        from incident i cross join generate_series(1, @copies) n
        """,
        """
        insert into stop (workspace_id, incident_number, stopped_at, stopped_by, why)
        select s.workspace_id, s.incident_number + n, @called + n * @apart, stopped_by, why from stop s cross join generate_series(1, @copies) n
        """,
        """
        insert into incident_event (workspace_id, incident_number, kind, at, who, text)
        select e.workspace_id, e.incident_number + n, kind, @called + n * @apart, who, text
        from incident_event e cross join generate_series(1, @copies) n
        """,
        """
        insert into notice select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'subject_id', o.subject_id + n, 'ts', n::text,
            'recipient', replace(replace(recipient, @fixer, fixer), @channel, channel_of_line),
            'destination', replace(replace(destination, @fixer, fixer), @channel, channel_of_line),
            'channel', replace(replace(channel, 'D' || substr(@fixer, 2), 'D' || substr(fixer, 2)), @channel, channel_of_line)))).*
        from notice o cross join (select n, 'U0PULLER' || n as fixer, 'C0LINE' || lpad((n % @lines)::text, 4, '0') as channel_of_line
            from generate_series(1, @copies) n) copy where subject_kind = 'incident'
        """,
        """
        insert into due (workspace_id, subject_kind, subject_id, next_notice_at)
        select workspace_id, 'incident', number, called_at + @answer from incident on conflict do nothing
        """,
        "select setval('incident_number', (select max(number) from incident))",
    ];
}
