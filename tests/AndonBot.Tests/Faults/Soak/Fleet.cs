using AndonBot.Storage;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults.Soak;

/// <summary>A number of processes of the bot; whichever dies is replaced, and the others go on.</summary>
internal sealed class Fleet(Replicas replicas, int size, Random random)
{
    /// <summary>The previous release, which half of them begin as; null for none.</summary>
    public static readonly string? Previous = TestContext.Parameters["previous"];

    /// <summary>The version of the schema that the previous release knows.</summary>
    private static readonly int PreviousSchema = TestContext.Parameters.Get("previousSchema", 0);

    private static readonly IReadOnlyList<string> Points = [.. KillPoints.OfChanges, .. KillPoints.OfNotifications];

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(4);

    private readonly List<Member> _members = [];
    private readonly List<BotProcess> _ended = [];

    public int Kills => _ended.Count(process => process.WasKilled);

    public int Stops { get; private set; }

    /// <summary>Processes that ended although nobody killed them.</summary>
    public IEnumerable<BotProcess> EndedByThemselves => _ended.Where(process => !process.WasKilled);

    /// <summary>What all of them have logged as errors.</summary>
    public IEnumerable<string> Errors => _ended.Concat(_members.Select(member => member.Process)).SelectMany(process => process.Output.Split('\n'))
        .Where(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));

    /// <summary>
    /// Begins a rolling start: the previous release starts on the schema that it knows, and the others then bring it up to date. One of it that dies
    /// is replaced by the new release, because it starts on no newer schema.
    /// </summary>
    public async Task StartPreviousAsync()
    {
        if (Previous is null)
            return;
        await replicas.Records.ExecuteAsync($"""
            create table newer_schema as select * from schema_version where version > {PreviousSchema};
            delete from schema_version where version > {PreviousSchema}
            """);
        while (_members.Count < (size + 1) / 2)
            _members.Add(Launch(Previous, point: null, isStopped: false));
        await Task.WhenAll(_members.Select(member => member.Ready));
        await replicas.Records.ExecuteAsync("insert into schema_version select * from newer_schema; drop table newer_schema");
    }

    /// <summary>Replaces who died, some by one that will die at a kill point, and waits until one of them can record a pull.</summary>
    public async Task<Uri> ReadyAsync(bool armed = true)
    {
        while (true)
        {
            Replace(armed);
            await Task.WhenAny(_members.Select(member => (Task)member.Ready).Append(Task.Delay(LongestStop)));
            var ready = _members.Where(member => member.Ready.IsCompletedSuccessfully && member.Ready.Result is not null && member.Process.IsRunning).ToList();
            if (ready.Count > 0)
                return ready[random.Next(ready.Count)].Ready.Result!;
            // Perhaps the only one stopped itself before it was ready.
            ContinueAll();
        }
    }

    /// <summary>Ends when the process is gone: nobody waits for what it would do.</summary>
    public async Task KillOneAsync()
    {
        var process = _members[random.Next(_members.Count)].Process;
        process.Kill();
        await process.ExitAsync();
    }

    public void StopOne()
    {
        Stops++;
        _members[random.Next(_members.Count)].Process.Stop();
    }

    public void ContinueAll()
    {
        foreach (var member in _members.Where(member => member.Process.IsRunning))
            member.Process.Continue();
    }

    /// <summary>From here on nobody dies: those that were to are replaced.</summary>
    public async Task<Uri> CalmAsync()
    {
        ContinueAll();
        foreach (var member in _members.Where(member => member.IsArmed && member.Process.IsRunning))
        {
            member.Process.Kill();
            await member.Process.ExitAsync();
        }

        return await ReadyAsync(armed: false);
    }

    private void Replace(bool armed)
    {
        _ended.AddRange(_members.Where(member => !member.Process.IsRunning).Select(member => member.Process));
        _members.RemoveAll(member => !member.Process.IsRunning);
        while (_members.Count < size)
            _members.Add(Launch(armed));
    }

    private Member Launch(bool armed)
    {
        var point = random.Next(10) < 6 ? Points[random.Next(Points.Count)] : null;
        var isStopped = armed && point is not null && random.Next(5) == 0;
        if (isStopped)
            Stops++;
        return Launch(BotProcess.Program, armed ? point : null, isStopped);
    }

    private Member Launch(string program, string? point, bool isStopped)
    {
        (string, string?)[] settings =
        [
            ("Notices__WorkspaceRate", "40"),
            // A machine on which all of this runs may keep a request for seconds on its way to Slack.
            ("Notices__Lease", "8s"), ("Notices__LookAfter", "8s"),
            ("Logging__Console__FormatterName", "simple"), ("Logging__Console__FormatterOptions__SingleLine", "true"),
            .. point is null ? [] : new[] { (isStopped ? "ANDON_STOP" : "ANDON_KILL", (string?)point) },
        ];
        var process = replicas.LaunchOther(program, settings);
        return new(process, process.ReadyUnlessEndedAsync(), IsArmed: point is not null);
    }

    private sealed record Member(BotProcess Process, Task<Uri?> Ready, bool IsArmed);
}
