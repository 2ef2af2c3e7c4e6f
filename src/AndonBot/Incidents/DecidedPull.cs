using AndonBot.Domain.Incidents;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>A pull that is to be recorded.</summary>
/// <param name="TwinKey">Who pulled, and the normalised text.</param>
/// <param name="Pull">The incident as it is if its call has to wait; without an overlap it does not.</param>
/// <param name="IsHeld">Whether its call has to wait in any case.</param>
/// <param name="Request">What was asked for; of it only what the incident itself does not hold.</param>
/// <param name="Version">The version of the lines that it was decided by; null for whatever stands now.</param>
public sealed record DecidedPull(Interaction By, string TwinKey, Incident Pull, bool IsHeld, PullTheCordRequest Request, long? Version)
{
    /// <summary>What equal pulls have in common. They are recorded one after the other.</summary>
    public string Lock => By.Workspace + TwinKey;
}
