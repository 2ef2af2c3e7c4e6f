using AndonBot.Domain.Actions;
using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using CsCheck;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>One message a person a day, in their own morning, and none when nothing is due.</summary>
public sealed class DigestTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private static readonly Line Late = Checkout with
    {
        Name = "late", Calendar = new WorkingCalendar(Berlin, [IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday], new(11, 0), new(19, 0), []),
    };

    /// <summary>Any actions of any two lines, in any of three zones.</summary>
    private static readonly Gen<PersonFacts> People =
        from items in Gen.Select(Gen.Int[-5, 40], Gen.Int[-20_000, 20_000], Gen.Bool).List[0, 6]
        from zone in Gen.OneOf(null, NewYork, DateTimeZoneProviders.Tzdb["Pacific/Apia"])
        select Facts(zone, [.. items.Select(
            (item, i) => Item(i, new LocalDate(2030, 1, 7).PlusDays(item.Item1), After(item.Item2), item.Item3 ? Late : Checkout))]);

    [TestCase("2030-01-09", "mon 07 10:00", "tue 08 09:00 wed 09 09:00 thu 10 09:00 fri 11 09:00")]
    [TestCase("2030-01-10", "mon 07 10:00", "tue 08 09:00 wed 09 09:00 thu 10 09:00 fri 11 09:00")]
    [TestCase("2030-01-11", "mon 07 10:00", "wed 09 09:00 thu 10 09:00 fri 11 09:00")]
    [TestCase("2030-01-13", "mon 07 10:00", "fri 11 09:00")]
    [TestCase("2030-01-20", "mon 07 10:00", "")]
    public void It_is_told_two_days_ahead_when_due_and_every_working_morning_after(string due, string added, string told) => Assert.That(
        string.Join(' ', Told(Facts(null, Item(34, Date(due), At(added))), Monday, At("sun 13 23:00"))), Is.EqualTo(told));

    [Test]
    public void Overdue_over_a_weekend_and_a_holiday_waits_for_the_next_working_morning()
    {
        var line = Checkout with { Calendar = new WorkingCalendar(Berlin, WorkingDays.MondayToFriday, new(9, 0), new(17, 0), [new(2030, 1, 14)]) };

        Assert.That(Told(Facts(null, Item(34, Date("2030-01-11"), At("fri 11 10:00"), line)), At("fri 11 11:00"), At("wed 16 08:00")),
            Is.EqualTo(new[] { "tue 15 09:00" }));
    }

    [Test]
    public void A_person_in_another_zone_is_told_in_their_own_morning() => Assert.That(
        Told(Facts(NewYork, Item(34, Date("2030-01-09"), Monday)), Monday, At("wed 09 08:00")), Is.EqualTo(new[] { "mon 07 15:00", "tue 08 15:00" }));

    [Test]
    public void What_was_added_at_the_opening_is_told_the_next_morning_and_nothing_is_told_at_the_closing()
    {
        var today = new LocalDate(2030, 1, 7);
        var opens = Digest.On(today, Facts(null, Item(34, today, At("sun 13 23:00") - Duration.FromDays(14))))!.Opens;
        Assert.That(Digest.On(today, Facts(null, Item(34, today, opens))), Is.Null);
        Assert.That(Digest.On(today, Facts(null, Item(34, today, opens - Duration.Epsilon))), Is.Not.Null);

        var facts = Facts(null, Item(34, today, opens - Duration.FromDays(1)));
        Assert.That(PersonNotifications.Due(facts, [], opens).Due, Has.One.Items);
        Assert.That(PersonNotifications.Due(facts, [], Digest.On(today, facts)!.Closes - Duration.Epsilon).Due, Has.One.Items);
        Assert.That(PersonNotifications.Due(facts, [], Digest.On(today, facts)!.Closes).Due, Is.Empty);
    }

    [Test]
    public void The_morning_keeps_its_hour_when_the_clocks_change()
    {
        // Berlin puts its clocks forward on Sunday, 31 March 2030.
        var facts = Facts(null, Item(34, new(2030, 3, 29), Instant.FromUtc(2030, 3, 25, 9, 0)));

        Assert.That(Digest.On(new(2030, 3, 29), facts)!.Opens, Is.EqualTo(Instant.FromUtc(2030, 3, 29, 8, 0)));
        Assert.That(Digest.On(new(2030, 3, 30), facts), Is.Null);
        Assert.That(Digest.On(new(2030, 4, 1), facts)!.Opens, Is.EqualTo(Instant.FromUtc(2030, 4, 1, 7, 0)));
    }

    [Test]
    public void What_changed_after_the_morning_waits_for_the_next() => Assert.That(
        Told(Facts(null, Item(34, Date("2030-01-08"), At("tue 08 09:30"))), At("tue 08 09:30"), At("wed 09 12:00")), Is.EqualTo(new[] { "wed 09 09:00" }));

    [Test]
    public void Several_lines_open_with_the_first_of_them_that_works()
    {
        var facts = Facts(null, Item(34, Date("2030-01-14"), Monday, Late), Item(35, Date("2030-01-14"), Monday));

        Assert.That(Told(facts, At("sat 12 12:00"), At("tue 15 12:00")), Is.EqualTo(new[] { "sun 13 11:00", "mon 14 09:00", "tue 15 09:00" }));
        Assert.That(Digest.On(new(2030, 1, 13), facts)!.Items.Select(item => item.Action.Number), Is.EqualTo(new long[] { 34 }));
        Assert.That(Digest.On(new(2030, 1, 14), facts)!.Items.Select(item => item.Action.Number), Is.EqualTo(new long[] { 34, 35 }));
    }

    [Test]
    public void After_an_outage_of_days_there_is_one_message()
    {
        var facts = Facts(null, Item(34, Date("2030-01-08"), Monday));

        Assert.That(PersonNotifications.Due(facts, [], At("thu 10 11:00")).Due.Select(due => due.Key.Occurrence), Is.EqualTo(new[] { "2030-01-10" }));
        Assert.That(PersonNotifications.Due(facts, [], At("thu 10 20:00")).Due, Is.Empty, "In the evening nobody is told.");
    }

    [Test]
    public void The_most_urgent_is_told_first()
    {
        var facts = Facts(null, Item(34, Date("2030-01-09"), Monday), Item(36, Date("2030-01-08"), Monday), Item(35, Date("2030-01-08"), Monday));

        Assert.That(Digest.On(new(2030, 1, 8), facts)!.Items.Select(item => item.Action.Number), Is.EqualTo(new long[] { 35, 36, 34 }));
    }

    [Test]
    public void Who_cannot_act_is_replaced_by_the_Fixer_and_then_by_the_owner_of_the_line()
    {
        var item = Item(34, Date("2030-01-08"), Monday);

        Assert.That(item.Addressee(_ => true), Is.EqualTo(Cleo));
        Assert.That(item.Addressee(who => who != Cleo), Is.EqualTo(Bob));
        Assert.That(item.Addressee(who => who is Dora), Is.EqualTo(Dora));
        Assert.That(item.Addressee(_ => false), Is.EqualTo(Cleo));
    }

    [Test]
    public void At_most_one_a_day_and_only_inside_the_hours_of_a_line_that_works() => Gen.Select(People, Gen.Int[0, 20_000]).Sample((facts, minutes) =>
    {
        var now = After(minutes);
        var due = PersonNotifications.Due(facts, [], now).Due;
        Assert.That(due, Has.Count.LessThanOrEqualTo(1));
        if (due is not [var one])
            return;
        var digest = Digest.On(DigestLadder.DayOf(one.Key), facts)!;
        var today = now.InZone(facts.Zone ?? Berlin).Date;
        Assert.That(one.Key, Is.EqualTo(new NotificationKey(DigestLadder.Name, NodaTime.Text.LocalDatePattern.Iso.Format(today), Cleo)));
        Assert.That(digest.Opens <= now && now < digest.Closes);
        Assert.That(digest.Items, Is.Not.Empty);
        Assert.That(digest.Items.All(item => item.Action.Due <= item.Today(now).PlusDays(2) && item.Action.StandsFrom < now));
    });

    [Test]
    public void Whoever_looks_only_when_asked_to_misses_no_morning() => People.Sample(facts =>
    {
        var end = Monday + Duration.FromDays(14);
        var expected = Enumerable.Range(0, 15).Select(day => Digest.On(new LocalDate(2030, 1, 7).PlusDays(day), facts))
            .Where(digest => digest is not null && digest.Opens > Monday && digest.Opens < end).Select(digest => Say(digest!.Opens)).ToList();
        Assert.That(Told(facts, Monday, end).Where(told => told != Say(Monday)), Is.EqualTo(expected));
    });

    /// <summary>When something is said, by somebody who looks when the rules ask for it.</summary>
    private static List<string> Told(PersonFacts facts, Instant from, Instant end)
    {
        var (told, said) = (new List<string>(), new HashSet<NotificationKey>());
        for (Instant? now = from; now is { } at && at < end; now = PersonNotifications.Due(facts, [], at).Next)
        {
            if (PersonNotifications.Due(facts, [], at).Due.Any(due => said.Add(due.Key)))
                told.Add(Say(at));
        }

        return told;
    }

    private static PersonFacts Facts(DateTimeZone? zone, params DigestItem[] items) => new(Cleo, zone, items, null);

    private static DigestItem Item(long number, LocalDate due, Instant added, Line? line = null) =>
        new(new ActionItem(number, 12, "reject carts", Cleo, due, false, false, added, Bob), Pulled(), line ?? Checkout);

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
