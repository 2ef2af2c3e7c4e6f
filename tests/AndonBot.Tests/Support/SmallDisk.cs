using System.Diagnostics;
using AndonBot.Playground;

namespace AndonBot.Tests.Support;

/// <summary>A disk of its own for a database, small enough to be filled. It is in memory, and only root can mount it.</summary>
/// <remarks>The database is in a cluster of its own: while a disk is full, none of its cluster's databases can be made or removed.</remarks>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Size = "48m";
    private const int Page = 4096;

    /// <summary>Unmounts it when its standard input ends, however this process does.</summary>
    private const string Mount = """mount -t tmpfs -o "size=$2" tmpfs "$1" && echo mounted && read -r _; umount -l "$1" """;

    private readonly Process _mount;
    private EmbeddedPostgres? _cluster;

    private SmallDisk(string folder, Process mount) => (Folder, _mount) = (folder, mount);

    public string ConnectionString { get; private set; } = "";

    private string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Mounts it and makes a database there; null when this process may not mount.</summary>
    public static async Task<SmallDisk?> MountAsync()
    {
        var folder = Directory.CreateTempSubdirectory("andonbot-disk-").FullName;
        var mount = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Mount, "mount", folder, Size])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var disk = new SmallDisk(folder, mount);
        if (await mount.StandardOutput.ReadLineAsync() is null)
        {
            await disk.DisposeAsync();
            return null;
        }

        Directory.CreateDirectory(Path.Combine(folder, "data"));
        disk._cluster = await EmbeddedPostgres.StartAsync();
        disk.ConnectionString = await disk._cluster.CreateDatabaseInAsync(Path.Combine(folder, "data"), "disk");
        return disk;
    }

    /// <summary>From here on it takes nothing more.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[Page];
        try
        {
            while (true)
                file.Write(page);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        MakeRoom();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _mount.StandardInput.Close();
        await _mount.WaitForExitAsync();
        _mount.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
