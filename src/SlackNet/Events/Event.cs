namespace SlackNet.Events;

/// <summary>Something that happened in a workspace. Events of a type without its own class are instances of this base class.</summary>
public class Event
{
    public string Type { get; set; }

    public string EventTs { get; set; }
}

public class AppHomeOpened : Event
{
    public string User { get; set; }

    public string Channel { get; set; }

    public AppHomeTab Tab { get; set; }

    public ViewInfo View { get; set; }
}

public enum AppHomeTab
{
    Home,
    Messages,
}

public class MemberJoinedChannel : Event
{
    public string User { get; set; }

    public string Channel { get; set; }

    public ChannelType ChannelType { get; set; }

    public string Inviter { get; set; }
}

public class MemberLeftChannel : Event
{
    public string User { get; set; }

    public string Channel { get; set; }

    public ChannelType ChannelType { get; set; }
}

public class ChannelLeft : Event
{
    public string Channel { get; set; }
}

public class GroupLeft : Event
{
    public string Channel { get; set; }
}

public class UserChange : Event
{
    public User User { get; set; }
}

public class ChannelRename : Event
{
    public RenamedChannel Channel { get; set; }
}

public class RenamedChannel
{
    public string Id { get; set; }

    public string Name { get; set; }

    public int Created { get; set; }
}

public class TokensRevoked : Event
{
    public Dictionary<string, IList<string>> Tokens { get; set; } = [];
}

public class AppUninstalled : Event;
