using System.Text.RegularExpressions;
using AndonBot.Domain.Commands;

namespace AndonBot.Domain.Tests.Commands;

/// <summary>Every command has all its parts: a word, a usage sentence with examples, a place in help, and a syntax that reads its record.</summary>
public sealed partial class CompletenessTests
{
    private static readonly Type[] OtherResults =
    [
        typeof(AndonCommand.OpenPullModal), typeof(AndonCommand.OpenForm), typeof(AndonCommand.Pull), typeof(AndonCommand.Misread), typeof(AndonCommand.Asked),
    ];

    private static string[] Words => [.. Usage.All.Select(usage => usage.Command)];

    private static string[] Forms => [.. Usage.Help.Select(entry => entry.Form)];

    [Test]
    public void Command_words_are_unique() => Assert.That(Words, Is.Unique);

    [TestCaseSource(nameof(Words))]
    public void A_usage_is_a_sentence_and_is_found_in_any_case(string word)
    {
        var sentence = Usage.Of(word);
        Assert.That(sentence, Does.StartWith("To ").And.EndsWith("."));
        Assert.That(Usage.Of(word.ToUpperInvariant()), Is.EqualTo(sentence));
    }

    [Test]
    public void There_is_no_usage_of_a_word_that_is_no_command() => Assert.That(Usage.Of("checkout"), Is.Null);

    [TestCaseSource(nameof(Words))]
    public void The_examples_in_a_usage_are_read_as_commands(string word)
    {
        Assert.That(Examples(word), Is.Not.Empty);
        Assert.That(Examples(word).Where(example => !IsCommand(example)), Is.Empty);
    }

    [Test]
    public void Two_command_words_are_never_read_as_the_same_record() =>
        Assert.That(Words.SelectMany(word => Examples(word).Select(TypeOf).Distinct()), Is.Unique);

    [Test]
    public void Every_record_is_read_from_an_example()
    {
        var records = typeof(AndonCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AndonCommand))).Except(OtherResults);
        Assert.That(Words.SelectMany(Examples).Select(TypeOf).Distinct(), Is.EquivalentTo(records));
    }

    [Test]
    public void Every_command_but_help_itself_has_an_entry_in_help() =>
        Assert.That(Forms.Select(form => form.Split(' ')[0]).Distinct(), Is.EquivalentTo(Words.Except(["help"])));

    [Test]
    public void Places_in_help_are_unique() => Assert.That(Usage.Help.Select(entry => (entry.Group, entry.Place)), Is.Unique);

    [TestCaseSource(nameof(Forms))]
    public void A_form_in_help_is_read_as_a_command_with_and_without_its_optional_part(string form)
    {
        string[] filled = [Fill(OptionalPart().Replace(form, "")), .. Options(form).Select(option => Fill(OptionalPart().Replace(form, option)))];
        Assert.That(filled.Where(text => !IsCommand(text)), Is.Empty);
    }

    private static bool IsCommand(string text) => !OtherResults.Contains(TypeOf(text));

    private static Type TypeOf(string text) => AndonCommand.Parse(text, ParsedCommand.Today).GetType();

    /// <summary>The examples of a command in its own usage, with mentions as Slack sends them.</summary>
    private static IEnumerable<string> Examples(string word) =>
        Example().Matches(Usage.Of(word)!).Select(match => Mention().Replace(match.Groups[1].Value, "<@U1>")).Where(text => text.Split(' ')[0] == word);

    private static string[] Options(string form) =>
        OptionalPart().Match(form) is { Success: true } match ? match.Groups[1].Value.Split('|') : [];

    private static string Fill(string form) => Mention().Replace(Placeholder().Replace(form.Replace("<date>", "fri"), "some text"), "<@U1>").Trim();

    [GeneratedRegex("`/andon ([^`]+)`")]
    private static partial Regex Example();

    [GeneratedRegex(@"\[([^\]]+)\]")]
    private static partial Regex OptionalPart();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex("@[a-z]+")]
    private static partial Regex Mention();
}
