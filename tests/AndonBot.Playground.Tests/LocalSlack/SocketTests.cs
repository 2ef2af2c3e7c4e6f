using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Deliveries and acknowledgements over Socket Mode.</summary>
public sealed class SocketTests : SocketModeFixture
{
    private readonly WorkspaceClock _clock = new();

    protected override SlackSettings Settings => base.Settings with { Clock = _clock };

    [Test]
    public async Task A_command_is_sent_as_fields_and_its_acknowledgement_is_displayed()
    {
        var bot = await OpenAsync();
        bot.Answers = envelope => SocketModeBot.Acknowledgement(envelope, Json("""{"text":"Cord pulled, #12."}"""));

        var answer = await Slack.As("@ann").SayAsync("#checkout", "/andon checkout is down, @bob.b");

        var envelope = bot.Envelopes.Single();
        Assert.That((Text(envelope, "type"), envelope["accepts_response_payload"]!.GetValue<bool>()), Is.EqualTo(("slash_commands", true)));
        Assert.That(Text(envelope["payload"]!, "text"), Is.EqualTo("checkout is down, <@U0BOB00002>"));
        Assert.That((answer.Status, answer.Body, answer.Failure), Is.EqualTo((200, """{"text":"Cord pulled, #12."}""", default(string))));
        Assert.That(Slack.As("@ann").Sees("#checkout").Single().Text, Is.EqualTo("Cord pulled, #12."));
        var entry = Slack.Journal.Entries.Single(e => e.Name == "command");
        Assert.That((entry.Status, entry.Connection, entry.Envelope), Is.EqualTo((200, 1, Text(envelope, "envelope_id"))));
        Assert.That(entry.AnsweredAfter, Is.Not.Null);
        Assert.That(Bot.Requests, Is.Empty);
    }

    [Test]
    public async Task An_empty_payload_displays_nothing()
    {
        var bot = await OpenAsync();
        bot.Answers = envelope => SocketModeBot.Acknowledgement(envelope, new JsonObject());

        var answer = await Slack.As("@ann").SayAsync("#checkout", "/andon list");

        Assert.That((answer.Status, answer.Failure), Is.EqualTo((200, default(string))));
        Assert.That(Slack.As("@ann").Sees("#checkout"), Is.Empty);
    }

    [Test]
    public async Task An_unacknowledged_command_times_out_and_a_late_acknowledgement_is_recorded()
    {
        var bot = await OpenAsync();
        bot.Answers = _ => null;

        var answer = await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        await bot.SendAsync(SocketModeBot.Acknowledgement(bot.Envelopes.Single()));

        Assert.That((answer.Status, answer.Failure), Is.EqualTo((default(int?), "operation_timeout")));
        Assert.That(answer.Elapsed, Is.GreaterThanOrEqualTo(Settings.AcknowledgeWithin - TimeSpan.FromMilliseconds(20)));
        Assert.That(Slack.As("@ann").Reads("#checkout"), Does.Contain("operation_timeout"));
        var stray = await Slack.Journal.UntilAsync(e => e.Name == "socket:stray");
        Assert.That(stray.Envelope, Is.EqualTo(Text(bot.Envelopes.Single(), "envelope_id")));
    }

    [Test]
    public async Task A_command_fails_without_a_connection()
    {
        var answer = await Slack.As("@ann").SayAsync("#checkout", "/andon list");

        Assert.That(answer.Failure, Is.EqualTo("dispatch_failed"));
        Assert.That(Slack.As("@ann").Reads("#checkout"), Does.Contain("failed with the error \"dispatch_failed\""));
    }

    [Test]
    public async Task The_acknowledgement_of_a_submission_may_have_a_payload_and_that_of_a_click_may_not()
    {
        var bot = await OpenAsync();
        bot.Answers = envelope => Text(envelope["payload"]!, "type") == "view_submission"
            ? SocketModeBot.Acknowledgement(envelope, Json("""{"response_action":"errors","errors":{"text":"Too short."}}"""))
            : SocketModeBot.Acknowledgement(envelope);
        await PostAsync(new { channel = Checkout, text = "card", blocks = Json(Button) });

        await Slack.As("@ann").ClickAsync("#checkout", "go");
        await OkAsync("views.open", new { trigger_id = Text(bot.Envelopes.Single()["payload"]!, "trigger_id"), view = Json(Modal) });
        var submission = await Slack.As("@ann").SubmitAsync(("text", "x"));

        Assert.That(submission.Errors["text"], Is.EqualTo("Too short."));
        Assert.That(bot.Envelopes.Select(e => Text(e, "type")), Is.All.EqualTo("interactive"));
        Assert.That(bot.Envelopes.Select(e => e["accepts_response_payload"]!.GetValue<bool>()), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task An_unacknowledged_event_is_retried_three_times()
    {
        var bot = await OpenAsync();
        bot.Answers = envelope => envelope["retry_attempt"]!.GetValue<int>() == 3 ? SocketModeBot.Acknowledgement(envelope) : null;

        Slack.Change.Archive(Slack.Channel("#checkout"));
        foreach (var (attempts, wait) in new[] { (2, TimeSpan.FromMinutes(1)), (3, TimeSpan.FromMinutes(5)) })
        {
            await Slack.UntilAsync(() => Slack.Journal.Entries.Count(e => e.Answer is not null) == attempts);
            _clock.MoveTo(_clock.GetUtcNow() + wait);
        }
        await Slack.Journal.UntilAsync(e => e is { Name: "event:channel_archive", Status: 200 });

        Assert.That(
            bot.Envelopes.Select(e => $"{Text(e, "type")} {e["retry_attempt"]} {Text(e, "retry_reason")}"),
            Is.EqualTo(new[] { "events_api 0 ", "events_api 1 timeout", "events_api 2 timeout", "events_api 3 timeout" }));
        Assert.That(bot.Envelopes.Select(e => Text(e["payload"]!, "event_id")).Distinct(), Has.One.Items);
        Assert.That(bot.Envelopes.Select(e => Text(e, "envelope_id")).Distinct(), Has.Exactly(4).Items);
    }

    [Test]
    public async Task An_event_without_a_connection_is_retried_later()
    {
        Slack.Change.Rename(Slack.Channel("#checkout"), "checkout-2");
        await Slack.UntilAsync(() => Slack.Journal.Entries.Count(e => e.Answer is not null) == 2);
        var bot = await OpenAsync();
        _clock.MoveTo(_clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await Slack.Journal.UntilAsync(e => e is { Name: "event:channel_rename", Status: 200 });

        Assert.That(bot.Envelopes.Single()["retry_attempt"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [Test]
    public async Task An_envelope_is_sent_on_one_connection_and_can_be_acknowledged_on_another()
    {
        var (first, second) = (await OpenAsync(), await OpenAsync());
        await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        Assert.That((first.Envelopes.Count(), second.Envelopes.Count()), Is.EqualTo((1, 1)));

        foreach (var bot in new[] { first, second })
        {
            bot.Answers = envelope =>
            {
                _ = (bot == first ? second : first).SendAsync(SocketModeBot.Acknowledgement(envelope));
                return null;
            };
        }
        Assert.That((await Slack.As("@ann").SayAsync("#checkout", "/andon list")).Failure, Is.Null);
    }

    [Test]
    public async Task An_interaction_can_be_delivered_again_in_a_new_envelope()
    {
        var bot = await OpenAsync();
        await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        await Slack.DeliverAgainAsync();

        var (first, again) = (bot.Envelopes.First(), bot.Envelopes.Last());
        Assert.That(again["payload"]!.ToJsonString(), Is.EqualTo(first["payload"]!.ToJsonString()));
        Assert.That(Text(again, "envelope_id"), Is.Not.EqualTo(Text(first, "envelope_id")));
        Assert.That(() => Slack.DeliverAgainAsync(Signing.Invalid), Throws.InvalidOperationException);
    }

    private const string Button = """
        [{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]
        """;

    private const string Modal = """
        {"type":"modal","title":{"type":"plain_text","text":"Note"},"submit":{"type":"plain_text","text":"Save"},
         "blocks":[{"type":"input","block_id":"text","label":{"type":"plain_text","text":"Text"},
          "element":{"type":"plain_text_input","action_id":"text"}}]}
        """;

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
