namespace AndonBot.Domain;

/// <summary>What Slack says somebody is in this workspace.</summary>
public enum Role
{
    /// <summary>Of another workspace, a bot, or deactivated.</summary>
    Stranger,
    Guest,
    Member,
    Admin,
}
