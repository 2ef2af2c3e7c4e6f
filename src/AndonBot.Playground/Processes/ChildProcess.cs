using System.Diagnostics;

namespace AndonBot.Playground.Processes;

/// <summary>A child process that ends when this process ends, even when this process is killed.</summary>
/// <remarks>
/// A shell runs between the two processes and reads its standard input. When this process ends for any reason, the pipe closes and
/// the shell ends the child. When the shell is killed, the kernel ends the child (parent-death signal). The signal alone is not
/// enough: it is sent when the thread that started the child ends, and a thread pool may end its threads at any time.
/// </remarks>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const string Watchdog = """
        log=$1 soft=$2 hard=$3 folder=$4
        shift 4
        exec 3<&0
        "$@" >>"$log" 2>&1 </dev/null 3<&- &
        child=$!
        {
            read -r request <&3 || { request=hard; [ -z "$folder" ] || : >"$folder/abandoned"; }
            if [ "$request" = soft ]; then kill -s "$soft" "$child"; else kill -s "$hard" "$child"; fi
        } 2>/dev/null &
        reader=$!
        wait "$child"
        code=$?
        kill "$reader" 2>/dev/null
        if [ -n "$folder" ] && [ -e "$folder/abandoned" ]; then rm -rf "$folder"; fi
        exit "$code"
        """;

    private readonly Process _shell;

    private ChildProcess(Process shell) => _shell = shell;

    public bool HasExited => _shell.HasExited;

    /// <param name="log">The file that receives the child's output.</param>
    /// <param name="soft">The signal that asks the child to stop, such as TERM.</param>
    /// <param name="hard">The signal that ends the child at once.</param>
    /// <param name="disposable">A folder that is deleted when this process ends without stopping the child.</param>
    /// <param name="folder">The child's working directory.</param>
    public static ChildProcess Start(
        ProcessUser user, string[] command, string log, string soft, string hard, string disposable = "", string folder = "/",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        // In its own session the child does not receive the terminal's Ctrl-C, so this process decides when it stops.
        string[] session = ProcessUser.OnPath("setsid") ? ["setsid"] : [];
        string[] diesWithParent = ProcessUser.OnPath("setpriv") ? ["setpriv", $"--pdeathsig={hard}"] : [];
        string[] watched = ["/bin/sh", "-c", Watchdog, "watchdog", log, soft, hard, disposable, .. diesWithParent, .. command];
        string[] line = [.. session, .. user.Command(watched)];
        var start =
            new ProcessStartInfo(line[0], line[1..]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardInput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public Task ExitAsync(CancellationToken cancellationToken = default) => _shell.WaitForExitAsync(cancellationToken);

    /// <summary>Signals the child and waits until it has ended.</summary>
    public async Task StopAsync(bool hard = false, CancellationToken cancellationToken = default)
    {
        if (!_shell.HasExited)
        {
            await _shell.StandardInput.WriteAsync(hard ? "hard\n" : "soft\n");
            await _shell.StandardInput.FlushAsync(cancellationToken);
        }
        await ExitAsync(cancellationToken);
    }

    /// <summary>Ends the child at once and deletes its disposable folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_shell.HasExited)
            _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
