using AndonBot.Domain.Calendar;
using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Domain.Tests.Rotations;

/// <summary>
/// Rotations for tests: Ann, Bob and Cleo hand over on Mondays at 09:00, UTC; Dora owns the line. It begins on Monday, 7 January 2030, at 08:00.
/// </summary>
internal static class Rotas
{
    public static readonly Instant Start = Instant.FromUtc(2030, 1, 7, 8, 0);

    public static RotationSettings SettingsOf(params string[] members) => new(members, IsoDayOfWeek.Monday, new LocalTime(9, 0), DateTimeZone.Utc);

    /// <param name="unable">Who cannot act, separated by blanks.</param>
    public static Rotation Of(RotationSettings settings, IReadOnlyList<Shift> written, string unable = "") =>
        new(settings, WorkingCalendar.Default(settings.Zone), "dora", written, who => !unable.Split(' ').Contains(who));

    /// <summary>A wall time of January 2030, UTC: day and hour.</summary>
    public static Instant At(int day, int hour, int minute = 0) => Instant.FromUtc(2030, 1, day, hour, minute);

    /// <summary>The rotation after ticks have written what had begun by an instant.</summary>
    public static Rotation Ticked(this Rotation rotation, Instant now) => rotation with { Written = [.. rotation.Written, .. rotation.Missed(now)] };
}
