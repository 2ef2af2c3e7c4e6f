using SlackNet.Serialization;

namespace SlackNet.Blocks;

public class RadioButtonGroup() : ActionElement("radio_buttons"), IInputBlockElement
{
    public IList<Option> Options { get; set; } = [];

    public Option InitialOption { get; set; }

    public bool FocusOnLoad { get; set; }
}

public class RadioButtonGroupAction : BlockAction
{
    public Option SelectedOption { get; set; }
}

public class RadioButtonGroupValue : ElementValue
{
    public Option SelectedOption { get; set; }
}

public class CheckboxGroup() : ActionElement("checkboxes"), IInputBlockElement
{
    public IList<Option> Options { get; set; } = [];

    [IgnoreIfEmpty]
    public IList<Option> InitialOptions { get; set; } = [];

    public bool FocusOnLoad { get; set; }
}

public class CheckboxGroupAction : BlockAction
{
    public IList<Option> SelectedOptions { get; set; } = [];
}

public class CheckboxGroupValue : ElementValue
{
    public IList<Option> SelectedOptions { get; set; } = [];
}
