using AndonBot.Domain;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>Checks whether an interaction can be served: is it whole, may this person do it here, and do they not ask too often.</summary>
internal sealed class PermissionCheck(SlackState slack, PeopleDirectory people, ChannelStore channels, PersonLimiter limiter, InteractionMetrics metrics)
{
    /// <summary>Why a delivery cannot be served; null when it can.</summary>
    /// <param name="ids">What it must name.</param>
    public Reply? Refusal(params ReadOnlySpan<string?> ids) =>
        !AreIds(ids) ? CommonReplies.NotWhole : slack.Workspace is null ? CommonReplies.NotReady : null;

    /// <summary>What somebody is by the workspace and organisation that a delivery names; null when these are ours.</summary>
    /// <remarks>The library checks neither, at the routes or on the connections.</remarks>
    public Role? ForeignRole(string? team, string? enterprise)
    {
        var isOurs = string.IsNullOrEmpty(team)
            ? string.IsNullOrEmpty(enterprise) || enterprise == slack.Enterprise
            : team == slack.Workspace || (slack.Enterprise is { } own && enterprise == own);
        return isOurs ? null : string.IsNullOrEmpty(enterprise) || enterprise == slack.Enterprise ? Role.OtherWorkspace : Role.OtherOrganisation;
    }

    /// <summary>Why this person may not do what needs a permission; null when they may.</summary>
    /// <param name="known">The person as last known, where that was read already.</param>
    public async Task<Reply?> Refusal(Interaction by, Door door, Permission needs, Person? known = null)
    {
        var role = by.ForeignRole ?? await RoleOf(by, needs, known);
        // Only there it matters where they are.
        var isInChannelOfLine = role == Role.OtherWorkspace && needs == Permission.Pull && await channels.IsOfALine(by.Workspace, by.Channel);
        if (Permissions.Allow(new(role, isInChannelOfLine), door, needs))
        {
            if (needs == Permission.Pull || limiter.MayAsk(by))
                return null;
            metrics.Refused(door, role: null);
            return CommonReplies.VeryMany(by.Text);
        }

        metrics.Refused(door, role);
        return role switch
        {
            Role.Unknown => CommonReplies.NotKnown,
            Role.Deactivated => CommonReplies.NotForDeactivated,
            Role.Bot => CommonReplies.NotForBots,
            Role.Guest or Role.Member or Role.Admin => CommonReplies.NotForGuests,
            _ => CommonReplies.NotOurs,
        };
    }

    /// <summary>PostgreSQL stores no NUL, and no id of Slack's has any control character.</summary>
    private static bool AreIds(ReadOnlySpan<string?> ids)
    {
        foreach (var id in ids)
        {
            if (string.IsNullOrEmpty(id) || id.Any(char.IsControl))
                return false;
        }

        return true;
    }

    /// <summary>To read and to pull does not wait for Slack to say again who somebody is. A refusal does.</summary>
    private async Task<Role> RoleOf(Interaction by, Permission needs, Person? known)
    {
        known ??= await people.FindKnown(by.Workspace, by.User);
        return known is not null && needs != Permission.Act && Permissions.Allow(known.Role, needs)
            ? known.Role
            : (await people.Fresh(by.Workspace, by.User, known)).Role;
    }
}
