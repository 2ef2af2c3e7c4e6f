using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AndonBot.Tests.Page;

/// <summary>The app's home tab, its shortcuts and its external menus in the browser.</summary>
public sealed class PageAppTests : LocalSlackFixture
{
    /// <summary>Long enough that a slow browser on the same machine does not cause a timeout.</summary>
    protected override SlackSettings Settings => base.Settings with { AcknowledgeWithin = TimeSpan.FromSeconds(20) };

    private JsonNode Heard => Bot.Requests.Last().Json;

    [Test]
    public async Task The_home_tab_shows_what_was_published_and_its_buttons_work()
    {
        await OkAsync("views.publish", new { user_id = Ann, view = Home("2 actions are yours") });
        await using var session = await BrowserSession.OpenAsync(Slack, Ann, Checkout);
        await session.GoToAsync("Andon");
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        var home = session.Page.Locator("#home");
        await Expect(home).ToContainTextAsync("2 actions are yours");
        await Slack.UntilAsync(() => Visits() == "messages home");
        Assert.That(Heard["event"]!["view"]!["type"]!.GetValue<string>(), Is.EqualTo("home"));
        await session.ScreenshotAsync("home");

        await session.Button(home, "Done").ClickAsync();
        await Slack.Journal.UntilAsync(e => e is { Name: "block_actions", Status: 200 });
        Assert.That(
            (Heard["container"]!["type"]!.GetValue<string>(), Heard["actions"]![0]!["value"]!.GetValue<string>()), Is.EqualTo(("view", "7")));
        await OkAsync("views.publish", new { user_id = Ann, view = Home("1 action is yours") });
        await Expect(home).ToContainTextAsync("1 action is yours");

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Messages" }).ClickAsync();
        await Expect(home).ToBeHiddenAsync();
        await Expect(session.Composer).ToBeVisibleAsync();
        await Slack.UntilAsync(() => Visits() == "messages home messages");
    }

    [Test]
    public async Task Shortcuts_are_in_the_menu_of_a_message_and_beside_the_composer()
    {
        var ts = await PostAsync(new { channel = Checkout, text = "the belt slips" });
        await using var session = await BrowserSession.OpenAsync(Slack, Ann, Checkout);
        await session.Button(session.Messages, "More actions").ClickAsync();
        await session.ScreenshotAsync("shortcut");
        await session.Page.GetByRole(AriaRole.Option, new() { Name = "Pull the andon cord" }).ClickAsync();
        await Slack.Journal.UntilAsync(e => e is { Name: "message_action", Status: 200 });
        Assert.That(
            (Heard["callback_id"]!.GetValue<string>(), Heard["message"]!["ts"]!.GetValue<string>()), Is.EqualTo(("pull_message", ts)));

        await session.Button(session.Page.Locator("#composer"), "Shortcuts").ClickAsync();
        await session.Page.GetByRole(AriaRole.Option, new() { Name = "Pull the andon cord" }).ClickAsync();
        await Slack.Journal.UntilAsync(e => e is { Name: "shortcut", Status: 200 });
        Assert.That(Heard["callback_id"]!.GetValue<string>(), Is.EqualTo("pull_global"));
    }

    [Test]
    public async Task An_external_menu_shows_the_apps_options_and_sends_the_chosen_one()
    {
        Bot.Answers = request => request.Path == "/slack/options"
            ? LocalSlackBot.Reply.Json("""{"options":[{"text":{"type":"plain_text","text":"Press 2"},"value":"press-2"}]}""")
            : LocalSlackBot.Reply.Nothing;
        await Slack.As("@ann").SayAsync("#checkout", "/andon form");
        await OkAsync("views.open", new { trigger_id = Bot.Requests.Last().Form["trigger_id"], view = Json(MachineForm) });
        await using var session = await BrowserSession.OpenAsync(Slack, Ann, Checkout, isAtModal: true);
        await session.Modal.GetByLabel("Machine").PressSequentiallyAsync("pre");
        await Expect(session.Modal.Locator("datalist option")).ToHaveAttributeAsync("value", "Press 2");
        await session.Modal.GetByLabel("Machine").FillAsync("Press 2");
        await session.Button(session.Modal, "Save").ClickAsync();
        await Expect(session.Modal).ToBeHiddenAsync();

        Assert.That(
            Heard["view"]!["state"]!["values"]!["machine"]!["machine"]!["selected_option"]!["value"]!.GetValue<string>(), Is.EqualTo("press-2"));
    }

    /// <summary>The tabs of all events app_home_opened.</summary>
    private string Visits() => string.Join(' ', Slack.Journal.Entries
        .Where(e => e is { Name: "event:app_home_opened", Status: 200 }).Select(e => e.Arguments["event"]!["tab"]!.GetValue<string>()));

    private static JsonNode Home(string text) => Json($$$"""
        {"type":"home","blocks":[{"type":"header","text":{"type":"plain_text","text":"Your actions"}},
         {"type":"section","text":{"type":"mrkdwn","text":"{{{text}}}"},
          "accessory":{"type":"button","action_id":"action.done","value":"7","text":{"type":"plain_text","text":"Done"}} }]}
        """);
}
