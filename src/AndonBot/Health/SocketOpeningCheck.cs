using AndonBot.Slack;
using SlackNet;

namespace AndonBot.Health;

/// <summary>Whether Slack opens connections for the app-level token, in Socket mode. No connection is opened.</summary>
internal sealed class SocketOpeningCheck(AndonSettings settings, ISlackApiClient api) : Check
{
    private const string About = "socket";

    /// <summary>How long to wait in all while Slack rate-limits the call.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override CheckName Name => CheckName.SocketOpening;

    public override IReadOnlyList<string> Tags => settings.AppToken is null ? [] : [CheckTags.Doctor];

    public override async Task<CheckResult> Run(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        return CheckResult.Of(Name, await Ask(limit.Token, cancellation));
    }

    private async Task<Finding> Ask(CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            await api.WithAccessToken(settings.AppToken).AppsConnectionsApi.Open(limit);
            return Finding.Ok(About, "Slack opens connections for Slack__AppToken.");
        }
        catch (SlackCallException refused)
        {
            return refused.IsOfTheAppToken
                ? Finding.Wrong(About, SettingsException.AppTokenOf(refused.Code))
                : Finding.Failed(About, $"Slack opens no connection ({refused.Code}): look whether Socket Mode is switched on in the Slack app.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Finding.Failed(About, "Slack opens no connection: it asked to wait for more than half a minute.");
        }
    }
}
