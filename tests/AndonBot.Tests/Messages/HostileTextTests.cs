using AndonBot.Playground.LocalSlack.Rendering;
using AndonBot.Tests.Support;
using CsCheck;

namespace AndonBot.Tests.Messages;

/// <summary>Whatever people write, Slack takes what the bot makes of it, and nobody is mentioned who was not meant.</summary>
public sealed class HostileTextTests
{
    private const int MostText = 9_000;
    private const int MostInView = 20_000;

    private static readonly string[] Ours = [AndonWorld.Ann, AndonWorld.Bob, AndonWorld.Cleo, AndonWorld.Dora, AndonWorld.Checkout, MessageCatalog.Permalink];

    private static readonly Gen<string> Pieces = Gen.Frequency(
        (3, Gen.OneOf("<!channel>", "<!here|here>", "<@U0EVE00009>", "<#C0SECRET01>", "<https://evil.example|here>", "<!subteam^S1>", "<!date^1^{date}|x>")),
        (2, Gen.OneOf("&", "&amp;", "&lt;!channel&gt;", "<", ">", "<<@", ">>", "`", "```", "*", "_", "~", "|")),
        (2, Gen.OneOf("\n", "\r\n", "\u2028", "\t", " ", "\u202E", "\u200B", "\0", "\u0007")),
        (2, Gen.OneOf("@channel", "@here", "#checkout", "https://evil.example", ":tada:", "checkout is down")),
        (2, Gen.OneOf("👨‍👩‍👧‍👦", "🇩🇪", "e\u0301", "ﷺ", "界")),
        (1, Gen.String[0, 30]));

    private static readonly Gen<string> Texts = Gen.Select(Pieces.Array[1, 12], Gen.OneOf(1, 1, 1, 30, 400, 4000), (pieces, times) =>
    {
        var text = string.Concat(Enumerable.Repeat(string.Concat(pieces), times));
        // Slack sends no half characters, so none is made here.
        return text.Length <= 40_000 ? text : text[..(char.IsHighSurrogate(text[39_999]) ? 39_999 : 40_000)];
    });

    [Test]
    public void Slack_takes_every_message_and_mentions_only_whom_the_bot_meant() =>
        Texts.Sample(text => Check(text).GetAwaiter().GetResult(), iter: 20, threads: 1);

    [TestCase('&')]
    [TestCase('<')]
    [TestCase('\n')]
    [TestCase('"')]
    [TestCase('\u0301')]
    [TestCase('x')]
    [TestCase(' ')]
    public Task Slack_takes_forty_thousand_of(char one) => Check(new string(one, 40_000));

    [TestCase("<!channel>")]
    [TestCase("<@U0EVE00009> ")]
    [TestCase("a\n")]
    [TestCase("👨‍👩‍👧‍👦")]
    public Task Slack_takes_thousands_of(string one) => Check(string.Concat(Enumerable.Repeat(one, 40_000 / one.Length)));

    [Test]
    public async Task A_check_that_a_mention_slips_through_fails()
    {
        var section = new SlackNet.Blocks.SectionBlock { Text = new SlackNet.Blocks.Markdown("<!channel> <@U0EVE00009>") };
        var message = new SlackNet.WebApi.Message { Text = "x", Blocks = [section] };

        Assert.That(Strangers(await RenderedMessage.Of("planted", message)), Has.Exactly(2).Items);
    }

    private static async Task Check(string text)
    {
        foreach (var paper in await new MessageCatalog(Words.All(text)).All())
        {
            Assert.That(paper.Complaints, Is.Empty, paper.Name);
            Assert.That(paper.Length, Is.LessThan(paper.IsView ? MostInView : MostText), paper.Name);
            Assert.That(Strangers(paper), Is.Empty, paper.Name);
            Assert.That(paper.ToString(), Does.Not.Contain('\uFFFD'), paper.Name);
        }
    }

    /// <summary>
    /// What Slack would make of it that the bot did not mean: anything but mentions of the people and the channel, and the link, in the story.
    /// </summary>
    private static IEnumerable<Token> Strangers(RenderedMessage paper) => paper.Mentions.Where(token =>
        token.Kind is not (TokenKind.Person or TokenKind.Channel or TokenKind.Link) || !Ours.Contains(token.Target));
}
