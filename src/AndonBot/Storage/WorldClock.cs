using System.Globalization;
using System.Xml;
using NodaTime;

namespace AndonBot.Storage;

/// <summary>The clock of facts and due times: the system's, shifted forward in demo and tests. It never goes back.</summary>
/// <param name="offsetFile">The file from which the outside shifts it; null for none.</param>
public sealed class WorldClock(string? offsetFile) : TimeProvider
{
    private long _offset;
    private long _readAt;

    public override DateTimeOffset GetUtcNow()
    {
        ReadNewOffset();
        return System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));
    }

    /// <summary>Moves the clock forward, to an offset from the system's clock; an earlier one is ignored.</summary>
    public void ShiftTo(TimeSpan offset)
    {
        for (var current = Interlocked.Read(ref _offset); offset.Ticks > current; current = Interlocked.Read(ref _offset))
            Interlocked.CompareExchange(ref _offset, offset.Ticks, current);
    }

    /// <summary>Reads the offset from the file, an ISO 8601 duration. A missing or half-written file changes nothing.</summary>
    public void ReadOffset()
    {
        if (offsetFile is not { } path)
            return;
        try
        {
            if (File.ReadAllText(path).Trim() is { Length: > 0 } text)
                ShiftTo(Iso8601(text));
        }
        catch (Exception exception) when (exception is IOException or FormatException or UnauthorizedAccessException)
        {
            // The file is being written; the next tick reads it.
        }
    }

    /// <summary>Reads a changed file at once, so that what follows a jump uses the new time even before the next tick.</summary>
    private void ReadNewOffset()
    {
        if (offsetFile is { } path && File.GetLastWriteTimeUtc(path).Ticks is var written
            && Interlocked.Exchange(ref _readAt, written) != written)
            ReadOffset();
    }

    /// <summary>XML durations are ISO 8601 durations without weeks.</summary>
    private static TimeSpan Iso8601(string text) =>
        text is ['P', .. var weeks, 'W'] && uint.TryParse(weeks, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? TimeSpan.FromDays(7L * count)
        : XmlConvert.ToTimeSpan(text);
}

/// <summary>NodaTime's view of a clock.</summary>
public static class ClockExtensions
{
    /// <summary>Now, in the microseconds that Postgres keeps.</summary>
    public static Instant Now(this TimeProvider clock)
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        return NodaConstants.UnixEpoch.PlusTicks(ticks - ticks % 10 - DateTimeOffset.UnixEpoch.UtcTicks);
    }
}
