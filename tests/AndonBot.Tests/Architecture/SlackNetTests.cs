using System.Reflection;

namespace AndonBot.Tests.Architecture;

public class SlackNetTests
{
    private static readonly IReadOnlyList<CompiledType> Router =
        [.. CompiledArchitecture.Planted.Types.Where(t => t.Name.Name == nameof(Planted.Interactions.Router))];

    private static readonly Assembly Loaded = typeof(SlackNet.ISlackApiClient).Assembly;

    [Test]
    public void The_bot_uses_only_what_SlackNet_publishes() =>
        Assert.That(string.Join('\n', SlackNetSurface.Read().Violations(CompiledArchitecture.Built.Types)), Is.Empty);

    [Test]
    public void A_member_that_is_not_published_is_reported()
    {
        var tooShort = new SlackNetSurface(["SlackNet.Blocks.Button : ActionElement", "  string Value { get; set; }"]);
        Assert.That(tooShort.Violations(Router).Single(), Does.EndWith("uses SlackNet.Blocks.Button: ButtonStyle Style { get; }"));
        Assert.That(SlackNetSurface.Read().Violations(Router), Is.Empty);
    }

    [Test]
    public void What_the_bot_implements_of_SlackNet_has_every_published_method()
    {
        var published = SlackNetSurface.Read();
        var implemented = typeof(AndonSettings).Assembly.GetTypes().SelectMany(t => t.GetInterfaces()).Where(i => i.Assembly == Loaded);
        Assert.That(implemented.Where(i => i.GetMethods().Length < published.MethodsOf($"{i.Namespace}.{i.Name}")), Is.Empty);
    }

    [Test]
    public void The_switch_decides_which_SlackNet_is_loaded()
    {
        var built = typeof(SlackNetTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        var package = built.Single(a => a.Key == "SlackNetPackage").Value == "true";
        var ours = Loaded.GetCustomAttribute<AssemblyProductAttribute>()?.Product == "AndonBot";
        Assert.That(ours, Is.Not.EqualTo(package), $"loaded: {Loaded}");
    }
}
