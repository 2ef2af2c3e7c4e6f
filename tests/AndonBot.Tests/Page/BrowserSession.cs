using AndonBot.Playground.LocalSlack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AndonBot.Tests.Page;

/// <summary>A person who uses the page in a browser. The test fails if the browser reports an error.</summary>
/// <remarks>If the environment variable <c>ANDON_PICTURES</c> names a folder, screenshots are saved there.</remarks>
internal sealed class BrowserSession : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("ANDON_PICTURES");

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    private BrowserSession(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) => _errors.AddRange(message.Type == "error" ? [message.Text] : []);
    }

    public IPage Page { get; }

    public ILocator Composer => Page.Locator("#composer textarea");

    public ILocator Messages => Page.Locator("#messages .message");

    public ILocator Thread => Page.Locator("#thread-messages .message");

    public ILocator Modal => Page.Locator("#modal");

    /// <summary>The card of an incident.</summary>
    public ILocator Card(int number = 1) => Messages.Filter(new() { HasText = $"#{number} · SEV" });

    /// <param name="isAtModal">Whether a form is open when the page loads.</param>
    public static async Task<BrowserSession> OpenAsync(
        SlackWorkspace slack, string person, string channel, BrowserNewContextOptions? options = null, bool isAtModal = false)
    {
        var context = await Chromium.OpenAsync(options);
        var session = new BrowserSession(context, await context.NewPageAsync());
        await session.Page.GotoAsync($"{slack.PageUrl}#{person}/{channel}");
        await Expect(isAtModal ? session.Modal : session.Composer).ToBeVisibleAsync();
        return session;
    }

    /// <summary>Types into the composer and sends the text.</summary>
    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Switches to another person with the list at the top.</summary>
    public async Task SwitchToAsync(string name)
    {
        await Page.Locator("#persona").ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
        await Expect(Page.Locator("#persona")).ToContainTextAsync(name);
    }

    public async Task GoToAsync(string place)
    {
        await Page.Locator("#sidebar a").Filter(new() { HasText = place }).ClickAsync();
        await Expect(Page.Locator("#conversation-head h2")).ToContainTextAsync(place);
    }

    public ILocator Button(ILocator within, string label) => within.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    public async Task ScreenshotAsync(string name)
    {
        if (Pictures is not null)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.That(_errors, Is.Empty);
    }
}
