using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Rendering;
using AndonBot.Tests.Support;
using SlackNet;
using SlackNet.Blocks;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class ShortcutStories
{
    private const string AtMessage = "pull_message";
    private const string Anywhere = "pull_global";

    [Test]
    public async Task A_message_becomes_a_pull_with_its_text_changed_and_its_link_in_the_thread()
    {
        await using var world = await StartAsync();
        var ts = await WriteAsync(world, "nobody can pay, says <!channel> @cleo & all");

        await UseAsync(world, Ann, ts);
        Assert.That(world.As(Ann).ReadsModal(), Does.StartWith($"┌ Pull the andon cord\nThis message ({Link(world, ts)}) goes along as a link.")
            .And.Contain("What is wrong?: nobody can pay, says").And.Contain("@Cleo & all").And.Contain("Line (optional): checkout"));
        var answer = await world.HearAsync(Ann, Checkout, () => world.SubmitAsync(Ann, ("what", "nobody can pay"), ("severity", "1")));

        Assert.That(answer, Is.EqualTo("Cord pulled, #1. Thank you. The line is stopped. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.Contain("*#1 · SEV1 · checkout · line stopped*\n> nobody can pay\n"));
        Assert.That(world.Thread(), Does.Contain($"The cord was pulled at this message ({Link(world, ts)})."));
        Assert.That(world.Unwanted().Select(token => token.Target).Distinct(), Is.EqualTo(new[] { Link(world, ts) }));
        Assert.That(await world.SayAsync(Ann, "/andon show 1"), Does.Contain($"The cord was pulled at this message ({Link(world, ts)})."));
    }

    [Test]
    public async Task The_same_form_submitted_twice_is_one_incident()
    {
        await using var world = await StartAsync();
        await UseAsync(world, Ann, await WriteAsync(world, "nobody can pay"));

        await world.SubmitAsync(Ann);
        await world.Slack.DeliverAgainAsync();
        await world.SettleAsync();

        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));
        Assert.That(world.Card().Replies, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pulled_anyway_a_message_keeps_its_link_and_the_form_its_line()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await world.TellAsync(Ann, "/andon nobody can pay");
        var ts = await WriteAsync(world, "nobody can pay");
        await UseAsync(world, Ann, ts);
        var twin = await world.HearAsync(Ann, Checkout, () => world.SubmitAsync(Ann, ("severity", "1"), ("line", "payments")));
        Assert.That(twin, Does.StartWith("You pulled with the same text a moment ago: that is #1.").And.Contain("[Pull anyway]"));

        Assert.That(await world.AskAsync(Ann, Checkout, "pull.anyway"), Is.EqualTo("Cord pulled, #2. Thank you. The line is stopped. I'm calling @Cleo."));

        Assert.That(world.Card(2, Payments).Text, Does.Contain("*#2 · SEV1 · payments · line stopped*\n> nobody can pay\n"));
        Assert.That(world.Card(2, Payments).Replies.Select(reply => reply.Text), Does.Contain($"The cord was pulled at this message ({Link(world, ts)})."));
    }

    [Test]
    public async Task In_a_channel_without_a_line_the_form_asks_for_it_and_the_answer_offers_it_again()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        var ts = await WriteAsync(world, "refunds fail", AndonWorld.Random);

        await UseAsync(world, Ann, ts, AndonWorld.Random);
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("Line (optional): ____"));
        var answer = await world.HearAsync(Ann, AndonWorld.Random, () => world.SubmitAsync(Ann));
        Assert.That(answer, Does.StartWith("Cord pulled, #1. Thank you. Which line is it?").And.Contain("[payments]"));
        await world.ClickAsync(Ann, AndonWorld.Random, "pull.line", "payments");

        Assert.That(world.Card(channel: Payments).Text, Does.Contain("> refunds fail"));
        Assert.That(world.Card(channel: Payments).Replies[0].Text, Is.EqualTo($"The cord was pulled at this message ({Link(world, ts, AndonWorld.Random)})."));
    }

    [Test]
    public async Task Of_a_message_that_has_only_blocks_their_texts_are_carried_over()
    {
        await using var world = await StartAsync();
        var posted = await world.Get<ISlackApiClient>().Chat.PostMessage(new()
        {
            Channel = Checkout,
            Blocks =
            [
                new HeaderBlock { Text = new PlainText("Disk full") },
                new SectionBlock { Text = new Markdown("*db-1* is at 99 %"), Fields = [new Markdown("since 9:50")] },
                new DividerBlock(),
            ],
        });

        await UseAsync(world, Ann, posted.Ts, said: message => message["text"] = "");

        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("What is wrong?: Disk full\n").And.Contain("*db-1* is at 99 %").And.Contain("since 9:50"));
    }

    [Test]
    public async Task A_message_without_any_text_is_linked_and_asked_about()
    {
        await using var world = await StartAsync();

        var ts = await WriteAsync(world, "a picture");
        await UseAsync(world, Ann, ts, said: message => message["text"] = "");
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("goes along as a link. It has no text that I could read: what is wrong there?")
            .And.Contain("What is wrong?: ____"));
        await world.SubmitAsync(Ann, ("what", "the cart is empty in that picture"));

        Assert.That(world.Thread(), Is.EqualTo($"The cord was pulled at this message ({Link(world, ts)})."));
    }

    [Test]
    public async Task Of_a_very_long_message_the_beginning_is_carried_over_and_the_form_says_so()
    {
        await using var world = await StartAsync();

        await UseAsync(world, Ann, await WriteAsync(world, string.Concat(Enumerable.Repeat("GET /cart answers 502 & ", 400))));
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("It is longer than a form takes, so only its beginning stands here."));
        await world.SubmitAsync(Ann);

        Assert.That(world.Card().Text, Does.Contain("> GET /cart answers 502 & GET").And.Contain("The whole text is in the thread."));
    }

    [Test]
    public async Task Where_the_bot_is_not_the_message_is_carried_over_and_linked_all_the_same()
    {
        await using var world = await StartAsync();
        world.Slack.AddChannel("secret", [Ann, Bob], ConversationKind.Private, "C0SECRET01");
        var ts = await WriteAsync(world, "the vault is open", "C0SECRET01");

        await UseAsync(world, Ann, ts, "C0SECRET01");
        var answer = await world.HearAsync(Ann, "C0SECRET01", () => world.SubmitAsync(Ann));

        Assert.That(answer, Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.Contain("> the vault is open"));
        Assert.That(world.Thread(), Is.EqualTo($"The cord was pulled at this message ({Link(world, ts, "C0SECRET01")})."));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("https://evil.example/|<!channel>")]
    [TestCase("https://evil.example/>\n<!channel>")]
    public async Task A_forged_link_rings_nobody(string link)
    {
        await using var world = await StartAsync();
        await UseAsync(world, Ann, await WriteAsync(world, "nobody can pay"));
        var place = JsonNode.Parse((string)world.As(Ann).Modal!.Body["private_metadata"]!)!;
        place["Message"] = link;
        world.As(Ann).Modal!.Body["private_metadata"] = place.ToJsonString();

        await world.SubmitAsync(Ann);

        Assert.That(world.Card().Text, Does.Contain("> nobody can pay"));
        Assert.That(world.Unwanted().Where(token => token.Kind != TokenKind.Link), Is.Empty);
        Assert.That(world.Thread(), Does.Not.Contain("javascript"));
    }

    [Test]
    public async Task From_anywhere_the_form_opens_with_the_lines_and_itself_says_what_came_of_it()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));

        await world.As(Ann).UseShortcutAsync(Anywhere);
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("Line (optional): ____"));
        await world.SubmitAsync(Ann, ("what", "refunds fail"), ("line", "payments"));

        Assert.That(world.As(Ann).ReadsModal(), Is.EqualTo("┌ Andon\nCord pulled, #1. Thank you. I'm calling @Cleo.\n└ [Close]\n"));
        Assert.That(world.Card(channel: Payments).Text, Does.Contain("> refunds fail"));
    }

    [Test]
    public async Task From_anywhere_without_a_line_the_form_offers_the_lines_and_says_whom_it_calls()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await world.As(Ann).UseShortcutAsync(Anywhere);
        await world.SubmitAsync(Ann, ("what", "refunds fail"));
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("Which line is it? I'll call its Fixer.").And.Contain("[payments]"));

        await world.As(Ann).ClickInModalAsync("pull.line");
        await world.Slack.UntilAsync(() => world.As(Ann).ReadsModal().Contains("is on checkout"));
        await world.SettleAsync();

        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("#1 is on checkout. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.Contain("> refunds fail"));
    }

    [Test]
    public async Task A_guest_pulls_by_shortcut_and_somebody_of_another_workspace_gets_a_sentence()
    {
        await using var world = await StartAsync();
        var ts = await WriteAsync(world, "nobody can pay");
        await UseAsync(world, Guest, ts);
        await world.SubmitAsync(Guest);
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));

        world.As(Ann).Person.ForeignTeamId = "T0OTHER001";
        // In a line's channel that both workspaces share they may pull; this shortcut is used in none.
        await world.As(Ann).UseShortcutAsync(Anywhere);
        await world.Slack.UntilAsync(() => world.As(Ann).ReadsModal().Contains("You are in another workspace"));
    }

    private static async Task<string> WriteAsync(AndonWorld world, string text, string channel = Checkout)
    {
        await world.As(Ann).SayAsync(channel, text);
        return world.As(Ann).Sees(channel).Last(message => !message.IsOnlyForMe).Ts;
    }

    /// <param name="said">What is otherwise in the message than LocalSlack's people can write.</param>
    private static async Task UseAsync(AndonWorld world, string person, string ts, string channel = Checkout, Action<JsonObject>? said = null)
    {
        said?.Invoke(world.Slack.Channel(channel).Find(ts)!.Body);
        var delivery = await world.As(person).UseMessageShortcutAsync(channel, ts, AtMessage);
        Assert.That(delivery.Status, Is.EqualTo(200), delivery.ToString);
    }

    private static string Link(AndonWorld world, string ts, string channel = Checkout) =>
        $"https://{world.Slack.Settings.TeamDomain}.slack.com/archives/{channel}/p{ts.Replace(".", "")}";
}
