using AndonBot.Slack;
using AndonBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>Whether the scheduler ticks, and the bot looks for what is due.</summary>
internal sealed class TicksCheck(Heartbeat heartbeat, AndonSettings settings) : Check
{
    private const string About = "Clock";

    /// <summary>How late a tick may be.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override CheckName Name => CheckName.Ticks;

    public override IReadOnlyList<string> Tags => [CheckTags.Chat];

    public override Task<CheckResult> Run(CancellationToken cancellation) => Task.FromResult(Judge(heartbeat.Since, settings.Tick));

    /// <param name="since">How long ago the last tick was.</param>
    /// <param name="interval">How often a tick should come.</param>
    public static CheckResult Judge(TimeSpan since, TimeSpan interval)
    {
        var ago = since < TimeSpan.FromSeconds(1) ? "just now" : $"{Phrases.Duration(since)} ago";
        if (since > interval + Patience)
        {
            return new(CheckName.Ticks, HealthStatus.Degraded, Finding.Failed(
                About, $"I should look for what is due every {Phrases.Duration(interval)}, and last did {ago}. Whoever runs me: start me again."));
        }

        var looked = $"I looked for what is due {ago}";
        return new(CheckName.Ticks, HealthStatus.Healthy, Finding.Ok(About, $"{looked}.")) { Summary = looked };
    }
}
