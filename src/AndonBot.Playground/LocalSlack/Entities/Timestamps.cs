using System.Globalization;

namespace AndonBot.Playground.LocalSlack.Entities;

/// <summary>Parses Slack's message timestamps. They are decimal numbers; floating-point numbers cannot represent them exactly.</summary>
internal static class Timestamps
{
    public static bool TryParse(string? ts, out decimal value) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    public static decimal Parse(string ts) => decimal.Parse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string ts) => DateTimeOffset.UnixEpoch.AddTicks((long)(Parse(ts) * TimeSpan.TicksPerSecond));
}
