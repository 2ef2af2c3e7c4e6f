using System.Text.Json.Serialization;
using SlackNet.Serialization;

namespace SlackNet.Blocks;

public abstract class SelectMenuBase : ActionElement, IInputBlockElement
{
    protected SelectMenuBase(string type) : base(type) { }

    public PlainText Placeholder { get; set; }

    // As in the package, "false" is not sent, since Slack has answered internal_error to it.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FocusOnLoad { get; set; }
}

public abstract class StaticSelectMenuBase : SelectMenuBase
{
    protected StaticSelectMenuBase(string type) : base(type) { }

    [IgnoreIfEmpty]
    public IList<Option> Options { get; set; } = [];

    [IgnoreIfEmpty]
    public IList<OptionGroup> OptionGroups { get; set; } = [];
}

public class StaticSelectMenu() : StaticSelectMenuBase("static_select")
{
    public Option InitialOption { get; set; }
}

public class StaticSelectAction : BlockAction
{
    public Option SelectedOption { get; set; }
}

public class StaticSelectValue : ElementValue
{
    public Option SelectedOption { get; set; }
}
