using System.Globalization;
using AndonBot.Slack;

namespace AndonBot.Tests.Slack;

public sealed class PhrasesTests
{
    [TestCase("00:00:00", "0 ms")]
    [TestCase("00:00:00.3", "300 ms")]
    [TestCase("00:00:01", "1 s")]
    [TestCase("00:00:01.2", "1 s")]
    [TestCase("00:01:05", "65 s")]
    [TestCase("00:00:00.9999", "999 ms")]
    [TestCase("00:01:59.9", "119 s")]
    [TestCase("00:02:00", "2 min")]
    [TestCase("00:59:59", "59 min")]
    [TestCase("01:00:00", "1 h")]
    [TestCase("01:20:40", "1 h 20 min")]
    [TestCase("23:59:59", "23 h 59 min")]
    [TestCase("1.00:00:00", "1 d")]
    [TestCase("6.22:15:00", "6 d 22 h")]
    [TestCase("30.00:59:00", "30 d")]
    public void A_duration_is_written_in_one_or_two_units(string length, string words) =>
        Assert.That(Phrases.Duration(TimeSpan.Parse(length, CultureInfo.InvariantCulture)), Is.EqualTo(words));

    [TestCase(0, "fix", "fixes", "no fixes")]
    [TestCase(0, "pull", null, "no pulls")]
    [TestCase(1, "pull", null, "1 pull")]
    [TestCase(1, "look is", "looks are", "1 look is")]
    [TestCase(2, "pull", null, "2 pulls")]
    [TestCase(12, "fix", "fixes", "12 fixes")]
    public void A_count_agrees_with_its_noun(int count, string one, string? many, string words) =>
        Assert.That(Phrases.Count(count, one, many), Is.EqualTo(words));
}
