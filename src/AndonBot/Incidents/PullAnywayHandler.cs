using AndonBot.Domain;
using AndonBot.Domain.Lines;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>"Pull anyway": pulls with everything that was kept when it was not a pull, or not a new one.</summary>
internal sealed class PullAnywayHandler(PullTheCord cord, DeliveryStore deliveries, PullKeeper keeper) : IButtonHandler
{
    public const string Button = "pull.anyway";

    public Permission Needs => Permission.Pull;

    public string ActionId => Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (await deliveries.Find(by, value.Text) is not { } kept)
            return CommonReplies.TextNotKept;
        return await cord.Pull(Again(by, value) with { Channel = kept.Channel }, RequestOf(kept));
    }

    public Task<KeptReply?> ClickWithoutDatabase(Interaction by, ButtonValue value) =>
        keeper.Keep(Again(by, value), new("", Severity.Sev2), anywayOf: value.Text);

    internal static PullTheCordRequest RequestOf(KeptText kept) =>
        new(kept.Text, (Severity)(kept.Severity ?? (int)Severity.Sev2), kept.LineName, Anyway: true, Message: kept.Message);

    private static Interaction Again(Interaction by, ButtonValue value) => by with { Key = value.Text + ":anyway" };
}
