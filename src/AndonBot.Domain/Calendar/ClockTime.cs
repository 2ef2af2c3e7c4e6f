using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Calendar;

/// <summary>Hours and minutes on the wall: <c>09:00</c>, <c>9:00</c>.</summary>
internal static class ClockTime
{
    private static readonly LocalTimePattern Read = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly LocalTimePattern Write = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static bool TryParse(string text, out LocalTime time) => Read.Parse(text).TryGetValue(default, out time);

    public static string Format(LocalTime time) => Write.Format(time);
}
