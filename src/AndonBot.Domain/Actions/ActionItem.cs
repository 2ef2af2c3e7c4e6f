using NodaTime;

namespace AndonBot.Domain.Actions;

/// <summary>Something that one person will change until a date, because of an incident: <c>A34</c>. Permanent, or temporary like a containment.</summary>
/// <remarks>The product's word is action; the type has a longer name because System.Action is visible in every file.</remarks>
public sealed partial record ActionItem(
    long Number, long Incident, string Text, string Owner, LocalDate Due, bool Temporary, bool Vague, Instant AddedAt, string AddedBy)
{
    /// <summary>For reading stored facts back, property by property.</summary>
    private ActionItem()
        : this(0, 0, "", "", default, false, false, default, "")
    {
    }

    /// <summary>Since when it has this owner and this date: what changed after a morning waits for the next one's digest.</summary>
    public Instant StandsFrom { get; init; } = AddedAt;

    /// <summary>The date that it was added with, before any move.</summary>
    public LocalDate FirstDue { get; init; } = Due;

    /// <summary>How often its date was moved.</summary>
    public int Moves { get; init; }

    public Instant? DoneAt { get; init; }
    public string? DoneBy { get; init; }
    public string? Evidence { get; init; }
    public Instant? DroppedAt { get; init; }
    public string? DroppedBy { get; init; }
    public string? DroppedWhy { get; init; }

    /// <summary>When somebody last asked for help with it.</summary>
    public Instant? HelpAt { get; init; }
    public string? HelpBy { get; init; }

    public bool IsOpen => DoneAt is null && DroppedAt is null;

    /// <summary>Overdue from the midnight that follows its date, where its line is.</summary>
    public bool IsOverdue(LocalDate today) => IsOpen && Due < today;
}
