using AndonBot.Playground.LocalSlack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AndonBot.Tests.Page;

/// <summary>Somebody before the page, in a browser. What the browser complains about fails the test.</summary>
/// <remarks>With <c>ANDON_PICTURES</c>, a folder, what is on the screen at each look is kept there.</remarks>
internal sealed class BrowserSession : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("ANDON_PICTURES");

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private BrowserSession(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) => _complaints.AddRange(message.Type == "error" ? [message.Text] : []);
    }

    public IPage Page { get; }

    public ILocator Composer => Page.Locator("#composer textarea");

    public ILocator Messages => Page.Locator("#messages .message");

    public ILocator Thread => Page.Locator("#thread-messages .message");

    public ILocator Modal => Page.Locator("#modal");

    /// <summary>An incident's card.</summary>
    public ILocator Card(int number = 1) => Messages.Filter(new() { HasText = $"#{number} · SEV" });

    /// <param name="isAtModal">Whether a form is open already.</param>
    public static async Task<BrowserSession> OpenAsync(
        SlackWorkspace slack, string person, string channel, BrowserNewContextOptions? options = null, bool isAtModal = false)
    {
        var context = await Chromium.OpenAsync(options);
        var session = new BrowserSession(context, await context.NewPageAsync());
        await session.Page.GotoAsync($"{slack.PageUrl}#{person}/{channel}");
        await Expect(isAtModal ? session.Modal : session.Composer).ToBeVisibleAsync();
        return session;
    }

    /// <summary>Types into the composer as hands do, and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Becomes somebody else by the list at the top.</summary>
    public async Task BeAsync(string name)
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

    public async Task PictureAsync(string name)
    {
        if (Pictures is not null)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.That(_complaints, Is.Empty);
    }
}
