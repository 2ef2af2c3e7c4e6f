namespace AndonBot.Domain.Incidents;

/// <summary>What Slack says somebody is in this workspace.</summary>
public enum Role
{
    /// <summary>Of another workspace, a bot, or deactivated.</summary>
    Stranger,
    Guest,
    Member,
    Admin,
}

/// <summary>Who may do what; asked on every command, click and submission.</summary>
public static class Permissions
{
    /// <summary>Anyone of this workspace, guests included, may pull the cord.</summary>
    public static bool MayPull(Role role) => role != Role.Stranger;

    /// <summary>Everything about an incident after the pull is for full members.</summary>
    public static bool MayAct(Role role) => role is Role.Member or Role.Admin;

    /// <summary>A line's settings belong to its owner and to the workspace's admins; a full member may create a line and owns it.</summary>
    public static bool MayConfigure(Role role, string who, string? owner) =>
        role == Role.Admin || (role == Role.Member && (owner is null || owner == who));
}
