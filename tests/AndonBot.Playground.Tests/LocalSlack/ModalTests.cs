using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Filling in and submitting a modal, and the effect of the bot's response.</summary>
public sealed class ModalTests : LocalSlackFixture
{
    private const string Modal = """
        {"type":"modal","callback_id":"contain","private_metadata":"12","notify_on_close":true,"title":{"type":"plain_text",
         "text":"Contain"},
         "submit":{"type":"plain_text","text":"Save"},"close":{"type":"plain_text","text":"Cancel"},
         "blocks":[
          {"type":"section","block_id":"hint","text":{"type":"mrkdwn","text":"For *#12*"}},
          {"type":"input","block_id":"text","label":{"type":"plain_text","text":"What was done?"},
           "element":{"type":"plain_text_input","action_id":"text","min_length":3,"max_length":10}},
          {"type":"input","block_id":"temporary","label":{"type":"plain_text","text":"Temporary?"},
           "element":{"type":"radio_buttons","action_id":"temporary",
            "options":[{"text":{"type":"plain_text","text":"Yes"},"value":"yes"},{"text":{"type":"plain_text","text":"No"},"value":"no"}],
            "initial_option":{"text":{"type":"plain_text","text":"No"},"value":"no"}}},
          {"type":"input","block_id":"owner","optional":true,"label":{"type":"plain_text","text":"Owner"},
           "element":{"type":"users_select","action_id":"owner"}},
          {"type":"input","block_id":"restart","optional":true,"label":{"type":"plain_text","text":"Restart"},
           "element":{"type":"checkboxes","action_id":"restart",
            "options":[{"text":{"type":"plain_text","text":"Restart the line too"},"value":"restart"}]}},
          {"type":"input","block_id":"due","optional":true,"label":{"type":"plain_text","text":"Due"},
           "element":{"type":"datepicker","action_id":"due"}},
          {"type":"input","block_id":"count","optional":true,"label":{"type":"plain_text","text":"Count"},
           "element":{"type":"number_input","action_id":"count","is_decimal_allowed":false,"min_value":"1","max_value":"9"}},
          {"type":"input","block_id":"members","optional":true,"label":{"type":"plain_text","text":"Members"},
           "element":{"type":"multi_users_select","action_id":"members","max_selected_items":1}},
          {"type":"input","block_id":"mail","optional":true,"label":{"type":"plain_text","text":"Mail"},
           "element":{"type":"email_text_input","action_id":"mail"}}]}
        """;

    private Actor Opener => Slack.As("@ann");

    [SetUp]
    public async Task OpenAsync()
    {
        await Opener.SayAsync("#checkout", "/andon contain 12");
        await OkAsync("views.open", new { trigger_id = Bot.Requests.Last().Form["trigger_id"], view = Json(Modal) });
        Bot.Requests.Clear();
    }

    [Test]
    public async Task A_submission_contains_every_input_in_the_format_of_its_element()
    {
        var result = await Opener.SubmitAsync(
            ("text", "rolled"), ("temporary", "yes"), ("owner", "@bob"), ("restart", "restart"), ("due", "2026-12-01"), ("count", "3"),
            ("members", "@bob"));

        Assert.That(result.IsAccepted, Is.True);
        Assert.That(Opener.Modal, Is.Null);
        var view = Bot.Requests.Single().Json["view"]!;
        Assert.That(view["private_metadata"]!.GetValue<string>(), Is.EqualTo("12"));
        Assert.That(view["callback_id"]!.GetValue<string>(), Is.EqualTo("contain"));
        Assert.That(
            JsonNode.DeepEquals(view["state"], Json("""
                {"values":{"text":{"text":{"type":"plain_text_input","value":"rolled"}},
                 "temporary":{"temporary":{"type":"radio_buttons","selected_option":{"text":{"type":"plain_text","text":"Yes",
                  "emoji":true},"value":"yes"}}},
                 "owner":{"owner":{"type":"users_select","selected_user":"U0BOB00002"}},
                 "restart":{"restart":{"type":"checkboxes","selected_options":[{"text":{"type":"plain_text","text":"Restart the line too",
                  "emoji":true},"value":"restart"}]}},
                 "due":{"due":{"type":"datepicker","selected_date":"2026-12-01"}},
                 "count":{"count":{"type":"number_input","value":"3"}},
                 "members":{"members":{"type":"multi_users_select","selected_users":["U0BOB00002"]}},
                 "mail":{"mail":{"type":"email_text_input","value":null}}}}
                """)),
            Is.True, view["state"]!.ToJsonString());
    }

    [Test]
    public async Task Empty_inputs_are_null_or_empty_lists_and_initial_values_are_sent()
    {
        await Opener.SubmitAsync(("text", "rolled"));

        var values = Bot.Requests.Single().Json["view"]!["state"]!["values"]!;
        Assert.That(values["owner"]!["owner"]!.ToJsonString(), Is.EqualTo("""{"type":"users_select","selected_user":null}"""));
        Assert.That(values["restart"]!["restart"]!.ToJsonString(), Is.EqualTo("""{"type":"checkboxes","selected_options":[]}"""));
        Assert.That(values["temporary"]!["temporary"]!["selected_option"]!["value"]!.GetValue<string>(), Is.EqualTo("no"));
    }

    [TestCase("text", "")]
    [TestCase("text", "ab")]
    [TestCase("text", "eleven long")]
    [TestCase("count", "many")]
    [TestCase("count", "1.5")]
    [TestCase("count", "0")]
    [TestCase("count", "10")]
    [TestCase("due", "tomorrow")]
    [TestCase("mail", "nowhere")]
    public async Task Slacks_client_does_not_send_an_incomplete_or_invalid_form(string block, string value)
    {
        Opener.Fill("text", "rolled");

        var result = await Opener.SubmitAsync((block, value));

        Assert.That(result.IsAccepted, Is.False);
        Assert.That(result.Errors.Keys, Is.EqualTo(new[] { block }));
        Assert.That(Bot.Requests, Is.Empty);
        Assert.That(Opener.ReadsModal(), Does.Contain($"  ! {result.Errors[block]}"));
    }

    [Test]
    public async Task Slacks_client_does_not_send_too_many_selected_options()
    {
        var result = await Opener.SubmitAsync(("text", "rolled"), ("members", "@ann"), ("members", "@bob"));

        Assert.That(result.Errors.Keys, Is.EqualTo(new[] { "members" }));
    }

    [Test]
    public void A_value_that_the_modal_does_not_offer_is_rejected()
    {
        Assert.That(() => Opener.Fill("cause", "x"), Throws.TypeOf<InvalidUserActionException>().With.Message.Contains("text, temporary"));
        Assert.That(() => Opener.Fill("temporary", "perhaps"), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(() => Slack.As("@bob").Fill("text", "x"), Throws.TypeOf<InvalidUserActionException>());
    }

    [Test]
    public async Task The_bots_errors_appear_under_their_inputs_and_typed_text_is_kept()
    {
        Bot.Answers = _ => LocalSlackBot.Reply.Json("""{"response_action":"errors","errors":{"text":"Say what, not who."}}""");

        var result = await Opener.SubmitAsync(("text", "Bob did"));

        Assert.That(result.Errors["text"], Is.EqualTo("Say what, not who."));
        Assert.That(Opener.ReadsModal(), Does.Contain("What was done?: Bob did\n  ! Say what, not who."));
    }

    [TestCase("""{"response_action":"errors","errors":{"cause":"unknown block"}}""")]
    [TestCase("""{"response_action":"errors","errors":{"hint":"not an input"}}""")]
    [TestCase("""{"response_action":"errors","errors":{}}""")]
    [TestCase("""{"response_action":"update","view":{"type":"modal"}}""")]
    [TestCase("""{"response_action":"explode"}""")]
    [TestCase("no json")]
    public async Task An_invalid_response_shows_the_general_error_and_the_modal_stays_open(string answer)
    {
        Bot.Answers = _ => LocalSlackBot.Reply.Json(answer);

        var result = await Opener.SubmitAsync(("text", "rolled"));

        Assert.That(result.IsAccepted, Is.False);
        Assert.That(Opener.ReadsModal(), Does.Contain($"! {result.GeneralError}"));
        Assert.That(Opener.ReadsModal(), Does.Contain("What was done?: rolled"));
    }

    [Test]
    public async Task Timeouts_error_statuses_and_wrong_content_types_show_the_general_error()
    {
        foreach (var reply in new[] { LocalSlackBot.Reply.Never, new(500, ""), new(200, """{"response_action":"clear"}""", "text/plain") })
        {
            Bot.Answers = _ => reply;
            Assert.That((await Opener.SubmitAsync(("text", "rolled"))).GeneralError, Is.Not.Null);
        }
        Assert.That(Opener.Modal, Is.Not.Null);
    }

    [Test]
    public async Task The_response_actions_update_push_and_clear_are_applied()
    {
        Bot.Answers = _ => Showing("push", "Next");
        await Opener.SubmitAsync(("text", "rolled"));
        Assert.That(Opener.Modal!.Title, Is.EqualTo("Next"));

        Bot.Answers = _ => Showing("update", "Changed");
        var id = Opener.Modal.Id;
        await Opener.SubmitAsync();
        Assert.That((Opener.Modal.Id, Opener.Modal.Title), Is.EqualTo((id, "Changed")));

        Bot.Answers = _ => LocalSlackBot.Reply.Nothing;
        await Opener.SubmitAsync();
        Assert.That(Opener.Modal.Title, Is.EqualTo("Contain"));

        Bot.Answers = _ => LocalSlackBot.Reply.Json("""{"response_action":"clear"}""");
        await Opener.SubmitAsync(("text", "rolled"));
        Assert.That(Opener.Modal, Is.Null);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Closing_sends_view_closed_when_the_view_requests_it(bool wholeStack)
    {
        await Opener.CloseAsync(wholeStack);

        var payload = Bot.Requests.Single().Json;
        Assert.That(payload["type"]!.GetValue<string>(), Is.EqualTo("view_closed"));
        Assert.That(payload["is_cleared"]!.GetValue<bool>(), Is.EqualTo(wholeStack));
        Assert.That(payload.ContainsKey("trigger_id"), Is.False);
        Assert.That(Opener.Modal, Is.Null);
    }

    private static LocalSlackBot.Reply Showing(string action, string title) => LocalSlackBot.Reply.Json($$$"""
        {"response_action":"{{{action}}}","view":{"type":"modal","title":{"type":"plain_text","text":"{{{title}}}"},
         "submit":{"type":"plain_text","text":"Go"},"blocks":[{"type":"divider"}]}}
        """);
}
