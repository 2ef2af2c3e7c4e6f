using System.Diagnostics;

namespace AndonBot.Playground.Processes;

/// <summary>The user under which a child process runs.</summary>
internal sealed class ProcessUser
{
    private readonly string[] _prefix;
    private readonly string? _owner;

    private ProcessUser(string[] prefix, string? owner) => (_prefix, _owner) = (prefix, owner);

    public static ProcessUser CurrentUser { get; } = new([], owner: null);

    /// <summary>The current user; when that is root, a user without privileges, because PostgreSQL does not run as root.</summary>
    public static ProcessUser Unprivileged()
    {
        if (!Environment.IsPrivilegedProcess)
            return CurrentUser;

        var (name, uid, gid) = Account("postgres") ?? Account("nobody")
            ?? throw new InvalidOperationException(
                "PostgreSQL refuses to run as root, and there is neither a user 'postgres' nor 'nobody'.");
        string[] prefix =
            OnPath("setpriv") ? ["setpriv", $"--reuid={uid}", $"--regid={gid}", "--clear-groups"]
            : OnPath("runuser") ? ["runuser", "-u", name, "--"]
            : ["su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", name, "--"];
        return new(prefix, $"{uid}:{gid}");
    }

    /// <summary>Whether the user may enter the folder, which must exist.</summary>
    public async Task<bool> CanEnterAsync(string folder)
    {
        using var process = Process.Start(StartInfo(Command("test", "-x", folder)))!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    /// <summary>Makes the user the owner of the folder and of everything in it.</summary>
    public async Task ChownAsync(string folder)
    {
        if (_owner is not null)
            await RunToEndAsync(["chown", "-R", _owner, folder]);
    }

    /// <summary>Runs a program and waits until it ends.</summary>
    /// <exception cref="InvalidOperationException">The program failed; the message contains its output.</exception>
    public Task RunAsync(params string[] command) => RunToEndAsync(Command(command));

    /// <summary>The command line that runs the command as this user.</summary>
    public string[] Command(params string[] command) => [.. _prefix, .. command];

    public static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static (string Name, string Uid, string Gid)? Account(string name) =>
        File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(field => field[0] == name) is { Length: > 3 } found
            ? (name, found[2], found[3])
            : null;

    private static async Task RunToEndAsync(string[] command)
    {
        var start = StartInfo(command);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"'{string.Join(' ', command)}' ended with {process.ExitCode}: {string.Concat(output).Trim()}");
    }

    private static ProcessStartInfo StartInfo(string[] command) =>
        new(command[0], command[1..]) { UseShellExecute = false, WorkingDirectory = "/" };
}
