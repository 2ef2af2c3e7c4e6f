using System.Text.Json.Serialization;

namespace SlackNet;

public class Team
{
    public string Id { get; set; }

    public string Name { get; set; }

    public string Domain { get; set; }

    public string EnterpriseId { get; set; }

    public string EnterpriseName { get; set; }
}

public class WorkSpace
{
    public string Id { get; set; }

    public string Name { get; set; }
}

[Obsolete("Obsolete in the package.")]
public class Channel
{
    public string Id { get; set; }

    public string Name { get; set; }
}

public enum ChannelType
{
    [JsonStringEnumMemberName("C")]
    Channel,

    [JsonStringEnumMemberName("G")]
    PrivateGroup,
}

public class Authorization
{
    public string EnterpriseId { get; set; }

    public string TeamId { get; set; }

    public string UserId { get; set; }

    public bool IsBot { get; set; }
}

public class BotInfo
{
    public string Id { get; set; }

    public string UserId { get; set; }

    public string AppId { get; set; }

    public string Name { get; set; }
}

public class Edit
{
    public string User { get; set; }

    public string Ts { get; set; }
}
