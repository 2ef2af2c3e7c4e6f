using AndonBot.Domain;
using AndonBot.Domain.Lines;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>"Pull anyway": pulls with everything that was kept when it was not a pull, or not a new one.</summary>
internal sealed class PullAnywayHandler(PullTheCord cord, DeliveryStore deliveries) : IButtonHandler
{
    public const string Button = "pull.anyway";

    public Permission Needs => Permission.Pull;

    public string ActionId => Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (await deliveries.Find(by, value.Text) is not { } kept)
            return CommonReplies.TextNotKept;
        return await cord.Pull(
            by with { Key = value.Text + ":anyway", Channel = kept.Channel },
            new(kept.Text, (Severity)(kept.Severity ?? (int)Severity.Sev2), kept.LineName, Anyway: true, Message: kept.Message));
    }
}
