using AndonBot.Domain.Commands;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Commands;

public sealed class CommandProperties
{
    private const string Invisible = "\u200B\u200E\u200F\u2060\uFEFF\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly Gen<string> Commands = Gen.OneOf([.. Usage.All.Select(usage => usage.Command)]);

    private static readonly Gen<string> Words = Gen.OneOf(
        Commands,
        Gen.OneOf("12", "#12", "A34", "99999999999", "<@U1>", "<@U1|b b>", "<@", "me", "temporary"),
        Gen.OneOf("fri", "next", "mon", "3d", "2026-12-01", "mine", "cover", "take"),
        Gen.OneOf("the", "sev1", "sev2:", ":", "checkout", "is", "down", "&lt;", "\u200B", "\n", "🔥", ""),
        Gen.String[0, 8]);

    private static readonly Gen<string> Texts = Words.Array[0, 7].Select(words => string.Join(' ', words));

    private static readonly Gen<LocalDate> Dates = Gen.Int[-3000, 30000].Select(days => new LocalDate(2026, 1, 1).PlusDays(days));

    [Test]
    public void No_text_throws_and_every_text_that_is_no_command_is_kept_whole() => Gen.Select(Texts, Dates).Sample((raw, today) =>
        AndonCommand.Parse(raw, today) switch
        {
            AndonCommand.Pull { Severity: null } pull => IsWhole(raw, pull.Text),
            AndonCommand.Pull pull => pull.Text.Length > 0 && raw.Contains(pull.Text),
            AndonCommand.Misread misread => IsWhole(raw, misread.Text) && misread.Usage.Length > 0,
            AndonCommand.Asked asked => IsWhole(raw, asked.Text)
                && (asked.Likely is not { } likely || AndonCommand.Parse(likely, today) is not (AndonCommand.Misread or AndonCommand.Asked)),
            _ => true,
        }, iter: 5000);

    [Test]
    public void Every_string_can_be_parsed() => Gen.String.Sample(raw => AndonCommand.Parse(raw, ParsedCommand.Today) is not null);

    [Test]
    public void A_sentence_about_something_wrong_pulls_with_every_word() =>
        Gen.Select(Gen.OneOf("checkout", "Payments,", "the", "nobody", "🔥", "<@U1>", "12"), Gen.String[1, 40]).Sample((first, more) =>
            more.Contains('?') || (AndonCommand.Parse($"{first} word is down {more}", ParsedCommand.Today) is
                AndonCommand.Pull { Severity: null, Command: null } pull && IsWhole($"{first} word is down {more}", pull.Text)));

    [Test]
    public void A_command_word_followed_by_a_number_or_a_mention_or_only_a_date_never_pulls() => Gen.OneOf(
            Gen.Select(Gen.OneOf("12", "#12", "A34", "a34", "#99999999999", "<@U1>", "<@U1|ann>"), Texts).Select((next, more) => $"{next} {more}"),
            Gen.OneOf("fri", "2w", "tomorrow"))
        .Select(Commands)
        .Where(typed => typed.Item2 != "sev")
        .Sample(typed => AndonCommand.Parse($"{typed.Item2} {typed.Item1}", ParsedCommand.Today) is not AndonCommand.Pull, iter: 3000);

    [Test]
    public void Case_and_blanks_around_a_command_word_do_not_matter() => Commands.Sample(command =>
        AndonCommand.Parse($"\u00A0{command.ToUpperInvariant()}\u200B\n", ParsedCommand.Today).GetType()
            == AndonCommand.Parse(command, ParsedCommand.Today).GetType());

    [Test]
    public void A_text_of_a_megabyte_is_parsed_and_decoded()
    {
        var text = string.Concat(Enumerable.Repeat("stop <@U1 <<< &amp; ", 50_000));
        Assert.That(AndonCommand.Parse(text, ParsedCommand.Today), Is.InstanceOf<AndonCommand.Misread>());
        Assert.That(IncomingText.Decode(text, _ => null), Has.Length.EqualTo("stop <@U1 <<< & ".Length * 50_000 - 1));
    }

    private static bool IsWhole(string raw, string text) =>
        text.Length > 0 && raw.IndexOf(text, StringComparison.Ordinal) is >= 0 and var start
        && (raw[..start] + raw[(start + text.Length)..]).All(c => char.IsWhiteSpace(c) || char.IsControl(c) || Invisible.Contains(c));
}
