using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Slack;

namespace AndonBot.Lines;

/// <summary>What is said when a line was set up.</summary>
public static class SetupMessages
{
    /// <summary>To the channel, before the line counts as ready.</summary>
    public static string Ready(Line line, string fixer) =>
        $":wave: This channel can now stop the line *{line.Name}*. Something is wrong? `/andon {Mrkdwn.Text("<what is wrong>")}`, one line, no form: "
        + $"{Mrkdwn.Person(fixer)} is the Fixer and is called at once.\n"
        + "`/andon status` shows how the line is, `/andon help` the rest.";

    /// <summary>To whoever set it up.</summary>
    public static Reply Done(Line line, string fixer, bool isNew)
    {
        var (rotation, calendar) = (line.RotationSettings, line.Calendar);
        var others = rotation.Members.Where(member => member != fixer).ToList();
        var channels = string.Join(", ", line.Channels.Select(Mrkdwn.Channel));
        var next = others.Count == 0 ? ", always, because the rotation has nobody else" : $", and then {RotationText.Format(others)}";
        var hours = $"{WorkingDays.Format(calendar.Days)}, {WorkingHours.Format(calendar.From, calendar.To)}";
        var calls = line.CallWebhook is null
            ? "Calls reach only people whose Slack rings: name a call webhook (a pager, an SMS gateway) in `/andon setup` to reach the others."
            : "Calls are also posted to the call webhook.";
        return new($"""
            *{line.Name}* {(isNew ? "is ready" : "is changed")}: {channels}, owned by {Mrkdwn.Person(line.Owner)}.
            Fixer: {Mrkdwn.Person(fixer)}{next}. Handoff: {new HandoffTime(rotation.HandoffDay, rotation.HandoffTime)} ({rotation.Zone.Id}).
            Working time: {hours} ({calendar.Zone.Id}).
            {calls}
            """);
    }
}
