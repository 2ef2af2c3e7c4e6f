using System.Text.Json.Serialization;

namespace SlackNet.Blocks;

public class DatePicker() : ActionElement("datepicker"), IInputBlockElement
{
    public PlainText Placeholder { get; set; }

    public DateTime? InitialDate { get; set; }

    // As in the package, "false" is not sent, since Slack has answered internal_error to it.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FocusOnLoad { get; set; }
}

public class DatePickerAction : BlockAction
{
    public DateTime? SelectedDate { get; set; }
}

public class DatePickerValue : ElementValue
{
    public DateTime? SelectedDate { get; set; }
}

public class TimePicker() : ActionElement("timepicker"), IInputBlockElement
{
    public PlainText Placeholder { get; set; }

    public TimeSpan? InitialTime { get; set; }

    public bool FocusOnLoad { get; set; }
}

public class TimePickerAction : BlockAction
{
    public TimeSpan? SelectedTime { get; set; }
}

public class TimePickerValue : ElementValue
{
    public TimeSpan? SelectedTime { get; set; }
}
