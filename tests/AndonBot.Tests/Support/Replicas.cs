using System.Xml;
using NodaTime;

namespace AndonBot.Tests.Support;

/// <summary>Processes of the bot in the place of the one that prepared a world: same workspace, same database, same time.</summary>
public sealed class Replicas : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("andonbot-replicas-").FullName;
    private readonly List<BotProcess> _processes = [];
    private TimeSpan _offset;

    private Replicas(AndonWorld world, TimeSpan offset)
    {
        World = world;
        Records = new(world.ConnectionString, world.Slack);
        MoveTo(offset);
    }

    public AndonWorld World { get; }

    public Records Records { get; }

    public Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow() + _offset);

    private string OffsetFile => Path.Combine(_folder, "offset");

    /// <summary>Ends the world's own bot; processes can be started in its place.</summary>
    public static async Task<Replicas> TakeOverAsync(AndonWorld world)
    {
        var offset = world.Now.ToDateTimeOffset() - TimeProvider.System.GetUtcNow();
        await world.StopBotAsync();
        return new(world, offset);
    }

    /// <summary>Starts a process, waits until it is ready, and sends it what people do from here on.</summary>
    /// <param name="kill">The point at which the process kills itself.</param>
    public async Task<BotProcess> StartAsync(string? kill = null, params (string Name, string? Value)[] settings)
    {
        var process = Launch([("ANDON_KILL", kill), .. settings]);
        World.Slack.Bot = await process.ReadyAsync();
        if (World.Slack.Sockets.IsOn)
            await World.Slack.UntilAsync(() => World.Slack.Sockets.Count > 0);
        return process;
    }

    /// <summary>Starts the bot within this process, where it is up at once: what has to be a process of its own is the one that dies.</summary>
    public async Task StartHereAsync()
    {
        await World.StartBotAsync(("Notices:Lease", "2s"), ("Notices:LookAfter", "1s"));
        World.MoveTo(Now);
    }

    /// <summary>Starts a process and waits for nothing.</summary>
    public BotProcess Launch(params (string Name, string? Value)[] settings) => LaunchOther(BotProcess.Program, settings);

    /// <summary>Starts another build of the bot and waits for nothing.</summary>
    public BotProcess LaunchOther(string program, params (string Name, string? Value)[] settings)
    {
        var process = BotProcess.StartOther(
            program, [.. BotProcess.Settings(World.Slack, World.ConnectionString), ("Clock__OffsetFile", OffsetFile), .. settings]);
        _processes.Add(process);
        return process;
    }

    /// <summary>Moves the world clock of all processes forward.</summary>
    public void Pass(Duration time) => MoveTo(_offset + time.ToTimeSpan());

    /// <summary>Waits until nothing is due and nothing is on its way.</summary>
    public Task SettledAsync(TimeSpan? patience = null) => Records.SettledAsync(() => Now, patience);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await Records.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Written beside and moved into place, so that nobody reads half of it.</summary>
    private void MoveTo(TimeSpan offset)
    {
        _offset = offset;
        File.WriteAllText(OffsetFile + ".new", XmlConvert.ToString(offset));
        File.Move(OffsetFile + ".new", OffsetFile, overwrite: true);
    }
}
