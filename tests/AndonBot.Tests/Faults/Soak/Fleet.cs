using AndonBot.Storage;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults.Soak;

/// <summary>A number of processes of the bot; whichever dies is replaced, and the others go on.</summary>
internal sealed class Fleet(Replicas replicas, int size, Random random)
{
    /// <summary>An older build of the bot that runs among them; null for none.</summary>
    private static readonly string? Previous = TestContext.Parameters["previous"];

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

    public void KillOne() => _members[random.Next(_members.Count)].Process.Kill();

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
        var isPrevious = Previous is not null && random.Next(2) == 0;
        // An older build knows fewer points.
        var point = random.Next(10) < 6 && !isPrevious ? Points[random.Next(Points.Count)] : null;
        var isStopped = armed && point is not null && random.Next(5) == 0;
        if (isStopped)
            Stops++;
        (string, string?)[] settings =
        [
            ("Notices__WorkspaceRate", "40"),
            // A machine on which all of this runs may keep a request for seconds on its way to Slack.
            ("Notices__Lease", "8s"), ("Notices__LookAfter", "8s"),
            ("Logging__Console__FormatterName", "simple"), ("Logging__Console__FormatterOptions__SingleLine", "true"),
            .. armed && point is not null ? new[] { (isStopped ? "ANDON_STOP" : "ANDON_KILL", (string?)point) } : [],
        ];
        var process = replicas.LaunchOther(isPrevious ? Previous! : BotProcess.Program, settings);
        return new(process, process.ReadyUnlessEndedAsync(), IsArmed: armed && point is not null);
    }

    private sealed record Member(BotProcess Process, Task<Uri?> Ready, bool IsArmed);
}
