using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Notifications;

/// <summary>Translates occurrences into the numbers by which the previous version told notifications apart, and back.</summary>
/// <remarks>
/// While both versions run on one database they meet in the column step: each finds there what the other has sent. A kind or an occurrence that the
/// previous version does not know gets a hash, which is only unique. A row without an occurrence was written by the previous version.
/// </remarks>
public static class StepsOfThePreviousVersion
{
    private const int Thousand = 1000;
    private const int FirstOverdue = 10;

    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private static readonly LocalDatePattern Digits = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private static readonly Dictionary<string, (Func<string, long?> StepOf, Func<int, string?> OccurrenceOf)> Kinds = new()
    {
        [CardLadder.Name] = (occurrence => occurrence == "card" ? 0 : null, step => step == 0 ? "card" : null),
        [TextLadder.Name] = Numbered("part-", first: 1),
        [ThreadLadder.Name] = Numbered("event-"),
        [CallLadder.Name] = (CallStep, CallOccurrence),
        [PageLadder.Name] = (CallStep, CallOccurrence),
        [QuietLadder.Name] = Laddered("silent-from-minute-", Thousand, firstReminder: 1),
        [RedLadder.Name] = Laddered("stop-", Thousand * Thousand, firstLadder: 1),
        [UnplacedLadder.Name] = Numbered("reminder-", first: 1),
        [GivenLadder.Name] = Numbered("event-"),
        [EndedLadder.Name] = Numbered("pull-"),
        [FixedLadder.Name] = Numbered("event-"),
        [DigestLadder.Name] = (
            occurrence => Day(LocalDatePattern.Iso, occurrence) is { } day ? Period.DaysBetween(Epoch, day) : null,
            step => LocalDatePattern.Iso.Format(Epoch.PlusDays(step))),
        [PostmortemLadder.Name] = Laddered("due-in-hour-", Thousand, firstReminder: 1),
        [RefusedLadder.Name] = Numbered("refused-"),
        [HandoffLadder.Name] = (MondayStep, MondayOccurrence),
        [UpcomingLadder.Name] = (MondayStep, MondayOccurrence),
    };

    /// <summary>The number that the previous version gives an occurrence.</summary>
    public static int StepOf(string kind, string occurrence) =>
        Kinds.TryGetValue(kind, out var known) && known.StepOf(occurrence) is { } step and >= int.MinValue and <= int.MaxValue
            && known.OccurrenceOf((int)step) == occurrence
            ? (int)step
            : Hash(occurrence);

    /// <summary>The occurrence that the previous version has written as a number.</summary>
    public static string OccurrenceOf(string kind, int step) =>
        (Kinds.TryGetValue(kind, out var known) ? known.OccurrenceOf(step) : null) ?? $"step-{step.ToString(CultureInfo.InvariantCulture)}";

    private static (Func<string, long?>, Func<int, string?>) Numbered(string prefix, int first = 0) => (
        occurrence => After(prefix, occurrence) is { } number ? number - first : null,
        step => step < 0 ? null : $"{prefix}{(long)step + first}");

    private static (Func<string, long?>, Func<int, string?>) Laddered(string prefix, int size, int firstLadder = 0, int firstReminder = 0) => (
        occurrence => occurrence.Split("/reminder-") is [var ladder, var reminder] && After(prefix, ladder) is { } number && After("", reminder) is { } count
            ? (number - firstLadder) * size + count - firstReminder
            : null,
        step => step < 0 ? null : $"{prefix}{step / size + firstLadder}/reminder-{step % size + firstReminder}");

    private static long? CallStep(string occurrence)
    {
        if (occurrence.Split('/') is not [var round, var step] || After("round-", round) is not { } number)
            return null;
        return (number - 1) * Thousand + step switch
        {
            "first" => 0,
            "half-time" => 1,
            _ => After("overdue-", step) + FirstOverdue - 1,
        };
    }

    private static string? CallOccurrence(int step) => step < 0 ? null : $"round-{step / Thousand + 1}/" + (step % Thousand) switch
    {
        0 => "first",
        1 => "half-time",
        var overdue => $"overdue-{overdue - FirstOverdue + 1}",
    };

    private static long? MondayStep(string occurrence) => Day(LocalDatePattern.Iso, occurrence) is { } day ? After("", Digits.Format(day)) : null;

    private static string? MondayOccurrence(int step) =>
        Day(Digits, step.ToString(CultureInfo.InvariantCulture)) is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static LocalDate? Day(LocalDatePattern pattern, string text) => pattern.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    private static long? After(string prefix, string text) =>
        text.StartsWith(prefix, StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue
            ? number
            : null;

    /// <summary>FNV-1a: the same on every machine and in every version.</summary>
    private static int Hash(string text) => unchecked((int)text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u));
}
