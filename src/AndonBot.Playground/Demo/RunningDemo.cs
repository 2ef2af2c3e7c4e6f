using System.Text.Json;

namespace AndonBot.Playground.Demo;

/// <summary>The addresses of a running demo, in a file that exists in its data folder while it runs.</summary>
internal sealed record RunningDemo(Uri Control, Uri Bot)
{
    private const string FileName = "running.json";

    public static string DefaultFolder => Path.Combine(Environment.CurrentDirectory, ".playground");

    /// <exception cref="InvalidOperationException">No demo runs in the folder.</exception>
    public static RunningDemo Find(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file)
            ? JsonSerializer.Deserialize<RunningDemo>(File.ReadAllText(file))!
            : throw new InvalidOperationException($"No demo is running in {folder}; start it first: deploy/demo");
    }

    /// <summary>Writes the file; disposing the result deletes it.</summary>
    public IDisposable Announce(string folder)
    {
        var file = Path.Combine(folder, FileName);
        File.WriteAllText(file, JsonSerializer.Serialize(this));
        return new Announcement(file);
    }

    private sealed class Announcement(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
