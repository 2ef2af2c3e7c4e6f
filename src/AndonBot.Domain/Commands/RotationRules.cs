using static AndonBot.Domain.Commands.AndonCommand;

namespace AndonBot.Domain.Commands;

/// <summary>Commands about who is the Fixer.</summary>
internal static class RotationRules
{
    public static IReadOnlyList<CommandRule> All { get; } =
    [
        new("fixer", "To see who is the Fixer, type `/andon fixer`; to change it: `/andon fixer cover fri mon` asks for cover, "
            + "`/andon fixer take` takes it now, `/andon fixer swap @bob` swaps weeks.",
            ReadFixer) { SubWords = ["cover", "take", "swap"], TakesDates = true },
        new("away", "To be skipped in the rotation, give your first and last day away: `/andon away 2026-12-24 2027-01-02`.",
            words => words.Dates() is var (from, to) ? new Away(from, to) : null) { TakesDates = true },
    ];

    private static AndonCommand? ReadFixer(WordCursor words) =>
        words.Is("take") ? new FixerTake()
        : words.Is("cover") ? words.Dates() is var (from, to) ? new FixerCover(from, to) : null
        : words.Is("swap") ? words.User() is { } user ? new FixerSwap(user) : null
        : new Fixer();
}
