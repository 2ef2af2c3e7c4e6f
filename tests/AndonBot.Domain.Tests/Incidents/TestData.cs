using System.Globalization;
using AndonBot.Domain.Calendar;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Tests.Incidents;

/// <summary>The line checkout in Berlin, its people, and a pull on Monday, 7 January 2030, at 10:00.</summary>
internal static class TestData
{
    public const string Ann = "ann";
    public const string Bob = "bob";
    public const string Cleo = "cleo";
    public const string Dora = "dora";
    public const string Channel = "#checkout";

    public static readonly IReadOnlyList<string> People = [Ann, Bob, Cleo, Dora];
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly LocalDateTimePattern Wall = LocalDateTimePattern.Create("ddd dd HH:mm", CultureInfo.InvariantCulture, new(2030, 1, 1, 0, 0));

    public static Instant Monday { get; } = At("mon 07 10:00");

    /// <summary>Members Bob (Fixer) and Cleo; owner Dora; Monday to Friday, 09:00 to 17:00.</summary>
    public static Line Checkout { get; } = new(
        1, "checkout", [Channel], Dora, new RotationSettings([Bob, Cleo], IsoDayOfWeek.Monday, new LocalTime(9, 0), Berlin),
        WorkingCalendar.Default(Berlin), SeverityPolicies.Default, null);

    /// <summary>The line checkout with holidays.</summary>
    public static Line Closed(params IReadOnlyList<LocalDate> holidays)
    {
        var (zone, days, from, to, _) = Checkout.Calendar;
        return Checkout with { Calendar = new(zone, days, from, to, holidays) };
    }

    /// <summary>A wall time of January 2030 in Berlin, such as "mon 07 10:00".</summary>
    public static Instant At(string wall) => Wall.Parse(wall).Value.InZoneStrictly(Berlin).ToInstant();

    public static string Say(Instant at) => Wall.Format(at.InZone(Berlin).LocalDateTime).ToLowerInvariant();

    public static Incident Pulled(
        Severity severity = Severity.Sev2, string by = Ann, Instant? at = null, bool held = false, Line? line = null, long number = 12) =>
        new Incident(number, null, severity, "checkout is down", at ?? Monday, by, Channel).OnLine(1, Bob, (line ?? Checkout).Policies, held);

    /// <summary>A pull where no line lives.</summary>
    public static Incident Unplaced(Severity severity = Severity.Sev2) => new(12, null, severity, "checkout is down", Monday, Ann, "#random");

    public static Instant After(int minutes) => Monday + Duration.FromMinutes(minutes);

    /// <summary>The incident after an interaction that must have worked.</summary>
    public static Incident Then(this Incident incident, Func<Incident, Decision> operation) => operation(incident) is Decision.Done done
        ? done.Incident
        : throw new AssertionException($"Not done: {operation(incident)}");
}
