using AndonBot.Slack;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>Whether Slack accepts the bot. A refusal is reported and does not keep this replica from recording a pull.</summary>
internal sealed class SlackCheck(SlackState slack) : Check
{
    private const string About = "Slack";

    public override CheckName Name => CheckName.Slack;

    public override IReadOnlyList<string> Tags => [CheckTags.Ready, CheckTags.Chat];

    public override Task<CheckResult> Run(CancellationToken cancellation) => Task.FromResult(Judge(slack.Trouble, slack.Workspace is not null));

    /// <param name="trouble">Slack's word for what is wrong; null while all is well.</param>
    /// <param name="knowsWorkspace">Whether the bot knows which workspace it serves. It records nothing before that.</param>
    public static CheckResult Judge(string? trouble, bool knowsWorkspace) => new(
        CheckName.Slack,
        !knowsWorkspace ? HealthStatus.Unhealthy : trouble is not null ? HealthStatus.Degraded : HealthStatus.Healthy,
        trouble is null
            ? Finding.Ok(About, "answers.")
            : Finding.Failed(
                About, $"does not take what I say (`{Mrkdwn.Text(trouble)}`). Whoever runs me: `AndonBot doctor` tells what to mend; "
                    + "nothing that I have to say is lost."))
    {
        Detail = trouble ?? "",
        Summary = "Slack answers",
    };
}
