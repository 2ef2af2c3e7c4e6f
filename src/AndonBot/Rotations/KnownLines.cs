namespace AndonBot.Rotations;

/// <summary>What this process knows of a workspace's lines and people: read once, and again when it has changed.</summary>
/// <remarks>While the database is away the last reading holds.</remarks>
public sealed class KnownLines(LineReadingStore store) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private volatile LineReading? _last;

    /// <summary>The last reading, however old; null while there is none.</summary>
    public LineReading? Last(string workspace) => _last is { } last && last.Workspace == workspace ? last : null;

    /// <summary>The last reading, or the first.</summary>
    public async Task<LineReading> Get(string workspace) => Last(workspace) ?? await ReadAgain(workspace, null);

    /// <summary>A reading after one that has turned out to be old; those who ask at the same time share it.</summary>
    public async Task<LineReading> ReadAgain(string workspace, LineReading? old)
    {
        await _reading.WaitAsync();
        try
        {
            return Last(workspace) is { } last && last != old ? last : _last = await store.Read(workspace);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Reads again what another replica, an import or a role in Slack has changed.</summary>
    public async Task Refresh(string workspace)
    {
        if (Last(workspace) is var last && (last is null || await store.Version(workspace) != last.Version))
            await ReadAgain(workspace, last);
    }

    public void Dispose() => _reading.Dispose();
}
