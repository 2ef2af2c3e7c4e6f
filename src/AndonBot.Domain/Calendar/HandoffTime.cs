using NodaTime;

namespace AndonBot.Domain.Calendar;

/// <summary>The moment of the week when a rotation passes on, on the wall of the rotation's zone: <c>mon 09:00</c>.</summary>
public readonly record struct HandoffTime(IsoDayOfWeek Day, LocalTime Time)
{
    /// <summary>Monday, 09:00.</summary>
    public static HandoffTime Default { get; } = new(IsoDayOfWeek.Monday, new LocalTime(9, 0));

    /// <summary>Reads <c>mon 09:00</c>; a <see cref="FormatException"/> says what is wrong.</summary>
    public static HandoffTime Parse(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var word, var clock]
            && Weekdays.TryParse(word, out var day) && ClockTime.TryParse(clock, out var time)
            ? new HandoffTime(day, time)
            : throw new FormatException($"'{text}' is not a handoff: write a day of the week and a time like mon 09:00.");

    public override string ToString() => $"{Weekdays.Format(Day)} {ClockTime.Format(Time)}";
}
