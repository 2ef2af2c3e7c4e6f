using System.Text.Json.Nodes;
using AndonBot.Playground.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace AndonBot.Tests.Page;

/// <summary>The elements of forms and messages in the browser, and the payloads that they send.</summary>
public sealed class PageElementTests : LocalSlackFixture
{
    private JsonNode Heard => Bot.Requests.Last().Json;

    [Test]
    public async Task A_form_with_every_kind_of_input_can_be_filled_in_and_submitted()
    {
        await Slack.As("@ann").SayAsync("#checkout", "/andon form");
        await OkAsync("views.open", new { trigger_id = Bot.Requests.Last().Form["trigger_id"], view = Json(Form) });
        await using var session = await BrowserSession.OpenAsync(Slack, Ann, Checkout, isAtModal: true);
        var form = session.Modal;
        await form.GetByLabel("Short (optional)").FillAsync("words");
        await form.GetByLabel("Menu").SelectOptionAsync("b");
        await form.GetByLabel("Person").SelectOptionAsync(Bob);
        await form.GetByLabel("Channel").SelectOptionAsync(Payments);
        await form.GetByLabel("Day").FillAsync("2030-01-07");
        await form.GetByLabel("Time").FillAsync("09:30");
        await form.GetByLabel("Second choice").CheckAsync();
        await form.GetByLabel("Tick").CheckAsync();
        await session.ScreenshotAsync("elements");
        await session.Button(form, "Send").ClickAsync();
        await Expect(form).ToBeHiddenAsync();

        Assert.That(string.Join(' ', Heard["view"]!["state"]!["values"]!.AsObject().Select(v => $"{v.Key}={Chosen(v.Value![v.Key]!)}")), Is.EqualTo(
            $"short=words menu=b person={Bob} channel={Payments} day=2030-01-07 time=09:30 radio=2 tick=t"));
    }

    [Test]
    public async Task A_button_with_a_confirmation_sends_its_action_only_after_Yes()
    {
        await PostAsync(new { channel = Checkout, text = "card", blocks = Json("""
            [{"type":"header","text":{"type":"plain_text","text":"Ready?"}},{"type":"divider"},
             {"type":"section","text":{"type":"mrkdwn","text":"Pick"},"accessory":{"type":"static_select","action_id":"pick",
              "placeholder":{"type":"plain_text","text":"Pick one"},"options":[{"text":{"type":"plain_text","text":"One"},"value":"1"}]}},
             {"type":"actions","elements":[{"type":"button","action_id":"go","style":"danger","text":{"type":"plain_text","text":"Go"},
              "confirm":{"title":{"type":"plain_text","text":"Really?"},"text":{"type":"mrkdwn","text":"No *way* back."},
               "confirm":{"type":"plain_text","text":"Yes"},"deny":{"type":"plain_text","text":"No"}}}]}]
            """) });
        await using var session = await BrowserSession.OpenAsync(Slack, Ann, Checkout);
        var dialog = session.Page.Locator("#confirm");
        await session.Button(session.Messages, "Go").ClickAsync();
        await Expect(dialog).ToContainTextAsync("No way back.");
        await session.Button(dialog, "No").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        Assert.That(Bot.Requests, Is.Empty);

        await session.Button(session.Messages, "Go").ClickAsync();
        await session.Button(dialog, "Yes").ClickAsync();
        await Slack.Journal.UntilAsync(e => e is { Name: "block_actions", Status: 200 });
        Assert.That(Heard["actions"]![0]!["action_id"]!.GetValue<string>(), Is.EqualTo("go"));

        await session.Button(session.Messages, "Pick one").PressAsync("Enter");
        await session.Page.Keyboard.PressAsync("Enter");
        await Slack.UntilAsync(() => Bot.Requests.Count == 2);
        Assert.That(Heard["actions"]![0]!["selected_option"]!["value"]!.GetValue<string>(), Is.EqualTo("1"));
    }

    private static string Chosen(JsonNode value) => value.AsObject().Single(p => p.Key != "type").Value switch
    {
        JsonArray many => string.Join('+', many.Select(one => one!["value"])),
        JsonObject option => option["value"]!.ToString(),
        var one => $"{one}",
    };

    private const string Form = """
        {"type":"modal","title":{"type":"plain_text","text":"All"},"submit":{"type":"plain_text","text":"Send"},"blocks":[
         {"type":"input","block_id":"short","optional":true,"label":{"type":"plain_text","text":"Short"},
          "hint":{"type":"plain_text","text":"A hint."},"element":{"type":"plain_text_input","action_id":"short"}},
         {"type":"input","block_id":"menu","label":{"type":"plain_text","text":"Menu"},"element":{"type":"static_select","action_id":"menu",
          "options":[{"text":{"type":"plain_text","text":"A"},"value":"a"},{"text":{"type":"plain_text","text":"B"},"value":"b"}]}},
         {"type":"input","block_id":"person","label":{"type":"plain_text","text":"Person"},"element":{"type":"users_select","action_id":"person"}},
         {"type":"input","block_id":"channel","label":{"type":"plain_text","text":"Channel"},
          "element":{"type":"conversations_select","action_id":"channel"}},
         {"type":"input","block_id":"day","label":{"type":"plain_text","text":"Day"},"element":{"type":"datepicker","action_id":"day"}},
         {"type":"input","block_id":"time","label":{"type":"plain_text","text":"Time"},"element":{"type":"timepicker","action_id":"time"}},
         {"type":"input","block_id":"radio","label":{"type":"plain_text","text":"Which"},"element":{"type":"radio_buttons","action_id":"radio",
          "options":[{"text":{"type":"plain_text","text":"First choice"},"value":"1"},{"text":{"type":"plain_text","text":"Second choice"},"value":"2"}]}},
         {"type":"input","block_id":"tick","label":{"type":"plain_text","text":"Boxes"},"element":{"type":"checkboxes","action_id":"tick",
          "options":[{"text":{"type":"plain_text","text":"Tick"},"value":"t"}]}}]}
        """;
}
