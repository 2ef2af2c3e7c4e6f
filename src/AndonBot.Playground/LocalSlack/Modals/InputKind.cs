namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>
/// Where an element's value is stored: the field in its value object, the field of its initial value, and whether the value is a list.
/// </summary>
internal sealed record InputKind(string Field, string Initial, bool IsList = false)
{
    private static readonly Dictionary<string, InputKind> ByType = new()
    {
        ["plain_text_input"] = new("value", "initial_value"),
        ["number_input"] = new("value", "initial_value"),
        ["email_text_input"] = new("value", "initial_value"),
        ["url_text_input"] = new("value", "initial_value"),
        ["rich_text_input"] = new("rich_text_value", "initial_value"),
        ["static_select"] = new("selected_option", "initial_option"),
        ["external_select"] = new("selected_option", "initial_option"),
        ["radio_buttons"] = new("selected_option", "initial_option"),
        ["overflow"] = new("selected_option", "initial_option"),
        ["checkboxes"] = new("selected_options", "initial_options", IsList: true),
        ["multi_static_select"] = new("selected_options", "initial_options", IsList: true),
        ["multi_external_select"] = new("selected_options", "initial_options", IsList: true),
        ["users_select"] = new("selected_user", "initial_user"),
        ["conversations_select"] = new("selected_conversation", "initial_conversation"),
        ["channels_select"] = new("selected_channel", "initial_channel"),
        ["multi_users_select"] = new("selected_users", "initial_users", IsList: true),
        ["multi_conversations_select"] = new("selected_conversations", "initial_conversations", IsList: true),
        ["multi_channels_select"] = new("selected_channels", "initial_channels", IsList: true),
        ["datepicker"] = new("selected_date", "initial_date"),
        ["timepicker"] = new("selected_time", "initial_time"),
        ["datetimepicker"] = new("selected_date_time", "initial_date_time"),
    };

    /// <summary>The kind for an element type; null for buttons, images and text, which have no value.</summary>
    public static InputKind? Of(string? elementType) => elementType is null ? null : ByType.GetValueOrDefault(elementType);

    public bool IsOption => Field is "selected_option" or "selected_options";

    public bool IsPerson => Field is "selected_user" or "selected_users";

    public bool IsConversation => Field is "selected_conversation" or "selected_conversations" or "selected_channel" or "selected_channels";
}
