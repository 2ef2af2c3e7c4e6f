using System.Diagnostics;

namespace AndonBot.Playground.Processes;

/// <summary>A child process that ends with us, whatever ends us.</summary>
/// <remarks>
/// A small shell stands between: it waits for a line on its standard input. When this process ends, by whatever cause, the pipe closes
/// and the shell ends the child; when the shell is killed, the kernel ends the child (parent-death signal). The signal alone would not
/// do: it fires when the starting *thread* ends, and threads of a pool come and go.
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
            read -r wish <&3 || { wish=hard; [ -z "$folder" ] || : >"$folder/abandoned"; }
            if [ "$wish" = soft ]; then kill -s "$soft" "$child"; else kill -s "$hard" "$child"; fi
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

    /// <param name="soft">Name of the signal for a stop, such as TERM.</param>
    /// <param name="hard">Name of the signal for an end at once.</param>
    /// <param name="disposable">A folder that goes when the child is abandoned.</param>
    /// <param name="folder">Where the child works.</param>
    public static ChildProcess Start(
        ProcessUser user, string[] command, string log, string soft, string hard, string disposable = "", string folder = "/",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        // A session of its own keeps a terminal's Ctrl-C away: who is stopped when is ours to say.
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

    /// <summary>Signals the child and waits for its end.</summary>
    public async Task StopAsync(bool hard = false, CancellationToken cancellationToken = default)
    {
        if (!_shell.HasExited)
        {
            await _shell.StandardInput.WriteAsync(hard ? "hard\n" : "soft\n");
            await _shell.StandardInput.FlushAsync(cancellationToken);
        }
        await ExitAsync(cancellationToken);
    }

    /// <summary>Ends the child at once, and its disposable folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_shell.HasExited)
            _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
