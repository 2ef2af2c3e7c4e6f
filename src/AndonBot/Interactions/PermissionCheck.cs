using AndonBot.Domain;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>Checks whether an interaction can be served: is it whole, is it of this workspace, may this person do it.</summary>
public sealed class PermissionCheck(SlackState slack, PeopleDirectory people)
{
    /// <summary>Why a delivery from this workspace and enterprise cannot be served; null when it can.</summary>
    /// <param name="ids">What it must name. The library checks that neither at the routes nor on the connections.</param>
    public Reply? Refusal(string? team, string? enterprise, params ReadOnlySpan<string?> ids) =>
        ids.ContainsAny(null, "") ? CommonReplies.NotWhole
        : slack.Workspace is null ? CommonReplies.NotReady
        : IsOurs(team, enterprise) ? null : CommonReplies.NotOurs;

    /// <summary>Why this person may not do what needs a permission; null when they may.</summary>
    /// <param name="known">The person as last known, where that was read already.</param>
    public async Task<Reply?> Refusal(Interaction by, Permission needs, Person? known = null)
    {
        known ??= await people.FindKnown(by.Workspace, by.User);
        // To read and to pull does not wait for Slack to say again who somebody is.
        var person = known is not null && needs != Permission.Act ? known : await people.Fresh(by.Workspace, by.User, known);
        return Permissions.Allow(person.Role, needs) ? null : person.Role switch
        {
            Role.Stranger => CommonReplies.NotOurs,
            Role.Unknown => CommonReplies.NotKnown,
            _ => CommonReplies.NotForGuests,
        };
    }

    /// <summary>Whether a team is the bot's own workspace, or another one of the same Enterprise organisation.</summary>
    private bool IsOurs(string? team, string? enterprise) => string.IsNullOrEmpty(team)
        ? string.IsNullOrEmpty(enterprise) || enterprise == slack.Enterprise
        : team == slack.Workspace || (slack.Enterprise is { } own && enterprise == own);
}
