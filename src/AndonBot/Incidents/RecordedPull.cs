namespace AndonBot.Incidents;

/// <summary>A pull that is recorded.</summary>
/// <param name="Overlap">The fresh incident of the line that it may be the same as.</param>
public sealed record RecordedPull(long Number, PullOutcome Outcome, long? Overlap);
