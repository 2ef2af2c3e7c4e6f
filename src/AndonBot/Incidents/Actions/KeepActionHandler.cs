using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Incidents.Actions;

/// <summary>"Keep it": adds the action whose text was asked about, as it is.</summary>
internal sealed class KeepActionHandler(AddActionHandler actions, DeliveryStore deliveries, PeopleDirectory people, MentionNames names) : IButtonHandler
{
    public const string Button = "action.keep";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (await deliveries.Find(by, value.Text) is not { } kept
            || AndonCommand.Parse(kept.Text, by.Now.InUtc().Date) is not AndonCommand.AddAction { Owner: { } owner } wanted)
        {
            return ActionReplies.NotKept;
        }

        if (!await people.May(by.Workspace, owner, Permission.Act))
            return ActionReplies.CannotOwn(owner);
        var text = await names.Decode(by, wanted.Text);
        return await actions.Add(
            by with { Key = value.Text + ":kept", Channel = kept.Channel }, wanted.Incident, new(text, owner, wanted.Due, wanted.Temporary, Vague: true));
    }
}
