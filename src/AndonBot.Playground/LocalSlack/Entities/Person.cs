namespace AndonBot.Playground.LocalSlack.Entities;

/// <summary>A person or bot of the workspace, or of another workspace that shares a channel with it.</summary>
public sealed class Person(string id, string handle)
{
    public string Id { get; } = id;

    /// <summary>The legacy user name without "@". People are found by it but displayed with <see cref="ShownName"/>.</summary>
    public string Handle { get; } = handle;

    public string DisplayName { get; set; } = "";

    public string RealName { get; set; } = handle;

    /// <summary>The job title in the person's profile.</summary>
    public string Title { get; set; } = "";

    /// <summary>The IANA name of the time zone; null when Slack does not know it, as for bots and invited people.</summary>
    public string? TimeZone { get; set; } = "Europe/Berlin";

    public string? Email { get; set; }

    public bool IsAdmin { get; set; }

    public bool IsOwner { get; set; }

    public bool IsPrimaryOwner { get; set; }

    public bool IsGuest { get; set; }

    public bool IsSingleChannelGuest { get; set; }

    public bool IsDeleted { get; set; }

    public bool IsBot { get; init; }

    /// <summary>Whether the person belongs to another workspace and shares no channel with the bot, which then cannot see the person.</summary>
    public bool IsStranger { get; set; }

    /// <summary>The id of the person's workspace when it is another one; otherwise null.</summary>
    public string? ForeignTeamId { get; set; }

    /// <summary>The id of the Enterprise organisation of that other workspace; null when it belongs to none.</summary>
    public string? ForeignEnterpriseId { get; set; }

    public string ShownName => DisplayName.Length > 0 ? DisplayName : RealName;
}
