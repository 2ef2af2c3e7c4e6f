using AndonBot.Playground.Demo;
using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Support;
using Microsoft.Playwright;
using static AndonBot.Tests.Support.AndonWorld;
using static Microsoft.Playwright.Assertions;

namespace AndonBot.Tests.Page;

/// <summary>The bot, used in the browser. The clock of the page sets the clock of the bot, as in the demo.</summary>
public sealed class PageStories
{
    private string _folder = null!;
    private AndonWorld _world = null!;

    private SlackWorkspace Slack => _world.Slack;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("andonbot-page-").FullName;
        var file = Path.Combine(_folder, "offset");
        _world = await AndonWorld.StartAsync(clock: DemoClock.Start(file), settings: ("Clock:OffsetFile", file));
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _world.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task A_week_from_the_pull_to_the_completed_action_is_played_by_several_people()
    {
        await using var session = await BrowserSession.OpenAsync(Slack, Ann, Checkout);
        await session.SayAsync("/andon customers cannot pay");
        var answer = session.Messages.Filter(new() { HasText = "Only visible to you" });
        await Expect(answer).ToContainTextAsync("Cord pulled, #1. Thank you. I'm calling @Bob.");
        await Expect(session.Card()).ToContainTextAsync("customers cannot pay");
        await Expect(session.Card()).ToContainTextAsync("An answer is due today at 10:15");
        await session.ScreenshotAsync("pulled");
        await session.Button(answer, "Dismiss").ClickAsync();
        await Expect(answer).ToHaveCountAsync(0);

        await session.SwitchToAsync("Bob");
        await Expect(session.Page.Locator("#sidebar a", new() { HasText = "Andon" }).Locator(".count")).ToHaveTextAsync("1");
        await session.GoToAsync("Andon");
        await session.ScreenshotAsync("called");
        await session.Button(session.Messages, "I'm on it").ClickAsync();
        await Expect(session.Messages.First).ToContainTextAsync("answered");

        await session.GoToAsync("checkout");
        await session.Button(session.Card(), "Contained…").ClickAsync();
        await Expect(session.Modal.GetByLabel("What was done?")).ToBeFocusedAsync();
        await session.Button(session.Modal, "Save").ClickAsync();
        await Expect(session.Modal.Locator("[data-block=text] .error")).ToHaveTextAsync("Please complete this required field.");
        await session.ScreenshotAsync("incomplete");
        await session.Modal.GetByLabel("What was done?").FillAsync("rolled back to build 41");
        await session.Modal.GetByLabel("The cause, in one sentence").FillAsync("a price without a currency");
        await session.Modal.GetByText("Temporary: it needs a permanent fix").ClickAsync();
        await session.Button(session.Modal, "Save").ClickAsync();
        await Expect(session.Modal).ToBeHiddenAsync();
        await Expect(session.Card()).ToContainTextAsync("contained by a temporary fix");
        await Expect(session.Card()).ToContainTextAsync("rolled back to build 41");

        await session.Card().Locator(".replies").ClickAsync();
        await Expect(session.Thread.Last).ToContainTextAsync("Cause: a price without a currency");
        await session.Page.Locator("#thread-composer textarea").FillAsync("thank you all");
        await session.Page.Keyboard.PressAsync("Enter");
        await Expect(session.Thread.Last).ToContainTextAsync("thank you all");
        await session.ScreenshotAsync("thread");
        Assert.That(_world.Thread(), Does.Contain("thank you all"));

        await session.Page.Keyboard.PressAsync("Escape");
        await session.Page.Keyboard.PressAsync("Escape");
        await session.Button(session.Card(), "Add action…").ClickAsync();
        await session.Modal.GetByLabel("What will be different?").FillAsync("a price has a currency, or it is no price");
        await session.Modal.GetByLabel("Who does it?").SelectOptionAsync(Bob);
        await session.Modal.GetByLabel("Until when?").FillAsync("2030-01-14");
        await session.ScreenshotAsync("action");
        await session.Button(session.Modal, "Add").ClickAsync();
        await Expect(session.Card()).ToContainTextAsync("due Mon 14 Jan");

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Mon 09:00" }).ClickAsync();
        var handoff = session.Messages.Filter(new() { HasText = "Handoff of checkout" });
        await Expect(handoff).ToContainTextAsync("Thank you for your week, @Bob!");
        await session.SwitchToAsync("Cleo");
        await session.ScreenshotAsync("handoff");
        await session.Button(handoff, "Accept handoff").ClickAsync();
        await Expect(handoff).ToContainTextAsync("@Cleo accepted 03:00.");

        await session.SwitchToAsync("Bob");
        await session.GoToAsync("Andon");
        var digest = session.Messages.Filter(new() { HasText = "Good morning. One action for you" });
        await Expect(digest).ToContainTextAsync("due today");
        await session.ScreenshotAsync("digest");
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        var home = session.Page.Locator("#home");
        await Expect(home).ToContainTextAsync("a price has a currency, or it is no price");
        await session.ScreenshotAsync("home-tab");
        await session.Button(home, "Done…").ClickAsync();
        await session.Button(session.Modal, "Done").ClickAsync();
        await Expect(home).ToContainTextAsync("Nothing is waiting for you.");
        await session.ScreenshotAsync("home-empty");
        await session.GoToAsync("checkout");
        await Expect(session.Card()).ToContainTextAsync("fixed");
        await session.ScreenshotAsync("fixed");
    }

    [Test]
    public async Task An_hour_later_nobody_has_answered_and_the_line_stops()
    {
        await using var session = await BrowserSession.OpenAsync(Slack, Cleo, Checkout);
        await session.SayAsync("nobody can log in");
        await session.Button(session.Messages, "More actions").ClickAsync();
        await session.ScreenshotAsync("message-shortcut");
        await session.Page.GetByRole(AriaRole.Option, new() { Name = "Pull the andon cord" }).ClickAsync();
        await Expect(session.Modal.GetByLabel("What is wrong?")).ToHaveValueAsync("nobody can log in");
        await session.ScreenshotAsync("message-modal");
        await session.Button(session.Modal, "Pull").ClickAsync();
        await Expect(session.Card()).ToContainTextAsync("An answer is due today at 04:15");
        await Expect(session.Page.Locator("#clock-time")).ToHaveTextAsync("04:00");

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "+1 h" }).ClickAsync();

        await Expect(session.Card()).ToContainTextAsync("line stopped");
        await Expect(session.Card()).ToContainTextAsync("Line stopped today at 04:15 by itself");
        await Expect(session.Page.Locator("#clock-time")).ToHaveTextAsync("05:00");
        await session.ScreenshotAsync("stopped");
        Assert.That((await _world.GateAsync()).Status, Is.EqualTo(423));
    }

    [Test]
    public async Task Typed_markup_is_displayed_as_text()
    {
        const string Hostile = "<img src=x onerror=document.title='owned'> <!channel> <b>bold</b>";
        await using var session = await BrowserSession.OpenAsync(Slack, Ann, Checkout);
        await session.SayAsync($"/andon {Hostile}");
        await Expect(session.Card()).ToContainTextAsync(Hostile);
        await session.SayAsync(Hostile);
        await Expect(session.Messages.Last).ToContainTextAsync(Hostile);

        await Expect(session.Page.Locator("#messages .text :is(img, b)")).ToHaveCountAsync(0);
        await Expect(session.Page.Locator("#messages .mention", new() { HasText = "channel" })).ToHaveCountAsync(0);
        await Expect(session.Page).ToHaveTitleAsync("#checkout · Andon Works");
        Assert.That(_world.Unwanted(), Is.Empty);
    }

    [Test]
    public async Task A_line_is_set_up_with_a_form_of_two_pages()
    {
        await using var session = await BrowserSession.OpenAsync(Slack, Dora, Payments);
        await session.SayAsync("/andon setup");
        await session.Modal.GetByLabel("Name").FillAsync("Pay ments");
        await session.Modal.GetByLabel("Who takes turns as Fixer").ClickAsync();
        await session.Modal.Locator(".menu-item", new() { HasText = "Cleo" }).ClickAsync();
        await Expect(session.Modal.Locator(".chip")).ToHaveTextAsync(["#payments✕", "Dora✕", "Cleo✕"]);
        await session.Button(session.Modal, "Next").ClickAsync();
        await Expect(session.Modal.Locator("[data-block=line] .error")).Not.ToBeEmptyAsync();
        await Expect(session.Modal.GetByLabel("Name")).ToHaveValueAsync("Pay ments");
        await session.ScreenshotAsync("setup");

        await session.Modal.GetByLabel("Name").FillAsync("payments");
        await session.Button(session.Modal, "Next").ClickAsync();
        await session.Button(session.Modal, "Save").ClickAsync();

        await Expect(session.Modal).ToBeHiddenAsync();
        await session.SayAsync("/andon status");
        await Expect(session.Messages.Last).ToContainTextAsync("payments");
    }

    [Test]
    public async Task The_page_can_be_used_with_the_keyboard_only()
    {
        await using var session = await BrowserSession.OpenAsync(Slack, Ann, Checkout);
        var keys = session.Page.Keyboard;
        await keys.PressAsync("Escape");
        await keys.PressAsync("/");
        await keys.TypeAsync("an");
        await Expect(session.Page.GetByRole(AriaRole.Option)).ToContainTextAsync("/andon");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("st");
        await Expect(session.Page.Locator("#composer [role=option]").First).ToContainTextAsync("stop");
        await session.ScreenshotAsync("completion");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("12 @bo");
        await keys.PressAsync("Tab");
        await Expect(session.Composer).ToHaveValueAsync("/andon stop 12 @bob ");

        await keys.PressAsync("Control+k");
        await keys.TypeAsync("pay");
        await keys.PressAsync("Enter");
        await Expect(session.Page.Locator("#conversation-head h2")).ToHaveTextAsync("#payments");
        await keys.PressAsync("Alt+ArrowUp");
        await Expect(session.Page.Locator("#conversation-head h2")).ToHaveTextAsync("#checkout");
        await Expect(session.Composer).ToHaveValueAsync("/andon stop 12 @bob ");
        await keys.PressAsync("Control+k");
        await keys.TypeAsync("cleo");
        await keys.PressAsync("Enter");
        await Expect(session.Page.Locator("#persona")).ToContainTextAsync("Cleo");
    }

    [Test]
    public async Task The_page_supports_small_screens_and_the_dark_color_scheme()
    {
        await using var session = await BrowserSession.OpenAsync(
            Slack, Ann, Checkout, new() { ViewportSize = new() { Width = 390, Height = 844 }, ColorScheme = ColorScheme.Dark, HasTouch = true });
        await session.SayAsync("/andon customers cannot pay");
        await Expect(session.Card()).ToContainTextAsync("customers cannot pay");
        await session.ScreenshotAsync("narrow");
        await session.Page.Locator("#drawer").ClickAsync();
        await session.ScreenshotAsync("drawer");
        await session.GoToAsync("payments");
        await Expect(session.Page.Locator("#sidebar")).ToBeHiddenAsync();
        Assert.That(await session.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.EqualTo(390));
        Assert.That(
            await session.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"), Is.EqualTo("rgb(19, 22, 27)"));
    }
}
