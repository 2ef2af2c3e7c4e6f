using System.Reflection;
using System.Text.Json;
using AndonBot.Tests.Support;

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
        var ours = Loaded.GetCustomAttribute<AssemblyProductAttribute>()?.Product == "AndonBot";
        Assert.That(ours, Is.Not.EqualTo(SlackNetBuild.IsPackage), $"loaded: {Loaded}");
    }

    /// <summary>A converter that does not could read dictionaries only in a process in which reflection has already been used for JSON.</summary>
    [Test]
    public void What_reads_texts_reads_the_keys_of_dictionaries_too()
    {
        SlackNetBuild.AssumeOwn();
        var options = (JsonSerializerOptions)Loaded.GetType("SlackNet.Serialization.SlackJson", throwOnError: true)!.GetProperty("Options")!.GetValue(null)!;
        var texts = options.GetConverter(typeof(string)).GetType();
        Assert.That(texts.GetMethod("ReadAsPropertyName")!.DeclaringType, Is.EqualTo(texts));
    }
}
