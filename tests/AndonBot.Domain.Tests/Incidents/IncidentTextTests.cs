using System.Globalization;
using AndonBot.Domain.Incidents;
using CsCheck;

namespace AndonBot.Domain.Tests.Incidents;

public sealed class IncidentTextTests
{
    private const string Family = "👨‍👩‍👧‍👦";
    private const string Flag = "🇩🇪";
    private const string Accented = "e\u0301";

    private static readonly Gen<string> Pieces = Gen.Frequency(
        (4, Gen.OneOf("checkout", " ", "is down ", "ok", "a")),
        (2, Gen.OneOf(Family, Flag, Accented, "👍🏽", "각", "นี้", "\r\n")),
        (2, Gen.OneOf("&", "<!channel>", "&&&&&&&&", "<@U1>", "\n", "\u2028")),
        (1, Gen.Select(Gen.OneOf("a", "👍", ""), Gen.Int[1, 4000], (first, marks) => first + new string('\u0301', marks))),
        (1, Gen.String[0, 20].Where(text => text.All(c => !char.IsSurrogate(c)))));

    private static readonly Gen<string> Texts = Gen.Select(Pieces.Array[0, 40], Gen.OneOf(1, 1, 5, 40), (pieces, times) =>
    {
        var text = string.Concat(Enumerable.Repeat(string.Concat(pieces), times));
        return text.Length > 20_000 ? text[..20_000] + "." : text;
    });

    [Test]
    public void Parts_give_the_text_back_and_each_fits() => Texts.Sample(text =>
    {
        var parts = IncidentText.Parts(text);
        Assert.That(string.Concat(parts), Is.EqualTo(text));
        Assert.That(parts.Select(Shown), Is.All.InRange(1, IncidentText.PartRoom));
        Assert.That(IncidentText.PartsBeyondCard(text), Is.EqualTo(Shown(text) <= IncidentText.CardRoom ? 0 : parts.Count));
    }, iter: 300);

    [Test]
    public void Nothing_is_cut_inside_a_cluster_that_fits() => Texts.Sample(text =>
    {
        var bounds = Bounds(text);
        var at = 0;
        foreach (var part in IncidentText.Parts(text).SkipLast(1))
        {
            at += part.Length;
            Assert.That(char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]), Is.False, "a character is whole");
            Assert.That(bounds.Contains(at) || InEndlessCluster(text, at), $"cut at {at}");
        }
    }, iter: 300);

    [Test]
    public void A_clamped_text_fits_begins_like_the_text_and_says_that_it_goes_on() => Gen.Select(Texts, Gen.Int[10, 2000]).Sample((text, room) =>
    {
        var clamped = IncidentText.Clamp(text, room);
        if (Shown(text) <= room)
        {
            Assert.That(clamped, Is.EqualTo(text));
            return;
        }

        Assert.That(Shown(clamped), Is.InRange(1, room));
        Assert.That(clamped, Does.EndWith("…"));
        Assert.That(text, Does.StartWith(clamped[..^1]));
        var end = clamped.Length - 1;
        Assert.That(end > 0 && char.IsHighSurrogate(text[end - 1]), Is.False);
    }, iter: 500);

    [TestCase("checkout is down", 16, "checkout is down")]
    [TestCase("checkout is down", 15, "checkout is do…")]
    [TestCase("checkout is down", 10, "checkout…", Description = "No blank before the ellipsis.")]
    [TestCase("&&&&", 20, "&&&&")]
    [TestCase("&&&&", 19, "&&&…")]
    [TestCase("<!channel>", 15, "<!channel…")]
    [TestCase("a\nb", 5, "a\nb")]
    [TestCase("a\nbc", 5, "a…")]
    [TestCase(Family + Family, 12, Family + "…")]
    [TestCase(Flag + Flag, 7, Flag + "…")]
    [TestCase(Accented + Accented, 3, Accented + "…")]
    public void Clamped(string text, int room, string expected) => Assert.That(IncidentText.Clamp(text, room), Is.EqualTo(expected));

    [TestCase("👍", "\u0301")]
    [TestCase("x", "\U0001D165", Description = "Marks of two units: never half of one.")]
    [TestCase("xx", "\U0001D165")]
    public void A_letter_under_endless_marks_is_cut_all_the_same(string letter, string mark)
    {
        var text = letter + string.Concat(Enumerable.Repeat(mark, 10_000));
        Assert.That(IncidentText.Parts(text).Count(part => char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])), Is.Zero);

        Assert.That(string.Concat(IncidentText.Parts(text)), Is.EqualTo(text));
        Assert.That(IncidentText.Clamp(text, 1500).Length, Is.InRange(2, 1500));
    }

    /// <summary>The length as Slack counts it when the text is escaped and each of its lines quoted.</summary>
    private static int Shown(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Sum(c => c is '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029' ? 3 : 1);

    private static HashSet<int> Bounds(string text) => [.. StringInfo.ParseCombiningCharacters(text), text.Length];

    /// <summary>Whether the cluster around a place is longer than a part can be.</summary>
    private static bool InEndlessCluster(string text, int at)
    {
        var start = StringInfo.ParseCombiningCharacters(text).Last(bound => bound <= at);
        return Shown(StringInfo.GetNextTextElement(text, start)) > IncidentText.PartRoom / 5;
    }
}
