using NodaTime;

namespace AndonBot.Domain.Rotations;

/// <summary>One Fixer's turn on a line, from its start until the next one's.</summary>
/// <param name="Week">The Monday of the week whose handoff began it; null for one that no handoff began, such as a line's first.</param>
public sealed record Shift(Instant StartsAt, string Fixer, LocalDate? Week = null, Instant? AcceptedAt = null, string? AcceptedBy = null)
{
    /// <summary>The handoff that began it, as a number: the week's Monday in digits, 20300107; 0 when no handoff did.</summary>
    public int Handoff => Week is { } monday ? (monday.Year * 100 + monday.Month) * 100 + monday.Day : 0;
}
