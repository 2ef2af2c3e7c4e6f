using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>What a person is reminded of on one day, the most urgent first; sent between opening and closing.</summary>
public sealed record Digest(Instant Opens, Instant Closes, IReadOnlyList<DigestItem> Items)
{
    private const int DaysAhead = 2;

    /// <summary>The digest of a date in the person's zone; null when nothing is to be done on it.</summary>
    /// <remarks>An action is shown on working days of its line, as it stood when the line opened. With several lines the first opening counts.</remarks>
    public static Digest? On(LocalDate date, PersonFacts facts)
    {
        var shown = ShownOn(date, facts.Items, facts.Zone).ToList();
        return shown.Count == 0 ? null : new(shown.Min(one => one.Open), shown.Max(one => one.Close), [.. shown.Select(one => one.Item)]);
    }

    /// <summary>Items that the digest of a date showed and that were closed since. The digest goes on to show them, as closed.</summary>
    public static IReadOnlyList<DigestItem> EndedOn(LocalDate date, PersonFacts facts) =>
        [.. ShownOn(date, facts.Ended, facts.Zone).Select(one => one.Item)];

    private static IEnumerable<(DigestItem Item, Instant Open, Instant Close)> ShownOn(LocalDate date, IEnumerable<DigestItem> items, DateTimeZone? zone) =>
        from item in items
        let hours = item.Line.Calendar.HoursOn(date, zone)
        where hours is var (open, _) && item.Action.StandsFrom < open && item.Action.Due <= item.Today(open).PlusDays(DaysAhead)
        orderby item.Action.Due, item.Action.Number
        select (item, hours.Value.Open, hours.Value.Close);
}
