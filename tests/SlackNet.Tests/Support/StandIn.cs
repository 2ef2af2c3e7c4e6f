using SlackNet;
using SlackNet.AspNetCore;

namespace SlackNetTests;

/// <summary>Marks tests of what the stand-in does better than the package; all other tests hold for both.</summary>
internal static class StandIn
{
    /// <remarks>The package has several assemblies, the stand-in has one.</remarks>
    public static void Only(string reason) => Assume.That(
        typeof(AspNetCoreExtensions).Assembly, Is.EqualTo(typeof(ISlackApiClient).Assembly), reason);
}
