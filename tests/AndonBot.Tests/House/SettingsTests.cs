using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace AndonBot.Tests.House;

public class SettingsTests
{
    private static readonly IConfiguration Example =
        new ConfigurationBuilder().AddJsonFile(Path.Combine(Sources.Root, "appsettings.example.json")).Build();

    [Test]
    public void The_example_starts_the_bot() => Assert.That(AndonSettings.Read(Example).SlackApi.Host, Is.EqualTo("slack.com"));

    [Test]
    public void The_example_shows_every_setting_and_no_other()
    {
        var asked = new Asked(Example);
        AndonSettings.Read(asked);
        // The other door asks for what is its own.
        asked.Keys.UnionWith(AskedThrough("Socket"));
        // Urls is ASP.NET's own; the kill point is for tests alone.
        Assert.That(Example.AsEnumerable().Where(s => s.Value is not null).Select(s => s.Key).Except(["Urls"]),
            Is.EquivalentTo(asked.Keys.Except(["ANDON_KILL"])));
    }

    private static HashSet<string> AskedThrough(string mode)
    {
        var asked = new Asked(new ConfigurationBuilder().AddConfiguration(Example).AddInMemoryCollection([new("Slack:Mode", mode)]).Build());
        AndonSettings.Read(asked);
        return asked.Keys;
    }

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
