using NodaTime;

namespace AndonBot.Domain.Calendar;

/// <summary>The working days of a week as the file of lines writes them: <c>mon-fri</c>, <c>mon,wed,fri</c>, <c>sun-thu</c>.</summary>
public static class WorkingDays
{
    private const int DaysOfWeek = 7;

    public static IReadOnlyList<IsoDayOfWeek> MondayToFriday { get; } =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    /// <summary>The days, Monday first, each once; a <see cref="FormatException"/> says what is wrong.</summary>
    public static IReadOnlyList<IsoDayOfWeek> Parse(string text)
    {
        var days = new SortedSet<IsoDayOfWeek>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !Weekdays.TryParse(ends[0], out var first) || !Weekdays.TryParse(ends[^1], out var last))
                throw new FormatException($"'{text}' are not working days: write a range like mon-fri or a list like mon,wed,fri.");
            for (days.Add(first); first != last; days.Add(first))
                first = After(first);
        }
        return [.. days];
    }

    /// <summary>The text that <see cref="Parse"/> reads back: three and more days in a row are a range, over the week's end too.</summary>
    public static string Format(IReadOnlyList<IsoDayOfWeek> days)
    {
        if (days.Distinct().Count() == DaysOfWeek)
            return "mon-sun";
        var runs = days.Where(day => !days.Contains(Before(day))).Order().Select(first => Run(first, days));
        return string.Join(',', runs.Select(run => run.Count > 2
            ? $"{Weekdays.Format(run[0])}-{Weekdays.Format(run[^1])}"
            : string.Join(',', run.Select(Weekdays.Format))));
    }

    private static List<IsoDayOfWeek> Run(IsoDayOfWeek first, IReadOnlyList<IsoDayOfWeek> days)
    {
        List<IsoDayOfWeek> run = [first];
        while (days.Contains(After(run[^1])))
            run.Add(After(run[^1]));
        return run;
    }

    private static IsoDayOfWeek After(IsoDayOfWeek day) => (IsoDayOfWeek)((int)day % DaysOfWeek + 1);

    private static IsoDayOfWeek Before(IsoDayOfWeek day) => (IsoDayOfWeek)(((int)day + DaysOfWeek - 2) % DaysOfWeek + 1);
}
