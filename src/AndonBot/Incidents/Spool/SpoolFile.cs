using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AndonBot.Storage;

namespace AndonBot.Incidents.Spool;

/// <summary>A file to which lines are only appended. It belongs to the one process that has it open, until that process ends.</summary>
internal sealed class SpoolFile : IDisposable
{
    public const string Pattern = "pulls-*.jsonl";

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private readonly FileStream _stream;

    private SpoolFile(FileStream stream) => _stream = stream;

    public string Path => _stream.Name;

    /// <summary>Makes the file of this process. It is made before it is needed, so that an append has only to reach the file itself.</summary>
    public static SpoolFile Create(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, Pattern.Replace("*", Guid.NewGuid().ToString("N")));
        return new(new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
    }

    /// <summary>Opens a file that another process has left; null when that process still runs, or another one took it over.</summary>
    public static SpoolFile? TakeOver(string path)
    {
        try
        {
            return new(new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Everything that can be read. A process that ends in the middle of an append leaves a line that cannot.</summary>
    public (IReadOnlyList<SpoolLine> Lines, int Unreadable) Read()
    {
        _stream.Position = 0;
        using var reader = new StreamReader(_stream, Encoding.UTF8, leaveOpen: true);
        var (lines, unreadable) = (new List<SpoolLine>(), 0);
        while (reader.ReadLine() is { } text)
        {
            if (Parse(text) is { } line)
                lines.Add(line);
            else if (text.Length > 0)
                unreadable++;
        }

        return (lines, unreadable);
    }

    /// <summary>Appends a line, and returns when the disk has it.</summary>
    /// <exception cref="IOException">The disk did not take it; the file is as it was before.</exception>
    public void Append(SpoolLine line, KillPoints kill)
    {
        var before = _stream.Length;
        try
        {
            _stream.Position = before;
            // A line that a crash has cut off ends here.
            _stream.Write(Encoding.UTF8.GetBytes($"\n{JsonSerializer.Serialize(line, Json)}\n"));
            kill.Pass(KillPoints.SpoolAppended);
            _stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            _stream.SetLength(before);
            throw;
        }
    }

    /// <summary>Forgets all lines.</summary>
    public void Clear() => _stream.SetLength(0);

    public void Delete()
    {
        File.Delete(Path);
        Dispose();
    }

    public void Dispose() => _stream.Dispose();

    private static SpoolLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SpoolLine>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
