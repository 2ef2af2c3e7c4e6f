using AndonBot.Slack;

namespace AndonBot.Health;

/// <summary>Whether Slack accepts the bot token, and as whom.</summary>
internal sealed class IdentityCheck(SharedLookups lookups, AndonSettings settings) : Check
{
    private const string About = "slack";

    public override CheckName Name => CheckName.Identity;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override async Task<CheckResult> Run(CancellationToken cancellation)
    {
        try
        {
            var me = await lookups.Identity(cancellation);
            return CheckResult.Of(Name, Finding.Ok(About, $"knows the bot as @{me.Bot} in {me.Team} ({me.TeamId})."));
        }
        catch (SlackCallException refused)
        {
            return CheckResult.Of(Name, Of(refused));
        }
    }

    private Finding Of(SlackCallException refused) => refused switch
    {
        { IsOfTheToken: true } => Finding.Wrong(About, SettingsException.BotToken(refused.Code)),
        { Failure: SlackFailure.Workspace } => Finding.Failed(
            About, $"refuses the bot ({refused.Code}): install the app again on its OAuth & Permissions page, "
                + "and set Slack__BotToken to the token shown then."),
        _ => Finding.Failed(About, $"could not be asked ({refused.Code}): look whether this machine reaches {settings.SlackApi} (Slack__ApiBaseUrl)."),
    };
}
