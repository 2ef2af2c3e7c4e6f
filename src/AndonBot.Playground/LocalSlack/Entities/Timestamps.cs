using System.Globalization;

namespace AndonBot.Playground.LocalSlack.Entities;

/// <summary>Slack's message timestamps: text that must be compared as seconds and microseconds, never as a floating number.</summary>
internal static class Timestamps
{
    public static bool TryParse(string? ts, out decimal value) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    public static decimal Parse(string ts) => decimal.Parse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string ts) => DateTimeOffset.UnixEpoch.AddTicks((long)(Parse(ts) * TimeSpan.TicksPerSecond));
}
