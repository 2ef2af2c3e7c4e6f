using AndonBot.Domain.Commands;
using CsCheck;

namespace AndonBot.Domain.Tests.Commands;

public sealed class IncomingTextTests
{
    private static readonly Dictionary<string, string> Names = new() { ["U1"] = "Ann Lee", ["U2"] = "&amp; <@U1>" };

    [TestCase("checkout is down", "checkout is down")]
    [TestCase("<@U1> broke it", "@Ann Lee broke it")]
    [TestCase("<@U1|ann> broke it", "@Ann Lee broke it")]
    [TestCase("<@U9|bob> broke it", "@bob broke it")]
    [TestCase("<@U9> broke it", "@U9 broke it")]
    [TestCase("ask <@U2>", "ask @&amp; <@U1>", TestName = "A display name is not decoded")]
    [TestCase("see <#C0LINE0004|line-4>", "see #line-4")]
    [TestCase("see <#C0QUALITY9|>", "see #C0QUALITY9")]
    [TestCase("see <#C0QUALITY9>", "see #C0QUALITY9")]
    [TestCase("<!channel> all down", "@channel all down")]
    [TestCase("<!here|here> all down", "@here all down")]
    [TestCase("<!everyone>", "@everyone")]
    [TestCase("<!subteam^S1|@oncall> look", "@oncall look")]
    [TestCase("<!subteam^S1> look", "@S1 look")]
    [TestCase("since <!date^1786003200^{date_short} {time}|6 Aug 10:00>", "since 6 Aug 10:00")]
    [TestCase("<https://x.example/a>", "https://x.example/a")]
    [TestCase("<https://x.example/?a=1&amp;b=2>", "https://x.example/?a=1&b=2")]
    [TestCase("<https://x.example/?a=1&amp;lt=2>", "https://x.example/?a=1&lt=2")]
    [TestCase("<http://x.example|x.example> is slow", "http://x.example is slow")]
    [TestCase("<https://x.example/a/|https://x.example/a>", "https://x.example/a/")]
    [TestCase("<https://x.example/a|the page> is slow", "the page (https://x.example/a) is slow")]
    [TestCase("<https://x.example/a|a &amp;amp; b>", "a &amp; b (https://x.example/a)")]
    [TestCase("<mailto:ann@x.example|ann@x.example>", "mailto:ann@x.example")]
    [TestCase("p99 &gt; 2s &amp;&amp; p50 &lt; 1s", "p99 > 2s && p50 < 1s")]
    [TestCase("&amp;lt;", "&lt;")]
    [TestCase("&amp;amp;gt;", "&amp;gt;")]
    [TestCase("&lt;!channel&gt;", "<!channel>")]
    [TestCase("&lt;@U1&gt;", "<@U1>")]
    [TestCase("&quot;&#39;&nbsp;&AMP;", "&quot;&#39;&nbsp;&AMP;", TestName = "Only three entities are decoded")]
    [TestCase("a &am\u0000p; b", "a &amp; b", TestName = "An entity with a control character inside is not decoded")]
    [TestCase("a < b > c", "a < b > c")]
    [TestCase("<not a link>", "<not a link>")]
    [TestCase("<>", "<>")]
    [TestCase("<@U1", "<@U1")]
    [TestCase("\u0000a\u0007b\u001Bc\u007Fd\u0085", "abcd")]
    [TestCase("one\r\ntwo\rthree\n\tfour\n", "one\ntwo\nthree\n\tfour")]
    [TestCase("a\u202Ecba\u202C \u2066x\u2069", "acba x")]
    [TestCase("שלום \u200Fabc", "שלום \u200Fabc", TestName = "Direction marks stay")]
    [TestCase("👩‍🚒 می‌خواهم", "👩‍🚒 می‌خواهم", TestName = "Joiners stay")]
    [TestCase("\uFEFF\u200B text \u200B", "text")]
    public void Text_from_Slack_becomes_plain_text(string raw, string plain) =>
        Assert.That(IncomingText.Decode(raw, Names.GetValueOrDefault), Is.EqualTo(plain));

    [Test]
    public void An_unpaired_surrogate_becomes_a_replacement_character() =>
        Assert.That(IncomingText.Decode("half \uD83D", _ => null), Is.EqualTo("half \uFFFD"));

    [TestCase("nobody here", "")]
    [TestCase("<@U1> and <@W2|bob>, again <@U1>", "U1 W2")]
    [TestCase("<#C1|x> <!channel> <https://x> &lt;@U1&gt;", "")]
    public void Each_mentioned_user_is_returned_once(string raw, string users) =>
        Assert.That(string.Join(' ', IncomingText.Mentions(raw)), Is.EqualTo(users));

    [Test]
    public void Decoding_an_escaped_text_returns_the_typed_text() =>
        Texts.Sample(text => IncomingText.Decode(Escape(text), _ => null) == text.Trim());

    [Test]
    public void A_decoded_text_has_no_control_characters() => Gen.String.Sample(raw =>
        !IncomingText.Decode(raw, id => id).Any(c => char.IsControl(c) && c is not ('\n' or '\t')));

    [TestCase(" Checkout  is\nDOWN ", "checkout is down")]
    [TestCase("checkout is down", "checkout is down")]
    [TestCase("it’s “down” – again", "it's \"down\" - again")]
    [TestCase("it’s “down” — again", "it's \"down\" - again")]
    [TestCase("it's \"down\" -- again", "it's \"down\" - again")]
    [TestCase("a\u200Bb\u00A0\u200B c", "ab c")]
    [TestCase("ÄRGER ÇA", "ärger ça")]
    [TestCase(" \n", "")]
    public void Texts_that_differ_only_in_case_spacing_or_kinds_of_quotes_are_normalised_to_one(string typed, string normalised) =>
        Assert.That(NormalisedText.Of(typed), Is.EqualTo(normalised));

    [Test]
    public void Normalising_twice_changes_nothing() =>
        Gen.String.Sample(text => NormalisedText.Of(NormalisedText.Of(text)) == NormalisedText.Of(text));

    /// <summary>Texts with many characters that markup is made of.</summary>
    private static Gen<string> Texts => Gen.OneOf(
        Gen.OneOf("&", "<", ">", "amp;", "lt;", "@U1", "!channel", "|", "#C1", "https://x", " ", "é", "👩‍🚒"),
        Gen.Char[' ', '~'].Select(c => c.ToString())).Array[0, 30].Select(string.Concat);

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
