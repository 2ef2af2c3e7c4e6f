using System.Reflection;
using SlackNet;

namespace SlackNetTests;

internal sealed class BuildTests
{
    [Test]
    public void The_build_property_decides_whether_the_stand_in_or_the_package_is_tested()
    {
        var wanted = typeof(BuildTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SlackNetPackage").Value;
        var loaded = typeof(ISlackApiClient).Assembly;

        var isStandIn = loaded.GetCustomAttribute<AssemblyProductAttribute>()?.Product == "AndonBot";

        Assert.That(isStandIn, Is.EqualTo(wanted != "true"), $"Loaded: {loaded}");
    }
}
