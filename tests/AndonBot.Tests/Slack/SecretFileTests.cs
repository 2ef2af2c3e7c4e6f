using System.Net;
using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Storage;
using AndonBot.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace AndonBot.Tests.Slack;

/// <summary>Secrets come from a folder, a file each, as systemd and Docker hand them over.</summary>
internal sealed class SecretFileTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("andonbot-secrets-").FullName;

    [OneTimeTearDown]
    public void Forget() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_bot_starts_with_its_secrets_in_files_which_win_over_the_environment()
    {
        await using var slack = await SlackWorkspace.StartAsync();
        var settings = BotProcess.Settings(slack, await EmbeddedPostgresSuite.DatabaseAsync()).ToList();
        string[] secrets = ["Slack__BotToken", "Slack__SigningSecret", "ConnectionStrings__Postgres", "Gate__Token"];
        foreach (var (name, value) in settings.Where(setting => secrets.Contains(setting.Name)))
            await File.WriteAllTextAsync(Path.Combine(_folder, name), value + "\n");
        var others = secrets.Select(name => (name, (string?)"not this one"));
        await using var process = BotProcess.Start([.. settings, .. others, ("CREDENTIALS_DIRECTORY", _folder)]);

        slack.Bot = await process.ReadyAsync();

        slack.AddPerson(new(AndonWorld.Ann, "ann") { DisplayName = "Ann" });
        slack.AddChannel("checkout", [AndonWorld.Ann], id: AndonWorld.Checkout);
        var asked = await slack.As(AndonWorld.Ann).SayAsync(AndonWorld.Checkout, "/andon help");
        Assert.That(asked.Status, Is.EqualTo(200), "signed with the secret of the file");
        using var http = new HttpClient();
        using var gate = new HttpRequestMessage(HttpMethod.Get, new Uri(slack.Bot, "/api/lines/checkout/gate"));
        gate.Headers.Authorization = new("Bearer", AndonWorld.GateToken);
        using var answer = await http.SendAsync(gate);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("There is no line of this name."));
    }

    [TestCase("Slack__BotToken", null, "The setting Slack__BotToken is missing; set it to the bot token (xoxb-…) of the Slack app.")]
    [TestCase("Slack__BotToken", "\n", "The setting Slack__BotToken is empty; set it to the bot token (xoxb-…) of the Slack app.")]
    [TestCase("Slack__BotToken", "xoxb-1\nxoxb-2\n", "The setting Slack__BotToken has more than one line; it takes the bare token and nothing else.")]
    [TestCase("ConnectionStrings__Postgres", "db", "The setting ConnectionStrings__Postgres cannot be used: it ")]
    public async Task A_file_that_is_wrong_is_named(string name, string? content, string sentence)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, TestContext.CurrentContext.Test.ID)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Slack__BotToken"), "xoxb-1");
        await File.WriteAllTextAsync(Path.Combine(folder, "ConnectionStrings__Postgres"), "Host=127.0.0.1;Port=1");
        File.Delete(Path.Combine(folder, name));
        if (content is not null)
            await File.WriteAllTextAsync(Path.Combine(folder, name), content);

        Assert.That(await ExportAsync(folder), Does.StartWith(sentence));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var nowhere = Path.Combine(_folder, "nowhere");
        Assert.That(await ExportAsync(nowhere), Does.StartWith("The setting CREDENTIALS_DIRECTORY names a folder that cannot be read: ").And.Contain(nowhere));
    }

    /// <summary>What the command line says of the folder, ending with 2.</summary>
    private static async Task<string> ExportAsync(string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("CREDENTIALS_DIRECTORY", folder)]).Build();
        using var error = new StringWriter { NewLine = "\n" };
        Assert.That(await CommandLine.Run(["lines", "export"], configuration, TextReader.Null, TextWriter.Null, error, default), Is.EqualTo(2));
        return error.ToString();
    }
}
