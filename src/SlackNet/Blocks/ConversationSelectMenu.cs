using SlackNet.Serialization;

namespace SlackNet.Blocks;

public class ConversationSelectMenu() : SelectMenuBase("conversations_select")
{
    public string InitialConversation { get; set; }

    public ConversationFilter Filter { get; set; }

    public bool DefaultToCurrentConversation { get; set; }
}

public class ConversationSelectAction : BlockAction
{
    public string SelectedConversation { get; set; }
}

public class ConversationSelectValue : ElementValue
{
    public string SelectedConversation { get; set; }
}

public class ConversationMultiSelectMenu() : SelectMenuBase("multi_conversations_select")
{
    [IgnoreIfEmpty]
    public IList<string> InitialConversations { get; set; } = [];

    public int? MaxSelectedItems { get; set; }

    public ConversationFilter Filter { get; set; }

    public bool DefaultToCurrentConversation { get; set; }
}

public class ConversationMultiSelectAction : BlockAction
{
    public IList<string> SelectedConversations { get; set; } = [];
}

public class ConversationMultiSelectValue : ElementValue
{
    public IList<string> SelectedConversations { get; set; } = [];
}

public class ConversationFilter
{
    [IgnoreIfEmpty]
    public IList<ConversationTypeFilter> Include { get; set; } = [];

    public bool ExcludeExternalSharedChannels { get; set; }

    public bool ExcludeBotUsers { get; set; }
}

public enum ConversationTypeFilter
{
    Public,
    Private,
    Mpim,
    Im,
}
