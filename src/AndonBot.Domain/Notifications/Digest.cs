using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>What a person is reminded of on one day, the most urgent first; said between opening and closing.</summary>
public sealed record Digest(Instant Opens, Instant Closes, IReadOnlyList<DigestItem> Items)
{
    private const int DaysAhead = 2;

    private static readonly LocalDate FirstDay = new(1970, 1, 1);

    /// <summary>The number of a day, by which the ledger knows its digest.</summary>
    public static int StepOf(LocalDate date) => Period.DaysBetween(FirstDay, date);

    /// <summary>The digest with a number; null when there is nothing in it any more.</summary>
    public static Digest? OfStep(int step, PersonFacts facts) => On(FirstDay.PlusDays(step), facts);

    /// <summary>The digest of a date on the person's wall; null when there is nothing to say on it.</summary>
    /// <remarks>An action is told on working days of its line, as it stood when the line opened; several lines open with the first of them.</remarks>
    public static Digest? On(LocalDate date, PersonFacts facts)
    {
        var told = ToldOn(date, facts.Items, facts.Zone).ToList();
        return told.Count == 0 ? null : new(told.Min(one => one.Open), told.Max(one => one.Close), [.. told.Select(one => one.Item)]);
    }

    /// <summary>What the digest with a number told and what ended since, for its reader to see it.</summary>
    public static IReadOnlyList<DigestItem> EndedOf(int step, PersonFacts facts) =>
        [.. ToldOn(FirstDay.PlusDays(step), facts.Ended, facts.Zone).Select(one => one.Item)];

    /// <summary>What is to be said to a person: today's digest, while the day lasts; one that was missed waits for the next morning's.</summary>
    public static Evaluation Due(PersonFacts facts, IReadOnlyList<SentNotification> said, Instant now)
    {
        var agenda = new DueNotifications(now);
        if (facts.Items.Count > 0)
        {
            var today = now.InZone(facts.Zone ?? facts.Items[0].Line.Calendar.Zone).Date;
            foreach (var date in new[] { today, today.PlusDays(1) })
                Add(agenda, date, facts, now);
            agenda.LookAt(now + Duration.FromDays(1));
        }

        agenda.Refusals(said, facts.Operator);
        return agenda.Close();
    }

    private static IEnumerable<(DigestItem Item, Instant Open, Instant Close)> ToldOn(LocalDate date, IEnumerable<DigestItem> items, DateTimeZone? zone) =>
        from item in items
        let hours = item.Line.Calendar.HoursOn(date, zone)
        where hours is var (open, _) && item.Action.StandsFrom < open && item.Action.Due <= item.Today(open).PlusDays(DaysAhead)
        orderby item.Action.Due, item.Action.Number
        select (item, hours.Value.Open, hours.Value.Close);

    private static void Add(DueNotifications agenda, LocalDate date, PersonFacts facts, Instant now)
    {
        if (On(date, facts) is not { } digest)
            return;
        agenda.LookAt(digest.Opens);
        if (digest.Opens <= now && now < digest.Closes)
            agenda.Add(NoticeKind.Digest, StepOf(date), facts.Person, Urgency.Reminder);
    }
}
