using System.Diagnostics;
using System.Text.Json;

namespace AndonBot.Benchmarks;

/// <summary>Commands, the Home tab, a tick and a start beside ever more stored incidents and future reminders.</summary>
internal static class VolumeBench
{
    private const int Times = 15;

    private static int _asked;

    private static readonly string[] Commands =
    [
        "help", "status", "fixer", "list", "list all", "list mine", "show 5", "actions", "actions mine", "actions overdue", "health", "note 5 looked at it",
    ];

    public static async Task RunAsync(BenchEnvironment environment, IReadOnlyList<int> sizes)
    {
        var database = await environment.CreateDatabaseAsync("volume");
        await using var bot = await environment.BotAsync(database);
        var (figures, ticks, start) = (new List<Dictionary<string, double>>(), new List<(double Calls, double Milliseconds)>(), TimeSpan.Zero);
        var before = 0;
        foreach (var size in sizes)
        {
            await database.ExecuteAsync("delete from due where subject_kind = 'future'");
            await SeedAsync(database, before, size);
            before = size;
            start = await bot.StartAsync("/health/ready");
            await PullBench.RestAsync(environment.Slack);
            figures.Add(await MeasureAsync(environment, bot));
            await PullBench.RestAsync(environment.Slack);
            ticks.Add(await TickAsync(database));
            await bot.EndAsync();
        }

        Figures.Title("beside stored incidents, medians in ms");
        Figures.Line("", sizes.Select(size => $"{size:N0}"));
        foreach (var what in figures[0].Keys)
            Figures.Line(what, figures.Select(one => $"{one[what]:F1}"));
        Figures.Line("an idle bot's statements, each tick", ticks.Select(tick => $"{tick.Calls:F1}"));
        Figures.Line("an idle bot's statements, ms each tick", ticks.Select(tick => $"{tick.Milliseconds:F2}"));
        Figures.Line("from start to ready, with the most", $"{start.TotalSeconds:F1} s");
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(BenchEnvironment environment, Contender bot)
    {
        using var connection = await Connection.OpenAsync(bot.Address);
        var found = new Dictionary<string, double> { ["pull"] = await MedianAsync(() => Load.TimeAsync(connection, Workspace.Pull().Request)) };
        foreach (var command in Commands)
        {
            found[$"/andon {command}"] =
                await MedianAsync(() => Load.TimeAsync(connection, Workspace.Command(command, Somebody(), Workspace.Channel(0))));
        }

        found["the Home tab"] = await MedianAsync(() => HomeAsync(environment.Slack, connection));
        return found;
    }

    /// <summary>One after another, so that nobody does more in a minute than a person may.</summary>
    private static string Somebody() => Workspace.Fixer(Interlocked.Increment(ref _asked) % Workspace.Lines);

    private static async Task<double> MedianAsync(Func<Task<double>> measure)
    {
        var times = new List<double>();
        for (var time = -3; time < Times; time++)
        {
            if (await measure() is var took && time >= 0)
                times.Add(took);
        }

        return Figures.Median(times);
    }

    /// <summary>From the event to the tab that Slack is given.</summary>
    private static async Task<double> HomeAsync(InstantSlack slack, Connection connection)
    {
        slack.Said.Clear();
        var began = Stopwatch.GetTimestamp();
        await connection.SendAsync(Workspace.Request("/slack/event", "application/json", JsonSerializer.Serialize(new
        {
            type = "event_callback", token = "unused", team_id = InstantSlack.Team, api_app_id = "A0BENCH", event_id = $"Ev{began}", event_time = 1700000000,
            @event = new { type = "app_home_opened", user = Somebody(), channel = "D0BENCH", tab = "home", event_ts = "1700000000.1" },
        })));
        while (true)
        {
            foreach (var said in slack.Said)
            {
                if (said.Method == "views.publish")
                    return Stopwatch.GetElapsedTime(began, said.At).TotalMilliseconds;
            }

            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(10))
                throw new InvalidOperationException("The Home tab was not published.");
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }
    }

    private static async Task<(double Calls, double Milliseconds)> TickAsync(Measured database)
    {
        const int ticks = 5;
        await database.ResetAsync();
        await Task.Delay(TimeSpan.FromSeconds(2 * ticks));
        var (calls, milliseconds) = await database.CountAsync();
        return (calls / (double)ticks, milliseconds / ticks);
    }

    /// <summary>Incidents of two years, of which one in five hundred is open, with their timelines, messages, actions and reminders.</summary>
    public static async Task SeedAsync(Measured database, int from, int to)
    {
        foreach (var sql in new[]
        {
            """
            insert into incident (workspace_id, number, line_id, severity, text, called_at, called_by, called_in, fixer, answer_from, answered_at, answered_by,
                quiet_from, contained_at, contained_by, containment, cause, temporary, held_at, held_by, fixed_at, twin_key, recorded_at)
            select @team, n, l.line_id, n % 3 + 1, 'defect ' || n, at, 'U0PULLER' || n % 20000, 'C0LINE0000', l.owner, at, at, l.owner,
                case when open then at end, case when not open then at end, case when not open then l.owner end, case when not open then 'restarted it' end,
                case when not open then 'a lock' end, case when not open then false end, case when not open then at end,
                case when not open then l.owner end, case when not open then at end, 'twin' || n, at
            from (select n, clock_timestamp() - n * interval '1 minute' - interval '1 hour' as at, n % 500 = 0 as open
                from generate_series(@from + 1, @to) n) seeded
            join line l on l.name = 'line-' || n % 200
            """,
            """
            insert into incident_event (workspace_id, incident_number, kind, at, who, text)
            select workspace_id, number, kind, called_at, called_by, text
            from incident cross join unnest(array['Pulled', 'Answered', 'Noted', 'Contained']) kind
            where number > @from and number <= @to
            """,
            """
            insert into notice (workspace_id, subject_kind, subject_id, kind, step, occurrence, recipient, urgency, destination, state, shown_version, channel,
                ts, accepted_at)
            select workspace_id, 'incident', number, kind, 0, '', called_in, 1, called_in, 'accepted', 9, called_in, '1700000000.1', called_at
            from incident cross join unnest(array['seeded-1', 'seeded-2', 'seeded-3', 'seeded-4']) kind where number > @from and number <= @to
            """,
            """
            insert into action (workspace_id, incident_number, text, owner, due_on, first_due_on, temporary, vague, added_at, added_by, stands_from, done_at,
                done_by)
            select workspace_id, number, 'alarm before the disk is full', fixer, called_at::date + 30, called_at::date + 30, false, false, called_at, fixer,
                called_at, case when number % 100 <> 1 then called_at end, case when number % 100 <> 1 then fixer end
            from incident where number > @from and number <= @to and number % 2 = 1
            """,
            """
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at)
            select @team, kind, n, case when kind = 'future' then clock_timestamp() + interval '30 days' + n * interval '1 second' end
            from generate_series(1, @to) n cross join unnest(array['incident', 'future']) kind on conflict do nothing
            """,
            // Pulls that are made meanwhile are not in the way of the next incidents to be stored.
            "select setval('incident_number', 100000000 + @to)",
        })
        {
            await database.ExecuteAsync(sql, ("team", InstantSlack.Team), ("from", from), ("to", to));
        }

        await database.ExecuteAsync("vacuum analyze");
    }
}
