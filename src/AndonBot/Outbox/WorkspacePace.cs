using NodaTime;

namespace AndonBot.Outbox;

/// <summary>How many messages may leave for the whole workspace: some at once after a pause, and then one in each interval.</summary>
/// <remarks>Together they are nine tenths of what is allowed in ten seconds: messages that leave evenly may arrive unevenly.</remarks>
internal sealed class WorkspacePace(AndonSettings settings)
{
    /// <summary>The mean time between two messages while many wait.</summary>
    public Duration Interval { get; } = Duration.FromSeconds(10) / (0.7 * settings.WorkspaceRate);

    /// <summary>How far ahead of the mean a message may leave: this many may leave at once.</summary>
    public Duration Ahead => Interval * (Math.Max(1, settings.WorkspaceRate / 5) - 1);
}
