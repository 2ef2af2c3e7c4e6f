namespace AndonBot.Domain;

/// <summary>What an interaction needs of the person who does it.</summary>
public enum Permission
{
    /// <summary>Reads incidents, actions and who is on call.</summary>
    Read,

    /// <summary>Pulls the cord.</summary>
    Pull,

    /// <summary>Changes incidents, postmortems and actions.</summary>
    Act,
}

/// <summary>Who may do what. Every command, click, shortcut and submission is checked against it.</summary>
public static class Permissions
{
    /// <summary>Guests of this workspace may read and pull the cord; changes are for full members.</summary>
    /// <remarks>Somebody of whom Slack does not say who they are may pull, and nothing else.</remarks>
    public static bool Allow(Role role, Permission permission) => permission switch
    {
        Permission.Read => role is Role.Guest or Role.Member or Role.Admin,
        Permission.Pull => role != Role.Stranger,
        _ => role is Role.Member or Role.Admin,
    };

    /// <summary>Whether somebody may set a line's call webhook: the bot calls whatever address stands there. Everybody may keep or remove it.</summary>
    public static bool MaySetWebhook(Role role, string? before, string? after) => after is null || after == before || role == Role.Admin;

    /// <summary>A line's settings belong to its owner and to the workspace's admins. A full member may create a line and owns it.</summary>
    public static bool MayConfigure(Role role, string who, string? owner) =>
        role == Role.Admin || (role == Role.Member && (owner is null || owner == who));
}
