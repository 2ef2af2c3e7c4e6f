using System.Globalization;
using AndonBot.Playground.LocalSlack.Rendering;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class WordStories
{
    private const string Family = "👩‍👩‍👧‍👦";

    [TestCase("@channel checkout is down", "@channel checkout is down")]
    [TestCase("ask @cleo about #payments", "ask @Cleo about #payments")]
    [TestCase("see https://example.com/a?b=1&c=2", "see https://example.com/a?b=1&c=2")]
    [TestCase("a < b && c > d &amp; e", "a < b && c > d &amp; e")]
    [TestCase("carts \u202Eerom on\u202C are \u2066empty\u2069", "carts erom on are empty")]
    [TestCase("*bold* _lies_ `code`", "*bold* _lies_ `code`")]
    public async Task What_was_typed_is_kept_as_plain_text_and_read_as_it_was_typed(string typed, string read)
    {
        await using var world = await StartAsync();

        await world.TellAsync(Ann, $"/andon {typed}");

        Assert.That(await world.QueryAsync<string>("select text from incident"), Is.EqualTo(read));
        Assert.That(world.Card().Text, Does.Contain($"> {read}\n"));
        Assert.That(world.Inbox(Bob)[0], Does.Contain($"> {read}\n"));
        Assert.That(world.Unwanted(), Is.Empty);
    }

    [TestCase("<!channel> <!here> <!subteam^S0ADMINS01> <https://evil.example|our wiki> <@U0CLEO0003> <#C0PAYMENTS>")]
    [TestCase("@channel @here @everyone https://evil.example @cleo #payments")]
    [TestCase("&lt;!channel&gt; &amp;lt;!channel&amp;gt; <!date^1^{date}^https://evil.example|x>")]
    public async Task No_text_of_anybodys_can_ring_or_link_wherever_it_is_repeated(string nasty)
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, $"/andon {nasty}");
        await world.TellAsync(Bob, $"/andon stop 1 {nasty}");
        await world.TellAsync(Bob, $"/andon note 1 {nasty}");
        await world.TellAsync(Bob, $"/andon restart 1 {nasty}");
        await world.TellAsync(Bob, "/andon back 1");
        await world.ClickAsync(Bob, Checkout, "incident.note");
        await world.SubmitAsync(Bob, ("text", nasty));
        await world.ClickAsync(Bob, Checkout, "incident.answer");
        await world.ClickAsync(Bob, Checkout, "incident.contain");
        await world.SubmitAsync(Bob, ("text", nasty), ("cause", nasty), ("temporary", "yes"));
        await world.TellAsync(Bob, $"/andon dismiss 1 {nasty}");
        await world.SayAsync(Ann, "/andon");
        await world.SubmitAsync(Ann, ("what", nasty + " again"));
        await world.TellAsync(Ann, $"/andon {nasty} again");
        foreach (var look in new[] { "status", "list all", "show 1", $"status {nasty}", $"contain 1 {nasty}", $"stop {nasty}", $"note {nasty}", "contain 1" })
            await world.TellAsync(Bob, $"/andon {look}");
        await world.PassAsync(NodaTime.Duration.FromMinutes(16));

        Assert.That(world.Unwanted(), Is.Empty);
        var rung = world.Slack.AllMentions().Select(mention => mention.Token).Where(token => token.Kind == TokenKind.Person).Select(token => token.Target);
        Assert.That(rung, Is.Not.Empty.And.All.AnyOf(Ann, Bob));
    }

    [Test]
    public async Task Several_lines_stay_several_lines()
    {
        await using var world = await StartAsync();

        await world.TellAsync(Ann, "/andon checkout is down\n> 500 on /pay\n\nsince noon");

        Assert.That(world.Card().Text, Does.Contain("\n> checkout is down\n> > 500 on /pay\n> \n> since noon\n"));
    }

    [Test]
    public async Task A_text_over_the_cards_room_stands_in_the_thread_whole_in_parts()
    {
        await using var world = await StartAsync();
        var text = string.Join(' ', Enumerable.Range(1, 900).Select(number => number % 50 == 0 ? $"<{number}>&" : $"word{number}"));

        await world.TellAsync(Ann, $"/andon {text}");

        Assert.That(await world.QueryAsync<string>("select text from incident"), Is.EqualTo(text));
        Assert.That(world.Card().Text, Does.Contain("> word1 word2").And.Contain("…\n_The whole text is in the thread._"));
        Assert.That(world.Card().Replies, Has.Count.GreaterThan(1));
        Assert.That(string.Concat(world.Card().Replies.Select(reply => reply.Text)), Is.EqualTo(text));
        Assert.That(world.Inbox(Bob)[0], Does.Contain("> word1 word2"));
    }

    [Test]
    public async Task A_clamp_never_cuts_through_what_is_one_sign_to_its_reader()
    {
        await using var world = await StartAsync();
        var families = string.Concat(Enumerable.Repeat(Family, 700));

        await world.TellAsync(Ann, $"/andon x{families}");

        var shown = world.Card().Text.Split('\n').Single(line => line.StartsWith("> ", StringComparison.Ordinal))[3..];
        Assert.That(shown.Replace(Family, ""), Is.EqualTo("…"));
        Assert.That(new StringInfo(shown).LengthInTextElements, Is.GreaterThan(100));
        Assert.That(world.Card().Replies.Select(reply => reply.Text.TrimStart('x').Replace(Family, "")), Is.Not.Empty.And.All.Empty);
    }

    [Test]
    public async Task A_long_note_stays_within_what_a_message_takes()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.TellAsync(Bob, $"/andon note 1 {string.Concat(Enumerable.Repeat("&<>" + Family, 1000))}");
        await world.TellAsync(Bob, $"/andon contain 1 {new string('a', 5000)}");

        Assert.That(world.Thread(), Does.Contain($"@Bob notes:\n&<>{Family}").And.Contain("@Bob contained it:\naaaa"));
        Assert.That(world.Card().Text, Does.Contain("aaa…"));
        Assert.That(world.Inbox(Dora), Is.Empty, "Slack refused something.");
    }
}
