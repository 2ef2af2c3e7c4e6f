using Microsoft.Playwright;

namespace AndonBot.Tests.Page;

/// <summary>The one browser of this test run.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private static readonly Lazy<Task<IPlaywright>> Driver = new(Playwright.CreateAsync);
    private static readonly Lazy<Task<IBrowser>> Browser = new(LaunchAsync);

    [OneTimeSetUp]
    public void SetTimeout() => Assertions.SetDefaultExpectTimeout(30_000);

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (Browser.IsValueCreated)
            await (await Browser.Value).CloseAsync();
        if (Driver.IsValueCreated)
            (await Driver.Value).Dispose();
    }

    public static async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var context = await (await Browser.Value).NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    private static async Task<IBrowser> LaunchAsync() => await (await Driver.Value).Chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-dev-shm-usage"],
    });
}
