using AndonBot.Domain.Calendar;
using AndonBot.Domain.Rotations;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Rotations;

/// <summary>In every zone of the world, for ten years: one shift covers every instant, and one handoff falls in each week.</summary>
public sealed class RotationProperties
{
    private const int Weeks = 522;
    private const int StoredShifts = 60;

    private static readonly IsoDayOfWeek[] Days = Enum.GetValues<IsoDayOfWeek>()[1..];

    /// <summary>
    /// Clocks that change at midnight, by half an hour, on Saturdays or often, and a day that was left out; each with the ten years to look at.
    /// </summary>
    private static readonly (string Zone, int From)[] Nasty =
    [
        ("Europe/Berlin", 2026), ("America/New_York", 2026), ("Australia/Lord_Howe", 2026), ("America/Havana", 2026), ("Africa/Cairo", 2026),
        ("Asia/Beirut", 2026), ("America/Nuuk", 2020), ("Pacific/Apia", 2006), ("Pacific/Fakaofo", 2006), ("Asia/Amman", 2015), ("Africa/Casablanca", 2015),
    ];

    private static IEnumerable<string> AllZones => DateTimeZoneProviders.Tzdb.Ids;

    [Test]
    public void In_every_zone_each_week_has_one_handoff_on_its_day_and_time()
    {
        foreach (var (id, place) in AllZones.Select((id, place) => (id, place)))
        {
            // Another day and time in each zone, and the default in all.
            Check(id, 2026, IsoDayOfWeek.Monday, new(9, 0));
            Check(id, 2026, Days[place % 7], LocalTime.Midnight.PlusMinutes(place * 37 % 1440));
            Check(id, 2026, IsoDayOfWeek.Sunday, LocalTime.Midnight.PlusMinutes(15 * (place % 14)));
        }
    }

    [TestCaseSource(nameof(Nasty))]
    public void In_a_nasty_zone_so_it_is_on_every_day_at_every_half_hour((string Zone, int From) zone)
    {
        foreach (var day in Days)
        {
            for (var minute = 0; minute < 1440; minute += 30)
                Check(zone.Zone, zone.From, day, LocalTime.Midnight.PlusMinutes(minute));
        }
    }

    [Test]
    public void Late_and_doubled_ticks_write_the_same_shifts_and_every_look_in_between_sees_the_one_that_runs() =>
        Gen.Select(Cases, Gen.Int[0, 6 * 7 * 1440].Array[1, 60], Gen.Int[0, 4 * 7 * 1440].Array[1, 60]).Sample((rotation, pauses, stale) =>
        {
            var straight = rotation.Written.Concat(rotation.RotationSettings.ShiftsAfter(rotation.Written[0], rotation.IsAble)).Take(Weeks).ToList();
            var (written, now) = (rotation, rotation.Written[0].StartsAt);
            foreach (var (place, pause) in pauses.Index())
            {
                now += Duration.FromMinutes(pause);
                Assert.That(written.At(now).Current, Is.EqualTo(straight.Last(shift => shift.StartsAt <= now)));
                // The other replica loaded before and is slow: it looks again at what it had then.
                var other = written.Missed(now - Duration.FromMinutes(Math.Min(pause, stale[place % stale.Length])));
                written = Write(Write(Write(written, written.Missed(now)), other), written.Missed(now));
                Assert.That(written.Missed(now), Is.Empty);
            }

            Assert.That(written.Written, Is.EqualTo(straight.TakeWhile(shift => shift.StartsAt <= now).TakeLast(written.Written.Count)));
        }, iter: 200);

    /// <summary>A rotation somewhere, and when its line was created.</summary>
    private static Gen<Rotation> Cases { get; } =
        from zone in Gen.OneOf([.. AllZones])
        from day in Gen.OneOf(Days)
        from minute in Gen.Int[0, 1439]
        from members in Gen.Int[1, 4]
        from start in Gen.Int[0, 525_600]
        let settings = new RotationSettings([.. "abcd"[..members].Select(name => $"{name}")], day, LocalTime.Midnight.PlusMinutes(minute),
            DateTimeZoneProviders.Tzdb[zone])
        select new Rotation(
            settings, WorkingCalendar.Default(settings.Zone), "owner", [new(Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(start), "a")], _ => true);

    /// <summary>As the table takes it: one row a week, the first stays; and what is loaded of it.</summary>
    private static Rotation Write(Rotation rotation, IReadOnlyList<Shift> shifts) => rotation with
    {
        Written = [.. rotation.Written.Concat(shifts.Where(shift => rotation.Written.All(row => row.Week != shift.Week)))
            .OrderBy(row => row.StartsAt).TakeLast(StoredShifts)],
    };

    /// <summary>
    /// The shifts of ten years, one after the other: each begins in its own week,
    /// on its day and time where the zone has them, and the next when it ends.
    /// </summary>
    private static void Check(string id, int year, IsoDayOfWeek day, LocalTime time)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var settings = new RotationSettings(["a", "b", "c"], day, time, zone);
        var last = new Shift(Instant.FromUtc(year, 1, 1, 0, 0), "a");
        foreach (var shift in settings.ShiftsAfter(last, _ => true).Take(Weeks))
        {
            var wall = shift.StartsAt.InZone(zone).LocalDateTime;
            var meant = shift.Week!.Value.PlusDays((int)day - 1) + time;
            if (shift.StartsAt <= last.StartsAt || shift.Week != (last.Week?.PlusDays(7) ?? shift.Week) || Monday(wall.Date) != shift.Week
                || (wall != meant && zone.MapLocal(meant).Count > 0) || shift.Fixer == last.Fixer)
            {
                Assert.Fail($"{id}, {day} {time}: {last} is followed by {shift}, {wall} on the wall");
            }

            last = shift;
        }
    }

    private static LocalDate Monday(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
