
namespace AndonBot.Incidents.Spool;

/// <summary>A kept pull that waits, the file that holds it, and what is known of its announcement.</summary>
internal sealed class WaitingPull(KeptPull pull, SpoolFile file)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<Reply> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private DateTimeOffset _notBefore;
    private int _failures;
    private bool _mayAnnounce = true;

    public KeptPull Pull { get; } = pull;

    public SpoolFile File { get; } = file;

    /// <summary>Null while it is not known whether Slack has the announcement.</summary>
    public Announcement? Announcement { get; set; }

    /// <summary>Ends when nobody announces the pull any more.</summary>
    public Task Announcing { get; set; } = Task.CompletedTask;

    /// <summary>The reply to the pull, once the database has it.</summary>
    public Task<Reply> Outcome => _outcome.Task;

    /// <summary>Whether the database has the pull; then only its announcement is left to do.</summary>
    public bool IsRecorded => _outcome.Task.IsCompleted;

    public bool IsToBeTried => TimeProvider.System.GetUtcNow() >= _notBefore;

    public void Recorded(Reply reply) => _outcome.TrySetResult(reply);

    /// <summary>It could not be entered, for a reason of its own; it is tried again after a pause that grows.</summary>
    /// <returns>How often it has failed.</returns>
    public int Failed()
    {
        _notBefore = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, _failures)));
        return ++_failures;
    }

    /// <summary>Whether the announcement may be sent now. From here on nobody knows whether Slack has it, until its answer comes.</summary>
    public bool BeginAnnouncing()
    {
        lock (_lock)
        {
            if (_mayAnnounce)
                Announcement = null;
            return _mayAnnounce;
        }
    }

    /// <summary>Slack certainly has no announcement; it may be sent again.</summary>
    public void NotAnnounced()
    {
        lock (_lock)
            Announcement = new(IsRefused: true);
    }

    /// <summary>From here on no announcement is begun.</summary>
    public void StopAnnouncing()
    {
        lock (_lock)
            _mayAnnounce = false;
    }
}
