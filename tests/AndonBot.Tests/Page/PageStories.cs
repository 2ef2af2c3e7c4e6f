using AndonBot.Playground.Demo;
using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Support;
using Microsoft.Playwright;
using static AndonBot.Tests.Support.AndonWorld;
using static Microsoft.Playwright.Assertions;

namespace AndonBot.Tests.Page;

/// <summary>The bot in the browser, with the demo's clock between page and bot.</summary>
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
    public async Task A_week_is_lived_by_people_who_change_seats_from_the_pull_to_the_action_that_is_done()
    {
        await using var seat = await Seat.TakeAsync(Slack, Ann, Checkout);
        await seat.SayAsync("/andon customers cannot pay");
        var answer = seat.Messages.Filter(new() { HasText = "Only visible to you" });
        await Expect(answer).ToContainTextAsync("Cord pulled, #1. Thank you. I'm calling @Bob.");
        await Expect(seat.Card()).ToContainTextAsync("customers cannot pay");
        await Expect(seat.Card()).ToContainTextAsync("An answer is due today at 10:15");
        await seat.PictureAsync("pulled");
        await seat.Button(answer, "Dismiss").ClickAsync();
        await Expect(answer).ToHaveCountAsync(0);

        await seat.BeAsync("Bob");
        await Expect(seat.Page.Locator("#sidebar a", new() { HasText = "Andon" }).Locator(".count")).ToHaveTextAsync("1");
        await seat.GoToAsync("Andon");
        await seat.PictureAsync("called");
        await seat.Button(seat.Messages, "I'm on it").ClickAsync();
        await Expect(seat.Messages.First).ToContainTextAsync("answered");

        await seat.GoToAsync("checkout");
        await seat.Button(seat.Card(), "Contained…").ClickAsync();
        await Expect(seat.Modal.GetByLabel("What was done?")).ToBeFocusedAsync();
        await seat.Button(seat.Modal, "Save").ClickAsync();
        await Expect(seat.Modal.Locator("[data-block=text] .error")).ToHaveTextAsync("Please complete this required field.");
        await seat.PictureAsync("incomplete");
        await seat.Modal.GetByLabel("What was done?").FillAsync("rolled back to build 41");
        await seat.Modal.GetByLabel("The cause, in one sentence").FillAsync("a price without a currency");
        await seat.Modal.GetByText("Temporary: it needs a permanent fix").ClickAsync();
        await seat.Button(seat.Modal, "Save").ClickAsync();
        await Expect(seat.Modal).ToBeHiddenAsync();
        await Expect(seat.Card()).ToContainTextAsync("contained by a temporary fix");
        await Expect(seat.Card()).ToContainTextAsync("rolled back to build 41");

        await seat.Card().Locator(".replies").ClickAsync();
        await Expect(seat.Thread.Last).ToContainTextAsync("Cause: a price without a currency");
        await seat.Page.Locator("#thread-composer textarea").FillAsync("thank you all");
        await seat.Page.Keyboard.PressAsync("Enter");
        await Expect(seat.Thread.Last).ToContainTextAsync("thank you all");
        await seat.PictureAsync("thread");
        Assert.That(_world.Thread(), Does.Contain("thank you all"));

        await seat.Page.Keyboard.PressAsync("Escape");
        await seat.Page.Keyboard.PressAsync("Escape");
        await seat.Button(seat.Card(), "Add action…").ClickAsync();
        await seat.Modal.GetByLabel("What will be different?").FillAsync("a price has a currency, or it is no price");
        await seat.Modal.GetByLabel("Who does it?").SelectOptionAsync(Bob);
        await seat.Modal.GetByLabel("Until when?").FillAsync("2030-01-14");
        await seat.PictureAsync("action");
        await seat.Button(seat.Modal, "Add").ClickAsync();
        await Expect(seat.Card()).ToContainTextAsync("due Mon 14 Jan");

        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Mon 09:00" }).ClickAsync();
        var handoff = seat.Messages.Filter(new() { HasText = "Handoff of checkout" });
        await Expect(handoff).ToContainTextAsync("Thank you for your week, @Bob!");
        await seat.BeAsync("Cleo");
        await seat.PictureAsync("handoff");
        await seat.Button(handoff, "Accept handoff").ClickAsync();
        await Expect(handoff).ToContainTextAsync("@Cleo accepted 03:00.");

        await seat.BeAsync("Bob");
        await seat.GoToAsync("Andon");
        var digest = seat.Messages.Filter(new() { HasText = "Good morning. One action for you" });
        await Expect(digest).ToContainTextAsync("due today");
        await seat.PictureAsync("digest");
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        var home = seat.Page.Locator("#home");
        await Expect(home).ToContainTextAsync("a price has a currency, or it is no price");
        await seat.PictureAsync("home-tab");
        await seat.Button(home, "Done…").ClickAsync();
        await seat.Button(seat.Modal, "Done").ClickAsync();
        await Expect(home).ToContainTextAsync("Nothing is waiting for you.");
        await seat.PictureAsync("home-empty");
        await seat.GoToAsync("checkout");
        await Expect(seat.Card()).ToContainTextAsync("fixed");
        await seat.PictureAsync("fixed");
    }

    [Test]
    public async Task An_hour_later_nobody_has_answered_and_the_line_stops()
    {
        await using var seat = await Seat.TakeAsync(Slack, Cleo, Checkout);
        await seat.SayAsync("nobody can log in");
        await seat.Button(seat.Messages, "More actions").ClickAsync();
        await seat.PictureAsync("message-shortcut");
        await seat.Page.GetByRole(AriaRole.Option, new() { Name = "Pull the andon cord" }).ClickAsync();
        await Expect(seat.Modal.GetByLabel("What is wrong?")).ToHaveValueAsync("nobody can log in");
        await seat.PictureAsync("message-modal");
        await seat.Button(seat.Modal, "Pull").ClickAsync();
        await Expect(seat.Card()).ToContainTextAsync("An answer is due today at 04:15");
        await Expect(seat.Page.Locator("#clock-time")).ToHaveTextAsync("04:00");

        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "+1 h" }).ClickAsync();

        await Expect(seat.Card()).ToContainTextAsync("line stopped");
        await Expect(seat.Card()).ToContainTextAsync("Line stopped today at 04:15 by itself");
        await Expect(seat.Page.Locator("#clock-time")).ToHaveTextAsync("05:00");
        await seat.PictureAsync("stopped");
        Assert.That((await _world.GateAsync()).Status, Is.EqualTo(423));
    }

    [Test]
    public async Task Mark_up_that_people_type_is_text()
    {
        const string Hostile = "<img src=x onerror=document.title='owned'> <!channel> <b>bold</b>";
        await using var seat = await Seat.TakeAsync(Slack, Ann, Checkout);
        await seat.SayAsync($"/andon {Hostile}");
        await Expect(seat.Card()).ToContainTextAsync(Hostile);
        await seat.SayAsync(Hostile);
        await Expect(seat.Messages.Last).ToContainTextAsync(Hostile);

        await Expect(seat.Page.Locator("#messages .text :is(img, b)")).ToHaveCountAsync(0);
        await Expect(seat.Page.Locator("#messages .mention", new() { HasText = "channel" })).ToHaveCountAsync(0);
        await Expect(seat.Page).ToHaveTitleAsync("#checkout · Andon Works");
        Assert.That(_world.Unwanted(), Is.Empty);
    }

    [Test]
    public async Task A_line_is_set_up_over_two_pages_of_a_form()
    {
        await using var seat = await Seat.TakeAsync(Slack, Dora, Payments);
        await seat.SayAsync("/andon setup");
        await seat.Modal.GetByLabel("Name").FillAsync("Pay ments");
        await seat.Modal.GetByLabel("Who takes turns as Fixer").ClickAsync();
        await seat.Modal.Locator(".menu-item", new() { HasText = "Cleo" }).ClickAsync();
        await Expect(seat.Modal.Locator(".chip")).ToHaveTextAsync(["#payments✕", "Dora✕", "Cleo✕"]);
        await seat.Button(seat.Modal, "Next").ClickAsync();
        await Expect(seat.Modal.Locator("[data-block=line] .error")).Not.ToBeEmptyAsync();
        await Expect(seat.Modal.GetByLabel("Name")).ToHaveValueAsync("Pay ments");
        await seat.PictureAsync("setup");

        await seat.Modal.GetByLabel("Name").FillAsync("payments");
        await seat.Button(seat.Modal, "Next").ClickAsync();
        await seat.Button(seat.Modal, "Save").ClickAsync();

        await Expect(seat.Modal).ToBeHiddenAsync();
        await seat.SayAsync("/andon status");
        await Expect(seat.Messages.Last).ToContainTextAsync("payments");
    }

    [Test]
    public async Task Hands_stay_on_the_keyboard()
    {
        await using var seat = await Seat.TakeAsync(Slack, Ann, Checkout);
        var keys = seat.Page.Keyboard;
        await keys.PressAsync("Escape");
        await keys.PressAsync("/");
        await keys.TypeAsync("an");
        await Expect(seat.Page.GetByRole(AriaRole.Option)).ToContainTextAsync("/andon");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("st");
        await Expect(seat.Page.Locator("#composer [role=option]").First).ToContainTextAsync("status");
        await seat.PictureAsync("completion");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("12 @bo");
        await keys.PressAsync("Tab");
        await Expect(seat.Composer).ToHaveValueAsync("/andon stop 12 @bob ");

        await keys.PressAsync("Control+k");
        await keys.TypeAsync("pay");
        await keys.PressAsync("Enter");
        await Expect(seat.Page.Locator("#conversation-head h2")).ToHaveTextAsync("#payments");
        await keys.PressAsync("Alt+ArrowUp");
        await Expect(seat.Page.Locator("#conversation-head h2")).ToHaveTextAsync("#checkout");
        await Expect(seat.Composer).ToHaveValueAsync("/andon stop 12 @bob ");
        await keys.PressAsync("Control+k");
        await keys.TypeAsync("cleo");
        await keys.PressAsync("Enter");
        await Expect(seat.Page.Locator("#persona")).ToContainTextAsync("Cleo");
    }

    [Test]
    public async Task It_fits_into_a_hand_and_into_the_night()
    {
        await using var seat = await Seat.TakeAsync(
            Slack, Ann, Checkout, new() { ViewportSize = new() { Width = 390, Height = 844 }, ColorScheme = ColorScheme.Dark, HasTouch = true });
        await seat.SayAsync("/andon customers cannot pay");
        await Expect(seat.Card()).ToContainTextAsync("customers cannot pay");
        await seat.PictureAsync("narrow");
        await seat.Page.Locator("#drawer").ClickAsync();
        await seat.PictureAsync("drawer");
        await seat.GoToAsync("payments");
        await Expect(seat.Page.Locator("#sidebar")).ToBeHiddenAsync();
        Assert.That(await seat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.EqualTo(390));
        Assert.That(
            await seat.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"), Is.EqualTo("rgb(19, 22, 27)"));
    }
}
