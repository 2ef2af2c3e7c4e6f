using SlackNet.Serialization;

namespace SlackNet.Blocks;

public class UserSelectMenu() : SelectMenuBase("users_select")
{
    public string InitialUser { get; set; }
}

public class UserSelectAction : BlockAction
{
    public string SelectedUser { get; set; }
}

public class UserSelectValue : ElementValue
{
    public string SelectedUser { get; set; }
}

public class UserMultiSelectMenu() : SelectMenuBase("multi_users_select")
{
    [IgnoreIfEmpty]
    public IList<string> InitialUsers { get; set; } = [];

    public int? MaxSelectedItems { get; set; }
}

public class UserMultiSelectAction : BlockAction
{
    public IList<string> SelectedUsers { get; set; } = [];
}

public class UserMultiSelectValue : ElementValue
{
    public IList<string> SelectedUsers { get; set; } = [];
}
