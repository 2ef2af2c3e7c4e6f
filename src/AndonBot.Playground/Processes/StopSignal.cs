using System.Runtime.InteropServices;

namespace AndonBot.Playground.Processes;

/// <summary>Ctrl-C or SIGTERM, which then do not end the process: whoever listens does.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal()
    {
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
    }

    public CancellationToken Token => _asked.Token;

    public bool IsRequested => _asked.IsCancellationRequested;

    /// <summary>Waits for the signal.</summary>
    public Task WaitAsync() => Task.Delay(Timeout.Infinite, Token).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Waits for the task or the signal, whichever comes first.</summary>
    /// <exception cref="OperationCanceledException">The signal came.</exception>
    public Task OrAsync(Task task) => task.WaitAsync(Token);

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _asked.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _asked.Cancel();
    }
}
