using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The workspace with Socket Mode on.</summary>
public abstract class SocketModeFixture : LocalSlackFixture
{
    private readonly List<SocketModeBot> _bots = [];

    protected override SlackSettings Settings => base.Settings with { SocketMode = true };

    [TearDown]
    public async Task DisconnectAsync()
    {
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        _bots.Clear();
    }

    protected async Task<string> AddressAsync() =>
        (await CallAsync("apps.connections.open", token: Slack.Settings.AppToken))["url"]!.GetValue<string>();

    private protected async Task<SocketModeBot> ConnectAsync(string query = "")
    {
        var bot = await SocketModeBot.ConnectAsync(await AddressAsync() + query);
        _bots.Add(bot);
        return bot;
    }

    /// <summary>Connects and waits until the workspace has accepted the connection.</summary>
    private protected async Task<SocketModeBot> OpenAsync(string query = "")
    {
        var opened = Opened();
        var bot = await ConnectAsync(query);
        await Slack.UntilAsync(() => Opened() > opened);
        return bot;

        int Opened() => Slack.Journal.Entries.Count(entry => entry.Name == "socket:open");
    }
}
