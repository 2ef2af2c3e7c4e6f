using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace AndonBot.Tests.Architecture;

public partial class SettingsTests
{
    private static readonly IConfiguration Example =
        new ConfigurationBuilder().AddJsonFile(Path.Combine(Sources.Root, "appsettings.example.json")).Build();

    [Test]
    public void The_example_starts_the_bot() => Assert.That(AndonSettings.Read(Example).SlackApi.Host, Is.EqualTo("slack.com"));

    [Test]
    public void The_example_shows_every_setting_and_no_other() =>
        // Urls is ASP.NET's own.
        Assert.That(
            Example.AsEnumerable().Where(s => s.Value is not null).Select(s => Variable(s.Key)).Except(["Urls"]), Is.EquivalentTo(Settings()));

    [Test]
    public void The_table_in_deploy_README_explains_every_setting_and_no_other() =>
        Assert.That(
            Named(DocumentationTests.Part("deploy/README.md", "## Settings").Where(line => line.StartsWith("| `", StringComparison.Ordinal))),
            Is.EquivalentTo(Settings()));

    [Test]
    public void The_documentation_names_only_settings_that_exist() =>
        Assert.That(Sources.All.Where(f => f.Extension == ".md").SelectMany(f => Named(f.Lines)).Distinct(), Is.SubsetOf(Settings()).And.SupersetOf(Secrets));

    [Test]
    public void What_runs_the_bot_names_only_settings_that_exist()
    {
        var named = Sources.All.Where(f => f.IsIn("deploy") && f.Extension != ".md").SelectMany(f => Named(f.Lines)).Distinct();
        Assert.That(named, Is.SubsetOf(Settings()).And.SupersetOf(Secrets));
    }

    [Test]
    public void Each_secret_comes_from_the_file_of_its_name()
    {
        var compose = Sources.All.Single(f => f.Path == "deploy/compose.yaml").Lines;
        var unit = Sources.All.Single(f => f.Path == "deploy/systemd/andonbot.service").Lines;
        Assert.That(compose, Is.SupersetOf(Secrets.Select(secret => $"    file: secrets/{secret}")));
        Assert.That(
            unit.Where(line => line.StartsWith("LoadCredential=", StringComparison.Ordinal)),
            Is.EquivalentTo(Secrets.Select(secret => $"LoadCredential={secret}:/etc/andonbot/secrets/{secret}")));
    }

    private static readonly string[] Secrets = ["Slack__BotToken", "Slack__SigningSecret", "ConnectionStrings__Postgres", "Gate__Token"];

    /// <summary>What the bot asks its configuration for, as the environment names it.</summary>
    internal static IEnumerable<string> Settings()
    {
        var asked = new Asked(Example);
        AndonSettings.Read(asked);
        // The other transport needs settings of its own.
        asked.Keys.UnionWith(AskedThrough("Socket"));
        // The folder of secrets holds the others, and the kill points are for tests alone.
        return asked.Keys.Except(["CREDENTIALS_DIRECTORY", "ANDON_KILL", "ANDON_STOP"]).Select(Variable);
    }

    private static HashSet<string> AskedThrough(string mode)
    {
        var asked = new Asked(new ConfigurationBuilder().AddConfiguration(Example).AddInMemoryCollection([new("Slack:Mode", mode)]).Build());
        AndonSettings.Read(asked);
        return asked.Keys;
    }

    private static string Variable(string key) => key.Replace(":", "__");

    private static IEnumerable<string> Named(IEnumerable<string> lines) =>
        lines.SelectMany(line => Name().Matches(line)).Select(match => match.Value).Where(name => !name.StartsWith("Logging__", StringComparison.Ordinal));

    [GeneratedRegex("[A-Za-z]+__[A-Za-z_]+")]
    private static partial Regex Name();

    /// <summary>A configuration that remembers what it was asked for.</summary>
    private sealed class Asked(IConfiguration inner) : IConfiguration
    {
        public HashSet<string> Keys { get; } = [];

        public string? this[string key]
        {
            get
            {
                Keys.Add(key);
                return inner[key];
            }

            set => inner[key] = value;
        }

        public IConfigurationSection GetSection(string key) => inner.GetSection(key);

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken() => inner.GetReloadToken();
    }
}
