using NodaTime;
using NodaTime.TimeZones;

namespace AndonBot.Domain.Calendar;

/// <summary>The instant at which a clock on the wall of a zone shows a date and time.</summary>
/// <remarks>
/// A wall time that the clocks skip is the moment they jump, one that comes twice is its first: so later wall times are never earlier
/// instants, and no two days' hours overlap, not even around a day that a zone left out.
/// </remarks>
internal static class WallTime
{
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static Instant At(LocalDate date, LocalTime time, DateTimeZone zone) => At(date.At(time), zone);

    public static Instant At(LocalDateTime wallTime, DateTimeZone zone) => zone.ResolveLocal(wallTime, Resolver).ToInstant();
}
