using System.Diagnostics;

namespace AndonBot.Playground.Postgres;

/// <summary>Who runs the server: ourselves, or an unprivileged user when we are root, which PostgreSQL refuses to be.</summary>
public sealed class ServerUser
{
    private readonly string[] _prefix;
    private readonly string? _owner;

    private ServerUser(string[] prefix, string? owner) => (_prefix, _owner) = (prefix, owner);

    public static ServerUser Choose()
    {
        if (!Environment.IsPrivilegedProcess)
            return new([], owner: null);

        var (name, uid, gid) = Account("postgres") ?? Account("nobody")
            ?? throw new InvalidOperationException("PostgreSQL refuses to run as root, and there is neither a user 'postgres' nor 'nobody'.");
        string[] prefix =
            OnPath("setpriv") ? ["setpriv", $"--reuid={uid}", $"--regid={gid}", "--clear-groups"]
            : OnPath("runuser") ? ["runuser", "-u", name, "--"]
            : ["su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", name, "--"];
        return new(prefix, $"{uid}:{gid}");
    }

    /// <summary>Gives the folder and all in it to the server's user.</summary>
    public async Task OwnAsync(string folder)
    {
        if (_owner is not null)
            await RunAsync(["chown", "-R", _owner, folder]);
    }

    /// <summary>Runs a program as the server's user to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public Task RunAsAsync(params string[] command) => RunAsync([.. _prefix, .. command]);

    /// <summary>Starts a program as the server's user, in a session of its own, so that Ctrl-C in a terminal does not reach it.</summary>
    public Process StartAs(params string[] command)
    {
        string[] session = OnPath("setsid") ? ["setsid"] : [];
        var start = StartInfo([.. session, .. _prefix, .. command]);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    public static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static (string Name, string Uid, string Gid)? Account(string name) =>
        File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(field => field[0] == name) is { Length: > 3 } found
            ? (name, found[2], found[3])
            : null;

    private static async Task RunAsync(string[] command)
    {
        var start = StartInfo(command);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {process.ExitCode}: {string.Concat(said).Trim()}");
    }

    private static ProcessStartInfo StartInfo(string[] command) => new(command[0], command[1..]) { UseShellExecute = false, WorkingDirectory = "/" };
}
