using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>What every door asks: is the bot ready, is this our workspace, who may act, and what did they write.</summary>
public sealed class Desk(SlackState slack, PeopleDirectory people, PersonStore known)
{
    public static readonly Reply NotReady = new("I'm just starting and cannot record anything yet. Please try again in a moment.");

    public static readonly Reply NotOurs = new(
        "You are in another workspace than the team whose line this is, so I can't do that for you. Please ask somebody of the team.");

    public static readonly Reply NotWhole = new("That did not reach me in one piece, so nothing was recorded. Please try again.");

    public static readonly Reply NotForGuests = new(
        "Guests can pull the cord (`/andon &lt;what is wrong&gt;`) and look (`/andon status`); the rest is for full members of the workspace. "
        + "Please ask one of the team.");

    /// <summary>The workspace; null while it is not known yet.</summary>
    public string? Workspace => slack.Workspace;

    /// <summary>Why a request from this workspace and enterprise cannot be served; null when it can.</summary>
    /// <param name="ids">What it must name. The library checks that neither at the routes nor on the connections.</param>
    public Reply? Refusal(string? team, string? enterprise, params ReadOnlySpan<string?> ids) =>
        ids.ContainsAny(null, "") ? NotWhole
        : slack.Workspace is null ? NotReady
        : team is not null && team != slack.Workspace && string.IsNullOrEmpty(enterprise) ? NotOurs
        : null;

    /// <summary>Why this person may not do more than pull; null when they may.</summary>
    public async Task<Reply?> MayNotAct(Interaction gesture)
    {
        var person = await people.Find(gesture.Workspace, gesture.User);
        return Permissions.MayAct(person.Role) ? null : person.Role == Role.Stranger ? NotOurs : NotForGuests;
    }

    /// <summary>Why this person may not even pull; null when they may.</summary>
    public async Task<Reply?> MayNotPull(Interaction gesture) =>
        Permissions.MayPull((await people.Find(gesture.Workspace, gesture.User)).Role) ? null : NotOurs;

    /// <summary>The sender's zone, as far as it is known without asking Slack.</summary>
    public async Task<NodaTime.DateTimeZone> ZoneOf(string workspace, string user) =>
        (await known.Find(workspace, user))?.Person.Zone ?? NodaTime.DateTimeZone.Utc;

    /// <summary>What somebody wrote, decoded once to plain text.</summary>
    public async Task<string> Decode(string workspace, string raw)
    {
        var mentioned = IncomingText.Mentions(raw);
        var names = mentioned.Count == 0 ? new Dictionary<string, string>() : await people.Names(workspace, mentioned);
        return IncomingText.Decode(raw, id => names.GetValueOrDefault(id));
    }

    /// <summary>A reply where Slack shows text literally, such as under an input.</summary>
    public async Task<string> Plain(string workspace, Reply reply) => Mrkdwn.ToPlain(reply.Text, await NamesIn(workspace, reply.Text));

    /// <summary>What is told where Slack shows text literally, people's own words in it.</summary>
    public async Task<string> Told(string workspace, string mrkdwn) => Mrkdwn.ToText(mrkdwn, await NamesIn(workspace, mrkdwn));

    private async Task<Func<string, string>> NamesIn(string workspace, string mrkdwn)
    {
        var names = await people.Names(workspace, Mrkdwn.Mention().Matches(mrkdwn).Select(match => match.Groups[1].Value));
        return id => names.GetValueOrDefault(id, id);
    }
}
