using System.Diagnostics;
using System.Runtime.CompilerServices;
using AndonBot.Playground.LocalSlack;

namespace AndonBot.Playground.Tests.Bolt;

/// <summary>The Bolt app as a separate process, which ends when this process ends.</summary>
internal sealed class BoltApp : IAsyncDisposable
{
    private const string Listening = "listening ";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly string Folder = ThisFolder();
    private static readonly string Packages = Path.GetFullPath(Path.Combine(Folder, "../../../artifacts/bolt/node_modules"));

    private readonly Process _node;

    private BoltApp(Process node) => _node = node;

    /// <summary>Starts the app with the transport that the workspace uses.</summary>
    public static async Task<BoltApp> StartAsync(SlackWorkspace slack)
    {
        if (!Directory.Exists(Path.Combine(Packages, "@slack/bolt")))
            Assert.Fail("Bolt is not installed; deploy/test installs what the tests need.");
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "app.js")])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        start.Environment["NODE_PATH"] = Packages;
        start.Environment["SLACK_API_URL"] = slack.ApiBaseUrl.ToString();
        start.Environment["SLACK_BOT_TOKEN"] = slack.Settings.BotToken;
        start.Environment["SLACK_SIGNING_SECRET"] = slack.Settings.SigningSecret;
        start.Environment["SLACK_APP_TOKEN"] = slack.Sockets.IsOn ? slack.Settings.AppToken : "";
        var app = new BoltApp(Process.Start(start)!);
        var port = await app.PortAsync().WaitAsync(Timeout);
        if (slack.Sockets.IsOn)
            await slack.UntilAsync(() => slack.Sockets.Count == 1, Timeout);
        else
            slack.Bot = new Uri($"http://127.0.0.1:{port}");
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync().WaitAsync(Timeout);
        _node.Dispose();
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private async Task<string> PortAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                return line[Listening.Length..];
            await TestContext.Progress.WriteLineAsync(line);
        }
        throw new InvalidOperationException("The Bolt app ended before it was ready.");
    }
}
