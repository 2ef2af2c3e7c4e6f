namespace AndonBot.Domain;

/// <summary>What Slack says somebody is in this workspace.</summary>
public enum Role
{
    /// <summary>None of this workspace's people; a previous version did not say more.</summary>
    Stranger,
    Guest,
    Member,
    Admin,

    /// <summary>Slack has never said, and does not answer now. Nobody is stored as this.</summary>
    Unknown,

    /// <summary>A person of another workspace that shares a channel with this one.</summary>
    OtherWorkspace,

    /// <summary>A person of another Enterprise organisation.</summary>
    OtherOrganisation,
    Deactivated,
    Bot,
}
