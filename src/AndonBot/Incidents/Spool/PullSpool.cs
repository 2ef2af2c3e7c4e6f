using AndonBot.Domain.Commands;
using AndonBot.Storage;

namespace AndonBot.Incidents.Spool;

/// <summary>Keeps pulls on this machine's disk while the database is away, and knows which of them wait.</summary>
/// <remarks>Each process appends to a file of its own. Files of processes that have ended are taken over, also by other processes that see them.</remarks>
internal sealed partial class PullSpool(AndonSettings settings, KillPoints kill, ILogger<PullSpool> logger) : IDisposable
{
    /// <summary>The same person with the same text within this time: once is enough.</summary>
    private static readonly TimeSpan TwinWindow = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly List<WaitingPull> _waiting = [];
    private readonly List<SpoolFile> _takenOver = [];
    private SpoolFile? _own;

    /// <summary>Where the files are; null when nothing can be kept.</summary>
    private string? Folder => settings.DataFolder is { } folder ? Path.Combine(folder, "spool") : null;

    /// <summary>The pulls that wait, the most urgent first.</summary>
    public IReadOnlyList<WaitingPull> Waiting
    {
        get
        {
            lock (_lock)
                return [.. _waiting.OrderBy(one => one.Pull.Severity).ThenBy(one => one.Pull.At)];
        }
    }

    /// <summary>Whether there is a folder to keep pulls in.</summary>
    public bool IsOn => Folder is not null;

    /// <summary>Why nothing can be kept, in words that follow "the folder"; null when the disk takes what is written.</summary>
    public string? Problem()
    {
        if (!IsOn)
            return null;
        try
        {
            lock (_lock)
            {
                Own().Append(new(), kill);
                if (!_waiting.Exists(one => one.File == _own))
                    _own!.Clear();
            }

            return null;
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            return $"cannot be written ({exception.Message.TrimEnd('.')})";
        }
    }

    /// <summary>Keeps a pull. When this returns, the disk has it.</summary>
    /// <returns>The pull as it waits, and whether it waited already; null when it could not be kept.</returns>
    public (WaitingPull Waiting, bool IsRepeated)? Keep(KeptPull pull)
    {
        if (!IsOn)
            return null;
        lock (_lock)
        {
            if (_waiting.Find(one => IsRepeat(one.Pull, pull)) is { } earlier)
                return (earlier, true);
            try
            {
                var file = Own();
                file.Append(new() { Kept = pull }, kill);
                kill.Pass(KillPoints.SpoolSynced);
                var waiting = new WaitingPull(pull, file) { Announcement = new(IsRefused: true) };
                _waiting.Add(waiting);
                Log.Kept(logger, pull.Id, pull.Severity);
                return (waiting, false);
            }
            catch (Exception exception) when (IsOfTheDisk(exception))
            {
                Log.NotKept(logger, exception);
                return null;
            }
        }
    }

    /// <summary>Makes this process's own file, and takes over the files of processes that have ended.</summary>
    public void TakeOver()
    {
        if (!IsOn)
            return;
        lock (_lock)
        {
            try
            {
                Own();
                foreach (var path in Directory.EnumerateFiles(Folder!, SpoolFile.Pattern).Where(path => !IsOpen(path)).ToList())
                    TakeOver(path);
            }
            catch (Exception exception) when (IsOfTheDisk(exception))
            {
                Log.NotUsable(logger, exception);
            }
        }
    }

    /// <summary>Notes what came of an announcement, so that another process knows it too.</summary>
    public void Note(WaitingPull waiting, Announcement announcement)
    {
        waiting.Announcement = announcement;
        Append(waiting.File, new() { Id = waiting.Pull.Id, Announced = announcement });
    }

    /// <summary>Nothing is left to do about a pull. A file without another one is emptied.</summary>
    public void Done(WaitingPull waiting)
    {
        lock (_lock)
        {
            _waiting.Remove(waiting);
            Append(waiting.File, new() { Id = waiting.Pull.Id, IsEntered = true });
            kill.Pass(KillPoints.SpoolEntered);
            if (_waiting.Exists(one => one.File == waiting.File))
                return;
            if (waiting.File == _own)
            {
                _own.Clear();
                return;
            }

            _takenOver.Remove(waiting.File);
            waiting.File.Delete();
        }
    }

    /// <summary>What waits is left to the next process.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_own is not null && !_waiting.Exists(one => one.File == _own))
                _own.Delete();
            _own?.Dispose();
            _own = null;
            _takenOver.ForEach(file => file.Dispose());
        }
    }

    private static bool IsRepeat(KeptPull one, KeptPull other) => one.Workspace == other.Workspace && (one.Key == other.Key
        || (one.User == other.User && one.AnywayOf is null && other.AnywayOf is null && (one.KeptAt - other.KeptAt).Duration() < TwinWindow
            && NormalisedText.Of(one.Text) == NormalisedText.Of(other.Text)));

    private static bool IsOfTheDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private SpoolFile Own() => _own ??= SpoolFile.Create(Folder!);

    private bool IsOpen(string path) => path == _own?.Path || _takenOver.Exists(file => file.Path == path);

    private void TakeOver(string path)
    {
        if (SpoolFile.TakeOver(path) is not { } file)
            return;
        var (lines, unreadable) = file.Read();
        if (unreadable > 0)
            Log.Unreadable(logger, unreadable, path);
        var entered = lines.Where(line => line.IsEntered).Select(line => line.Id).ToHashSet();
        var announced = lines.Where(line => line is { Id: not null, Announced: not null }).ToLookup(line => line.Id!.Value, line => line.Announced);
        var kept = lines.Where(line => line.Kept is not null && !entered.Contains(line.Kept.Id)).Select(line => line.Kept!).ToList();
        if (kept.Count == 0)
        {
            file.Delete();
            return;
        }

        _takenOver.Add(file);
        _waiting.AddRange(kept.Select(pull => new WaitingPull(pull, file)
        {
            Announcement = pull.AnnouncedIn is null ? new(IsRefused: true) : announced[pull.Id].LastOrDefault(),
        }));
        Log.TakenOver(logger, kept.Count, path);
    }

    /// <summary>Notes something that may be lost: without it more is looked up or done again, which is harmless.</summary>
    private void Append(SpoolFile file, SpoolLine line)
    {
        try
        {
            lock (_lock)
                file.Append(line, kill);
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            Log.NotUsable(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database did not record a pull in time. It is kept on disk and entered later ({Id}, {Severity}).")]
        public static partial void Kept(ILogger logger, Guid id, Domain.Lines.Severity severity);

        [LoggerMessage(LogLevel.Error, "A pull could be neither recorded nor kept; its puller was told so.")]
        public static partial void NotKept(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The folder in which pulls are kept while the database is away cannot be used.")]
        public static partial void NotUsable(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "{Count} lines of {Path} cannot be read; a process ended while it wrote them. They are skipped.")]
        public static partial void Unreadable(ILogger logger, int count, string path);

        [LoggerMessage(LogLevel.Warning, "{Count} pulls that another process kept are entered from {Path}.")]
        public static partial void TakenOver(ILogger logger, int count, string path);
    }
}
