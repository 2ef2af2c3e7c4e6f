namespace AndonBot.Domain;

/// <summary>What Slack says somebody is in this workspace.</summary>
public enum Role
{
    /// <summary>Of another workspace, a bot, or deactivated.</summary>
    Stranger,
    Guest,
    Member,
    Admin,

    /// <summary>Slack has never said, and does not answer now. Nobody is stored as this.</summary>
    Unknown,
}
