using AndonBot.Domain;
using AndonBot.Incidents.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Incidents;
using AndonBot.Incidents.Postmortems;
using AndonBot.Rotations;
using AndonBot.Slack;
using NodaTime;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Interactions;

/// <summary>The home tab: what waits for somebody, how the lines are, and when their turn comes.</summary>
public static class HomeMessages
{
    /// <summary>How many actions and postmortems are shown with their buttons; Slack takes a hundred blocks.</summary>
    private const int Most = 10;

    private const int WeeksAhead = 6;

    private static readonly Reply Stranger = new(
        "Hello. You are in another workspace than the teams whose lines I look after, so I have nothing to show you here. "
        + "When something is wrong, please tell one of them: they can pull the cord.");

    private const string Guest =
        "Hello. When something is wrong, type `/andon &lt;what is wrong&gt;` in a channel: that pulls the cord, and somebody comes. "
        + "The rest is for full members of the workspace.";

    private const string NoLinesOfGuest = "The lines of the channels that you are in will stand here.";

    /// <param name="said">What came of what was done here.</param>
    public static HomeViewDefinition Home(HomeFacts facts, Reply? said)
    {
        if (!Permissions.Allow(facts.Role, Permission.Read))
            return Only(facts.Role == Role.Unknown ? CommonReplies.NotKnown : Stranger);
        var blocks = new List<Block>();
        if (said is not null)
            blocks.AddRange([.. said.ToMessage().Blocks, new DividerBlock()]);
        blocks.AddRange(Permissions.Allow(facts.Role, Permission.Act)
            ? [.. Waiting(facts), .. TheLines(facts), .. Weeks(facts)]
            : [Mrkdwn.Section(Guest), .. TheLines(facts)]);
        var foot = $"As of {Mrkdwn.When(facts.Now)}. Something is wrong? `/andon &lt;what is wrong&gt;` in a channel pulls the cord.";
        blocks.Add(new ContextBlock { Elements = [new Markdown(foot) { Verbatim = true }] });
        blocks.Add(new ActionsBlock { Elements = [new ReplyButton(RefreshHomeHandler.Button, "Refresh", "home").ToButton()] });
        return new() { Blocks = blocks };
    }

    /// <summary>A home tab with nothing but a sentence.</summary>
    public static HomeViewDefinition Only(Reply reply) => new() { Blocks = reply.ToMessage().Blocks };

    private static IEnumerable<Block> Waiting(HomeFacts facts)
    {
        if (facts.Actions.Count + facts.Postmortems.Count == 0)
            return [Mrkdwn.Section("*Nothing is waiting for you.*\nYour actions and your postmortems will stand here.")];
        var incidents = facts.Open.ToDictionary(incident => incident.Number);
        var actions = facts.Actions.Take(Most).SelectMany(one => ActionMessages.Blocks(
            one.Action, ActionMessages.Text(one.Action, incidents.GetValueOrDefault(one.Action.Incident), one.Today)));
        return [
            .. Part("Your actions", facts.Actions.Count, "`/andon actions mine`", actions),
            .. Part("Your postmortems", facts.Postmortems.Count, "`/andon list mine`", facts.Postmortems.Take(Most).Select(one => Postmortem(one, facts.Now)))];
    }

    private static IEnumerable<Block> Part(string title, int count, string rest, IEnumerable<Block> shown)
    {
        if (count == 0)
            return [];
        IEnumerable<Block> more = count > Most ? [Mrkdwn.Section($"… and {count - Most} more: {rest}")] : [];
        return [Header(title), .. shown, .. more];
    }

    private static SectionBlock Postmortem(OwedPostmortem owed, Instant now)
    {
        var (incident, line, due) = owed;
        var section = Mrkdwn.Section($"{IncidentWords.Title(incident, 300)}\n{line.Name} · {(due <= now ? "*overdue*, was due" : "due")} {Mrkdwn.When(due)}");
        section.Accessory = new ReplyButton(PostmortemHandler.Button, "Postmortem…", incident.Number.ToString(), Primary: due <= now).ToButton();
        return section;
    }

    /// <summary>Those that need somebody first.</summary>
    private static IEnumerable<Block> TheLines(HomeFacts facts)
    {
        var open = facts.Open.ToLookup(incident => incident.LineId);
        var lines = facts.Lines.Select(line => (line.Line, OnCall: line.OnCallAt(facts.Now), Open: open[line.Line.Id].ToList()))
            .OrderByDescending(one => OverviewMessages.LampOf(one.Open)).ThenBy(one => one.Line.Name)
            .Select(one => $"{OverviewMessages.Head(one.Line, one.OnCall, one.Open)}{Numbers(one.Open)}");
        yield return Header("The lines");
        yield return Mrkdwn.Section(facts.Lines.Count == 0
            ? Permissions.Allow(facts.Role, Permission.Act) ? RotationMessages.NoLines.Text : NoLinesOfGuest
            : ListText.Fit(lines, "`/andon status` and `/andon status &lt;line&gt;`"));
    }

    private static string Numbers(IReadOnlyList<Incident> open) => open.Count == 0
        ? ""
        : $" · open: {string.Join(", ", open.Take(5).Select(incident => $"#{incident.Number}"))}{(open.Count > 5 ? $" and {open.Count - 5} more" : "")}";

    private static IEnumerable<Block> Weeks(HomeFacts facts)
    {
        var now = facts.Lines.Select(line => (line.Line, OnCall: line.OnCallAt(facts.Now))).Where(one => one.OnCall.Fixer == facts.Person)
            .Select(one => $"*{one.Line.Name}*: you are the Fixer until {Mrkdwn.Day(one.OnCall.Until)}.").ToList();
        var ahead = facts.Lines.SelectMany(line => line.Rotation.Of(facts.Person, facts.Now).Select(shift => (line.Line, Shift: shift)))
            .OrderBy(one => one.Shift.StartsAt).Select(one => $"*{one.Line.Name}*: from {Mrkdwn.Day(one.Shift.StartsAt)}").ToList();
        if (now.Count + ahead.Count == 0)
            yield break;
        yield return Header("Your weeks as Fixer");
        yield return Mrkdwn.Section(ListText.Fit([.. now, .. ahead.Take(WeeksAhead)], "`/andon fixer`"));
    }

    private static HeaderBlock Header(string title) => new() { Text = new PlainText(title) };
}
