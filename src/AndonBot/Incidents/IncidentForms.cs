using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Incidents;

/// <summary>Forms about one incident: its title above the inputs, its number in the metadata.</summary>
public sealed class IncidentForms(FormOpener opener, TimelineStore timeline)
{
    internal static readonly FormResult LostItsIncident = FormResult.Refuse("This form has lost its incident. Please open it again from the card.");

    internal static readonly FormResult NeedsText = FormResult.Refuse("Please fill this in, in a few words.");

    /// <summary>Opens a form for the incident that a button names.</summary>
    /// <param name="instead">The command that does the same, given the number.</param>
    internal async Task<Reply?> Open(Interaction by, ButtonValue value, Func<Incident, ModalViewDefinition> form, Func<long, string> instead)
    {
        if (value.Incident is not { } number)
            return CommonReplies.NotYet;
        return await timeline.Find(by.Viewer, number) is { } incident
            ? await opener.OpenAbout(by, form(incident), instead(number))
            : IncidentReplies.Unknown(number);
    }

    internal static ModalViewDefinition Form(string callbackId, string title, string submit, Incident incident, params IReadOnlyList<Block> inputs) =>
        Forms.Modal(callbackId, title, submit, incident.Number.ToString(), [Mrkdwn.Section(IncidentWords.Title(incident, 300)), .. inputs]);
}
