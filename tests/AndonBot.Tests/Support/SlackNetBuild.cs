using System.Reflection;

namespace AndonBot.Tests.Support;

/// <summary>Which SlackNet the tests were built with.</summary>
internal static class SlackNetBuild
{
    public static bool IsPackage { get; } =
        typeof(SlackNetBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SlackNetPackage").Value == "true";

    /// <summary>Leaves out what asks more of the parser than the package does: it fails on some values that Slack never sends.</summary>
    public static void AssumeOwn() => Assume.That(IsPackage, Is.False);
}
