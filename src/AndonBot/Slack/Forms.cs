using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using NodaTime;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Slack;

/// <summary>Builds the inputs of modals, each under one id, and reads them back.</summary>
public static class Forms
{
    /// <summary>The longest text that Slack's inputs take, in characters.</summary>
    public const int LongestInput = 3000;

    public static ModalViewDefinition Modal(string callbackId, string title, string submit, string metadata, params IEnumerable<Block> blocks) => new()
    {
        CallbackId = callbackId,
        Title = new PlainText(title),
        Submit = new PlainText(submit),
        Close = new PlainText("Cancel"),
        PrivateMetadata = metadata,
        Blocks = [.. blocks],
    };

    public static InputBlock Input(string id, string label, IInputBlockElement element, bool optional = false, string? hint = null)
    {
        element.ActionId = id;
        var input = new InputBlock { BlockId = id, Label = new PlainText(label), Element = element, Optional = optional };
        if (hint is not null)
            input.Hint = new PlainText(hint);
        return input;
    }

    /// <param name="focus">Whether the cursor starts there. Only one input of a form may say so.</param>
    public static PlainTextInput LongText(string? initial = null, bool focus = true) =>
        new() { Multiline = true, MaxLength = LongestInput, InitialValue = string.IsNullOrEmpty(initial) ? null : initial, FocusOnLoad = focus };

    public static PlainTextInput ShortText(string? initial = null, int longest = 300) =>
        new() { MaxLength = longest, InitialValue = string.IsNullOrEmpty(initial) ? null : initial };

    /// <summary>As much of a text as fits into an input.</summary>
    public static string? Fitting(string? text) => text is null || text.Length <= LongestInput ? text : IncidentText.Clamp(text, LongestInput);

    public static DatePicker Date(LocalDate? initial = null) => new() { InitialDate = initial?.ToDateTimeUnspecified() };

    public static Option Option(string value, string label) => new() { Text = new PlainText(label), Value = value };

    /// <summary>What was typed, without control and direction characters; null when there is nothing to read in it.</summary>
    public static string? Text(this ViewState state, string id) =>
        state.GetValue<PlainTextInputValue>(id, id)?.Value is { } text && IncomingText.Clean(text) is { Length: > 0 } clean ? clean : null;

    /// <summary>The value of the option that was chosen, from a menu or radio buttons.</summary>
    public static string? Choice(this ViewState state, string id) => Value(state, id) switch
    {
        StaticSelectValue menu => menu.SelectedOption?.Value,
        RadioButtonGroupValue radio => radio.SelectedOption?.Value,
        _ => null,
    };

    public static bool IsTicked(this ViewState state, string id) =>
        Value(state, id) is CheckboxGroupValue { SelectedOptions.Count: > 0 };

    public static LocalDate? Date(this ViewState state, string id) =>
        Value(state, id) is DatePickerValue { SelectedDate: { } date } ? LocalDate.FromDateTime(date) : null;

    public static string? Person(this ViewState state, string id) => Value(state, id) is UserSelectValue menu ? menu.SelectedUser : null;

    public static IReadOnlyList<string> People(this ViewState state, string id) =>
        Value(state, id) is UserMultiSelectValue { SelectedUsers: { } users } ? [.. Named(users)] : [];

    public static IReadOnlyList<string> Channels(this ViewState state, string id) =>
        Value(state, id) is ConversationMultiSelectValue { SelectedConversations: { } channels } ? [.. Named(channels)] : [];

    public static LocalTime? Time(this ViewState state, string id) =>
        Value(state, id) is TimePickerValue { SelectedTime: { Ticks: >= 0 and < TimeSpan.TicksPerDay } time }
            ? LocalTime.FromTicksSinceMidnight(time.Ticks)
            : null;

    /// <summary>The ids among what a list holds, which may be anything.</summary>
    private static IEnumerable<string> Named(IEnumerable<string?> ids) => ids.OfType<string>().Where(id => id.Length > 0);

    private static ElementValue? Value(ViewState state, string id) =>
        state.Values.TryGetValue(id, out var block) && block.TryGetValue(id, out var value) ? value : null;
}
