using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>What a person is reminded of on one day, the most urgent first; sent between opening and closing.</summary>
public sealed record Digest(Instant Opens, Instant Closes, IReadOnlyList<DigestItem> Items)
{
    private const int DaysAhead = 2;

    /// <summary>The digest of a date in the person's zone; null when nothing is to be done on it.</summary>
    /// <remarks>An action is told on working days of its line, as it stood when the line opened; several lines open with the first of them.</remarks>
    public static Digest? On(LocalDate date, PersonFacts facts)
    {
        var told = ToldOn(date, facts.Items, facts.Zone).ToList();
        return told.Count == 0 ? null : new(told.Min(one => one.Open), told.Max(one => one.Close), [.. told.Select(one => one.Item)]);
    }

    /// <summary>What the digest of a date told and what ended since, for its reader to see it.</summary>
    public static IReadOnlyList<DigestItem> EndedOn(LocalDate date, PersonFacts facts) =>
        [.. ToldOn(date, facts.Ended, facts.Zone).Select(one => one.Item)];

    private static IEnumerable<(DigestItem Item, Instant Open, Instant Close)> ToldOn(LocalDate date, IEnumerable<DigestItem> items, DateTimeZone? zone) =>
        from item in items
        let hours = item.Line.Calendar.HoursOn(date, zone)
        where hours is var (open, _) && item.Action.StandsFrom < open && item.Action.Due <= item.Today(open).PlusDays(DaysAhead)
        orderby item.Action.Due, item.Action.Number
        select (item, hours.Value.Open, hours.Value.Close);
}
