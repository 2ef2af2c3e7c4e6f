using SlackNet.Events;

namespace SlackNet;

/// <summary>A channel, private group or direct message.</summary>
public class Conversation
{
    public string Id { get; set; }

    public string Name { get; set; }

    public bool IsChannel { get; set; }

    public bool IsGroup { get; set; }

    public bool IsIm { get; set; }

    public int Created { get; set; }

    public string Creator { get; set; }

    public bool IsArchived { get; set; }

    public bool IsGeneral { get; set; }

    public int Unlinked { get; set; }

    public string NameNormalized { get; set; }

    public bool IsShared { get; set; }

    public bool IsExtShared { get; set; }

    public bool IsOrgShared { get; set; }

    public bool IsPendingExtShared { get; set; }

    public bool IsMember { get; set; }

    public bool IsPrivate { get; set; }

    public bool IsMpim { get; set; }

    public MessageEvent Latest { get; set; }

    public Topic Topic { get; set; }

    public Purpose Purpose { get; set; }

    public string[] PreviousNames { get; set; }

    public bool IsReadOnly { get; set; }

    public int NumMembers { get; set; }

    public string Locale { get; set; }

    public string User { get; set; }

    public bool IsUserDeleted { get; set; }
}

public class Topic
{
    public string Value { get; set; }

    public string Creator { get; set; }

    public int LastSet { get; set; }
}

public class Purpose
{
    public string Value { get; set; }

    public string Creator { get; set; }

    public int LastSet { get; set; }
}
