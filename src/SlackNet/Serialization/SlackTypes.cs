using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;
using Button = SlackNet.Blocks.Button;

namespace SlackNet.Serialization;

/// <summary>The classes by Slack's names of their types.</summary>
internal static class SlackTypes
{
    private static readonly Dictionary<string, Type> texts = new(StringComparer.Ordinal)
    {
        ["plain_text"] = typeof(PlainText),
        ["mrkdwn"] = typeof(Markdown),
    };

    private static readonly Dictionary<string, Type> blocks = new(StringComparer.Ordinal)
    {
        ["header"] = typeof(HeaderBlock),
        ["section"] = typeof(SectionBlock),
        ["context"] = typeof(ContextBlock),
        ["divider"] = typeof(DividerBlock),
        ["actions"] = typeof(ActionsBlock),
        ["input"] = typeof(InputBlock),
    };

    private static readonly Dictionary<string, Type> elements = new(StringComparer.Ordinal)
    {
        ["button"] = typeof(Button),
        ["overflow"] = typeof(OverflowMenu),
        ["static_select"] = typeof(StaticSelectMenu),
        ["users_select"] = typeof(UserSelectMenu),
        ["multi_users_select"] = typeof(UserMultiSelectMenu),
        ["conversations_select"] = typeof(ConversationSelectMenu),
        ["multi_conversations_select"] = typeof(ConversationMultiSelectMenu),
        ["datepicker"] = typeof(DatePicker),
        ["timepicker"] = typeof(TimePicker),
        ["radio_buttons"] = typeof(RadioButtonGroup),
        ["checkboxes"] = typeof(CheckboxGroup),
        ["plain_text_input"] = typeof(PlainTextInput),
        ["url_text_input"] = typeof(UrlTextInput),
    };

    private static readonly Dictionary<string, Type> inputs =
        elements.Where(element => element.Value.IsAssignableTo(typeof(IInputBlockElement))).ToDictionary(StringComparer.Ordinal);

    private static readonly Dictionary<string, Type> actions = new(StringComparer.Ordinal)
    {
        ["button"] = typeof(ButtonAction),
        ["overflow"] = typeof(OverflowAction),
        ["static_select"] = typeof(StaticSelectAction),
        ["users_select"] = typeof(UserSelectAction),
        ["multi_users_select"] = typeof(UserMultiSelectAction),
        ["conversations_select"] = typeof(ConversationSelectAction),
        ["multi_conversations_select"] = typeof(ConversationMultiSelectAction),
        ["datepicker"] = typeof(DatePickerAction),
        ["timepicker"] = typeof(TimePickerAction),
        ["radio_buttons"] = typeof(RadioButtonGroupAction),
        ["checkboxes"] = typeof(CheckboxGroupAction),
        ["plain_text_input"] = typeof(PlainTextInputAction),
    };

    private static readonly Dictionary<string, Type> values = new(StringComparer.Ordinal)
    {
        ["static_select"] = typeof(StaticSelectValue),
        ["users_select"] = typeof(UserSelectValue),
        ["multi_users_select"] = typeof(UserMultiSelectValue),
        ["conversations_select"] = typeof(ConversationSelectValue),
        ["multi_conversations_select"] = typeof(ConversationMultiSelectValue),
        ["datepicker"] = typeof(DatePickerValue),
        ["timepicker"] = typeof(TimePickerValue),
        ["radio_buttons"] = typeof(RadioButtonGroupValue),
        ["checkboxes"] = typeof(CheckboxGroupValue),
        ["plain_text_input"] = typeof(PlainTextInputValue),
        ["url_text_input"] = typeof(UrlTextInputValue),
    };

    private static readonly Dictionary<string, Type> views = new(StringComparer.Ordinal)
    {
        ["modal"] = typeof(ModalViewInfo),
        ["home"] = typeof(HomeViewInfo),
    };

    private static readonly Dictionary<string, Type> viewDefinitions = new(StringComparer.Ordinal)
    {
        ["modal"] = typeof(ModalViewDefinition),
        ["home"] = typeof(HomeViewDefinition),
    };

    private static readonly Dictionary<string, Type> interactions = new(StringComparer.Ordinal)
    {
        ["block_actions"] = typeof(BlockActionRequest),
        ["view_submission"] = typeof(ViewSubmission),
        ["view_closed"] = typeof(ViewClosed),
        ["message_action"] = typeof(MessageShortcut),
        ["shortcut"] = typeof(GlobalShortcut),
    };

    private static readonly Dictionary<string, Type> eventRequests = new(StringComparer.Ordinal)
    {
        ["event_callback"] = typeof(EventCallback),
        ["url_verification"] = typeof(UrlVerification),
    };

    private static readonly Dictionary<string, Type> events = new(StringComparer.Ordinal)
    {
        ["app_home_opened"] = typeof(AppHomeOpened),
        ["app_mention"] = typeof(AppMention),
        ["app_uninstalled"] = typeof(AppUninstalled),
        ["channel_left"] = typeof(ChannelLeft),
        ["channel_rename"] = typeof(ChannelRename),
        ["group_left"] = typeof(GroupLeft),
        ["member_joined_channel"] = typeof(MemberJoinedChannel),
        ["member_left_channel"] = typeof(MemberLeftChannel),
        ["message"] = typeof(MessageEvent),
        ["tokens_revoked"] = typeof(TokensRevoked),
        ["user_change"] = typeof(UserChange),
    };

    public static IEnumerable<JsonConverter> Converters =>
    [
        new SlackTypeConverter<TextObject, UnknownText>(texts),
        new SlackTypeConverter<Block, UnknownBlock>(blocks),
        new SlackTypeConverter<BlockElement, UnknownElement>(elements),
        new SlackTypeConverter<IActionElement, UnknownElement>(elements),
        new SlackTypeConverter<IInputBlockElement, UnknownElement>(inputs),
        new SlackTypeConverter<IContextElement, UnknownElement>(texts),
        new SlackTypeConverter<BlockAction, UnknownAction>(actions),
        new SlackTypeConverter<ElementValue, UnknownValue>(values),
        new SlackTypeConverter<ViewInfo, UnknownView>(views),
        new SlackTypeConverter<ViewDefinition, ModalViewDefinition>(viewDefinitions),
        new SlackTypeConverter<InteractionRequest, UnknownInteraction>(interactions),
        new SlackTypeConverter<EventRequest, UnknownEventRequest>(eventRequests),
        new SlackTypeConverter<Event, UnknownEvent>(events),
    ];

    /// <summary>Slack's name of a class: the one in its attribute, or else the class name in snake_case.</summary>
    public static string NameOf(Type type) =>
        type.GetCustomAttribute<SlackTypeAttribute>()?.TypeIdentifier ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);
}
