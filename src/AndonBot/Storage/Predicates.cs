namespace AndonBot.Storage;

/// <summary>Predicates that several statements share, each written once.</summary>
internal static class Predicates
{
    /// <summary>An incident, aliased i, that still goes on.</summary>
    public const string OpenIncident = "i.dismissed_at is null and i.fixed_at is null and i.merged_into is null";

    /// <summary>An action, aliased a, that is neither done nor dropped.</summary>
    public const string OpenAction = "a.done_at is null and a.dropped_at is null";
}
