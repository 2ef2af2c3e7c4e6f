using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Slack;

namespace AndonBot.Lines;

/// <summary>What is said when a line was set up.</summary>
public static class SetupMessages
{
    /// <summary>To the channel, before the line counts as ready.</summary>
    public static string Ready(Line line, string fixer) => $"""
        :wave: This channel can now stop the line *{line.Name}*. Something is wrong? `/andon <what is wrong>`, one line, no form: {Mrkdwn.Person(fixer)} is the Fixer and is called at once.
        `/andon status` shows how the line is, `/andon help` the rest.
        """.Replace("<what is wrong>", Mrkdwn.Text("<what is wrong>"));

    /// <summary>To whoever set it up.</summary>
    public static Reply Done(Line line, string fixer, bool isNew)
    {
        var handoff = new HandoffTime(line.Roster.HandoffDay, line.Roster.HandoffTime);
        var others = line.Roster.Members.Where(member => member != fixer).ToList();
        return new($"""
            *{line.Name}* {(isNew ? "is ready" : "is changed")}: {string.Join(", ", line.Channels.Select(Mrkdwn.Channel))}, owned by {Mrkdwn.Person(line.Owner)}.
            Fixer: {Mrkdwn.Person(fixer)}{(others.Count == 0 ? ", always, because the rotation has nobody else" : $", and then {RotationText.Format(others)}")}. Handoff: {handoff} ({line.Roster.Zone.Id}).
            Working time: {WorkingDays.Format(line.Calendar.Days)}, {WorkingHours.Format(line.Calendar.From, line.Calendar.To)} ({line.Calendar.Zone.Id}).
            {(line.CallWebhook is null ? "Calls reach only people whose Slack rings: name a call webhook (a pager, an SMS gateway) in `/andon setup` to reach the others." : "Calls are also posted to the call webhook.")}
            """);
    }
}
