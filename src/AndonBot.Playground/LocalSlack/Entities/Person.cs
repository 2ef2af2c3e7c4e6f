namespace AndonBot.Playground.LocalSlack.Entities;

/// <summary>Somebody of the workspace, or of another one that shares a channel with it. May be changed while the workspace runs.</summary>
public sealed class Person(string id, string handle)
{
    public string Id { get; } = id;

    /// <summary>The legacy name without the at sign; people are found by it, but shown by <see cref="ShownName"/>.</summary>
    public string Handle { get; } = handle;

    public string DisplayName { get; set; } = "";

    public string RealName { get; set; } = handle;

    /// <summary>What they do, as their profile says.</summary>
    public string Title { get; set; } = "";

    /// <summary>IANA name; null as bots and invited people have it.</summary>
    public string? TimeZone { get; set; } = "Europe/Berlin";

    public string? Email { get; set; }

    public bool IsAdmin { get; set; }

    public bool IsOwner { get; set; }

    public bool IsPrimaryOwner { get; set; }

    public bool IsGuest { get; set; }

    public bool IsSingleChannelGuest { get; set; }

    public bool IsDeleted { get; set; }

    public bool IsBot { get; init; }

    /// <summary>Foreign and in no shared channel: the bot may not see them.</summary>
    public bool IsStranger { get; set; }

    /// <summary>Null for the workspace's own.</summary>
    public string? ForeignTeamId { get; set; }

    public string ShownName => DisplayName.Length > 0 ? DisplayName : RealName;
}
