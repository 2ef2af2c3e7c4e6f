using SlackNet;
using SlackNet.AspNetCore;

namespace SlackNetTests;

/// <summary>These tests hold for the package too, but for what our own SlackNet does better on purpose.</summary>
internal static class StandIn
{
    /// <summary>The package is several assemblies, ours is one.</summary>
    public static void Only(string reason) => Assume.That(
        typeof(AspNetCoreExtensions).Assembly, Is.EqualTo(typeof(ISlackApiClient).Assembly), reason);
}
