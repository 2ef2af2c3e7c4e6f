namespace AndonBot.Health;

/// <summary>Whether this machine's clock agrees with Slack's. In Http mode the bot rejects requests that seem too old.</summary>
internal sealed class ClockCheck(SharedLookups lookups, AndonSettings settings) : Check
{
    private const string About = "clock";

    /// <summary>From this difference on a warning is given.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(30);

    /// <summary>From this difference on the signatures of Slack's requests are rejected.</summary>
    private static readonly TimeSpan TooFarApart = TimeSpan.FromMinutes(5);

    public override CheckName Name => CheckName.Clock;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override async Task<CheckResult> Run(CancellationToken cancellation) =>
        await lookups.IdentityIfKnown(cancellation) is { } me
            ? CheckResult.Of(Name, Of(me.Ahead, bySignature: settings.AppToken is null))
            : CheckResult.Of(Name);

    /// <param name="ahead">How far this machine's clock is ahead of Slack's; null when it is not known.</param>
    /// <param name="bySignature">Whether requests that seem too old are rejected.</param>
    private static Finding Of(TimeSpan? ahead, bool bySignature)
    {
        if (ahead is not { } difference)
            return Finding.Warning(About, "could not be compared: Slack did not tell the time.");
        var distance = difference.Duration();
        var apart = $"this machine is {distance.TotalSeconds:0} s {(difference > TimeSpan.Zero ? "ahead of" : "behind")} Slack";
        const string Remedy = "let the machine's clock be set over the network.";
        return distance < Apart ? Finding.Ok(About, "agrees with Slack's.")
            : !bySignature ? Finding.Warning(About, $"{apart}: {Remedy}")
            : distance < TooFarApart ? Finding.Warning(About, $"{apart}, and from five minutes on its requests are refused: {Remedy}")
            : Finding.Failed(About, $"{apart}, and five minutes are the most at which its requests are taken: {Remedy}");
    }
}
