using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using AndonBot.Lines;
using CsCheck;
using NodaTime;
using Snapshooter.NUnit;

namespace AndonBot.Tests.Lines;

/// <summary>What is written is read back as it was.</summary>
public sealed class LinesFileWriterTests
{
    private static readonly Gen<Span> Spans = Gen.Select(Gen.Int[1, 60], Gen.Enum<SpanUnit>(), (amount, unit) => new Span(amount, unit));

    private static readonly Gen<SeverityPolicy> Policies = Gen.Select(
        Gen.Enum<StopRule>(), Spans, Spans, Spans, (stops, answer, postmortem, action) => new SeverityPolicy(stops, answer, postmortem, action));

    private static readonly Gen<DateTimeZone> Zones = Gen.OneOf<string>([.. DateTimeZoneProviders.Tzdb.Ids]).Select(id => DateTimeZoneProviders.Tzdb[id]);

    private static readonly Gen<LocalTime> Times = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 59], (hour, minute) => new LocalTime(hour, minute));

    private static readonly Gen<IsoDayOfWeek> Days = Gen.OneOf(Enum.GetValues<IsoDayOfWeek>()[1..]);

    private static readonly Gen<WorkingCalendar> Calendars = Gen.Select(
        Zones, Days.Array[1, 7], Times, Times, Gen.Int[0, 3000].Array[0, 3],
        (zone, days, from, to, holidays) =>
            new WorkingCalendar(zone, days, from, to.PlusHours(12), [.. holidays.Select(day => new LocalDate(2026, 1, 1).PlusDays(day))]));

    private static readonly Gen<Line> Lines = Gen.Select(
        Gen.OneOf(Gen.OneOf("null", "true", "no", "0", "007", "1e3", "2026-12-25", "a"), Gen.String[Gen.Char["abcdefghij0123456789"], 1, Line.NameLength]),
        Gen.Select(Days, Times, Zones, Gen.Int[1, 4],
            (day, time, zone, people) => new RotationSettings([.. Enumerable.Range(1, people).Select(n => $"U0{n}")], day, time, zone)),
        Calendars,
        Gen.Select(Policies, Policies, Policies, (sev1, sev2, sev3) => new SeverityPolicies(sev1, sev2, sev3)),
        Gen.OneOf<string?>(null, "https://pager.example/hook?a=1&b=#x", "https://pager.example/\"quoted\"/{x}: y"),
        (name, settings, calendar, policies, webhook) => new Line(0, name, ["C01", "C02"], "U01", settings, calendar, policies, webhook));

    [Test]
    public void Any_line_is_read_back_as_written() => Lines.Sample(line =>
    {
        var file = LinesFile.Read(LinesFileWriter.Write([line]));
        Assert.That(file.Problems, Is.Empty);
        var back = file.Lines.Single().ToLine(line.Owner, line.RotationSettings.Members, null);
        Assert.That(
            (back.Name, back.Owner, back.RotationSettings.HandoffDay, back.RotationSettings.HandoffTime, back.RotationSettings.Zone,
                back.Calendar, back.Policies, back.CallWebhook),
            Is.EqualTo((line.Name, line.Owner, line.RotationSettings.HandoffDay,
                line.RotationSettings.HandoffTime, line.RotationSettings.Zone, line.Calendar, line.Policies, line.CallWebhook)));
        Assert.That(file.Lines.Single().Members, Is.EqualTo(line.RotationSettings.Members));
        Assert.That(file.Lines.Single().Channels, Is.EqualTo(line.Channels));
    });

    [Test]
    public void A_file_reads_well()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var settings = new RotationSettings(["U0ALICE00", "U0BOB0000"], IsoDayOfWeek.Monday, new(9, 0), berlin);
        var calendar = new WorkingCalendar(berlin, WorkingDays.MondayToFriday, new(9, 0), new(17, 0), [new(2026, 12, 25), new(2027, 1, 1)]);
        Snapshot.Match(LinesFileWriter.Write(
        [
            new(1, "checkout", ["C0123ABCD", "C0456EFGH"], "U0OWNER00", settings, calendar, SeverityPolicies.Default, "https://pager.example/hook"),
            new(2, "true", ["C0789IJKL"], "U0OWNER00", settings, WorkingCalendar.Default(berlin), SeverityPolicies.Default, null),
        ]));
    }

    [Test]
    public void No_lines_are_a_file_too() => Assert.That(LinesFile.Read(LinesFileWriter.Write([])).Problems, Is.Empty);
}
