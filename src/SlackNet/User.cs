using System.Text.Json.Serialization;

namespace SlackNet;

/// <summary>A member of the workspace. In requests, only the first few members are set.</summary>
public class User
{
    public string Id { get; set; }

    public string TeamId { get; set; }

    public string Name { get; set; }

    public bool Deleted { get; set; }

    public string Color { get; set; }

    public string RealName { get; set; }

    public string Tz { get; set; }

    public string TzLabel { get; set; }

    public int TzOffset { get; set; }

    public UserProfile Profile { get; set; }

    public bool IsAdmin { get; set; }

    public bool IsOwner { get; set; }

    public bool IsPrimaryOwner { get; set; }

    public bool IsRestricted { get; set; }

    public bool IsUltraRestricted { get; set; }

    public bool IsBot { get; set; }

    public bool IsStranger { get; set; }

    public int Updated { get; set; }

    public bool IsAppUser { get; set; }

    /// <summary>The person's account in the Enterprise organisation; null outside of one.</summary>
    public EnterpriseUser EnterpriseUser { get; set; }

    public bool IsInvitedUser { get; set; }

    [JsonPropertyName("has_2fa")]
    public bool Has2FA { get; set; }

    public string Locale { get; set; }
}

public class UserProfile
{
    public string ApiAppId { get; set; }

    public string Title { get; set; }

    public string StatusEmoji { get; set; }

    public string StatusText { get; set; }

    public long StatusExpiration { get; set; }

    public string FirstName { get; set; }

    public string LastName { get; set; }

    public string RealName { get; set; }

    public string RealNameNormalized { get; set; }

    public string DisplayName { get; set; }

    public string Email { get; set; }

    public string Phone { get; set; }

    public string Team { get; set; }

    [JsonPropertyName("image_24")]
    public string Image24 { get; set; }

    [JsonPropertyName("image_48")]
    public string Image48 { get; set; }

    [JsonPropertyName("image_72")]
    public string Image72 { get; set; }
}

public class EnterpriseUser
{
    public string Id { get; set; }

    public string EnterpriseId { get; set; }
}
