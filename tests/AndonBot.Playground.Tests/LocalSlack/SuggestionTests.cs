using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>External menus, whose options come from the app.</summary>
public sealed class SuggestionTests : LocalSlackFixture
{
    private const string Offer = """{"options":[{"text":{"type":"plain_text","text":"Press 1"},"value":"press-1"}]}""";
    private const string Grouped = """
        {"option_groups":[{"label":{"type":"plain_text","text":"Hall A"},"options":[{"text":{"type":"plain_text","text":"Press 1"},"value":"press-1"}]}]}
        """;

    [TestCase(Offer)]
    [TestCase(Grouped)]
    public async Task An_option_that_the_app_returned_can_be_chosen(string offer)
    {
        await OpenAsync(offer);

        var suggestion = await Slack.As("@ann").SuggestAsync("machine", "pre");
        Assert.That(suggestion.Options, Is.EqualTo(new[] { new SuggestedOption("Press 1", "press-1") }));
        var request = Bot.Requests.Last().Json;
        Assert.That((Bot.Requests.Last().Path, request["type"]!.GetValue<string>()), Is.EqualTo(("/slack/options", "block_suggestion")));
        Assert.That((request["action_id"]!.GetValue<string>(), request["block_id"]!.GetValue<string>(), request["value"]!.GetValue<string>()),
            Is.EqualTo(("machine", "machine", "pre")));
        Assert.That((request["view"] is null, request["trigger_id"] is null, request["actions"] is null), Is.EqualTo((false, true, true)));

        await Slack.As("@ann").SubmitAsync(("machine", "Press 1"));
        Assert.That(
            Bot.Requests.Last().Json["view"]!["state"]!["values"]!["machine"]!["machine"]!["selected_option"]!["value"]!.GetValue<string>(),
            Is.EqualTo("press-1"));
    }

    [TestCase("""{"options":[{"text":{"type":"plain_text","text":"Press 1"}}]}""")]
    [TestCase("""{"choices":[]}""")]
    [TestCase("press")]
    public async Task An_invalid_response_offers_no_options(string offer)
    {
        await OpenAsync(offer);

        Assert.That((await Slack.As("@ann").SuggestAsync("machine", "pre")).Options, Is.Empty);
        Assert.That(() => Slack.As("@ann").Fill("machine", "press-1"), Throws.TypeOf<InvalidUserActionException>());
    }

    [Test]
    public async Task A_menu_in_a_message_sends_the_message_and_only_after_enough_letters()
    {
        Bot.Answers = _ => LocalSlackBot.Reply.Json(Offer);
        var ts = await PostAsync(new { channel = Checkout, text = "card", blocks = Json("""
            [{"type":"actions","block_id":"b","elements":[{"type":"external_select","action_id":"machine","min_query_length":1,
              "placeholder":{"type":"plain_text","text":"Machine"}},
              {"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]
            """) });

        await Slack.As("@bob").SuggestAsync("machine", "p", "#checkout");
        var request = Bot.Requests.Last().Json;
        Assert.That((request["message"]!["ts"]!.GetValue<string>(), request["container"]!["type"]!.GetValue<string>()), Is.EqualTo((ts, "message")));
        Assert.That(request["response_url"], Is.Null);
        await Slack.As("@bob").ClickAsync("#checkout", "machine", choose: ["press-1"]);
        Assert.That(Bot.Requests.Last().Json["actions"]![0]!["selected_option"]!["value"]!.GetValue<string>(), Is.EqualTo("press-1"));

        Assert.That(() => Slack.As("@bob").SuggestAsync("machine", "", "#checkout"), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(() => Slack.As("@bob").SuggestAsync("go", "x", "#checkout"), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(() => Slack.As("@bob").SuggestAsync("machine", "x"),
            Throws.TypeOf<InvalidUserActionException>().With.Message.EqualTo("Bob has no such view open"));
    }

    private async Task OpenAsync(string offer)
    {
        Bot.Answers = request => request.Path == "/slack/options" ? LocalSlackBot.Reply.Json(offer) : LocalSlackBot.Reply.Nothing;
        await Slack.As("@ann").SayAsync("#checkout", "/andon form");
        await OkAsync("views.open", new { trigger_id = Bot.Requests.Last().Form["trigger_id"], view = Json(MachineForm) });
    }
}
