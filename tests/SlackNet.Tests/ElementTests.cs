using System.Text.Json.Nodes;
using SlackNet.Blocks;
using SlackNet.Interaction;

namespace SlackNetTests;

/// <summary>How each type of element is read: as an action, and as a value in the state of a view.</summary>
internal sealed class ElementTests
{
    private SlackNetHost host = null!;

    [SetUp]
    public async Task Start() => host = await SlackNetHost.Start(c => c
        .RegisterBlockActionHandler<AnyActionHandler>()
        .RegisterViewSubmissionHandler<ViewHandler>("call_open"));

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase("button", "1042")]
    [TestCase("overflow", "escalate")]
    [TestCase("static_select", "press-2")]
    [TestCase("users_select", "U0TOMAS002")]
    [TestCase("multi_users_select", "U0TOMAS002,U0PRIYA003")]
    [TestCase("conversations_select", "C0LINE0004")]
    [TestCase("datepicker", "2026-08-07")]
    [TestCase("timepicker", "09:30")]
    [TestCase("radio_buttons", "red")]
    [TestCase("checkboxes", "")]
    [TestCase("plain_text_input", "Leak")]
    public async Task An_action_has_what_was_chosen(string element, string chosen)
    {
        var action = await Use(element);

        Assert.That(Chosen(action), Is.EqualTo(chosen));
    }

    [Test]
    public async Task An_action_has_its_type_ids_and_time([ValueSource(nameof(Elements))] string element)
    {
        var sample = SlackNetSample.Json("interactivity/actions-by-element")[element]!;

        var action = await Use(element);

        Assert.Multiple(() =>
        {
            Assert.That(action.Type, Is.EqualTo(element));
            Assert.That(action.ActionId, Is.EqualTo((string)sample["action_id"]!));
            Assert.That(action.BlockId, Is.EqualTo((string)sample["block_id"]!));
            Assert.That(action.ActionTs, Is.EqualTo((string)sample["action_ts"]!));
        });
    }

    [Test]
    public async Task A_submission_has_the_value_of_each_type_of_input()
    {
        var payload = SlackNetSample.Json("interactivity/view_submission");
        payload["view"]!["state"]!["values"] = new JsonObject(SlackNetSample.Json("interactivity/state-by-element").AsObject()
            .Select(value => KeyValuePair.Create(value.Key, (JsonNode?)new JsonObject { ["value"] = value.Value!.DeepClone() })));

        await host.Action(payload);

        var state = host.Received.Single<ViewSubmission>().View.State;
        Assert.Multiple(() =>
        {
            Assert.That(state.GetValue<PlainTextInputValue>("plain_text_input", "value").Value, Is.Null);
            Assert.That(state.GetValue<UrlTextInputValue>("url_text_input", "value").Value, Is.EqualTo("https://example.com/x"));
            Assert.That(state.GetValue<StaticSelectValue>("static_select", "value").SelectedOption, Is.Null);
            Assert.That(state.GetValue<UserSelectValue>("users_select", "value").SelectedUser, Is.Null);
            Assert.That(state.GetValue<UserMultiSelectValue>("multi_users_select", "value").SelectedUsers, Is.Empty);
            Assert.That(state.GetValue<ConversationSelectValue>("conversations_select", "value").SelectedConversation, Is.Null);
            Assert.That(
                state.GetValue<ConversationMultiSelectValue>("multi_conversations_select", "value").SelectedConversations, Is.Empty);
            Assert.That(state.GetValue<DatePickerValue>("datepicker", "value").SelectedDate, Is.EqualTo(new DateTime(2026, 8, 7)));
            Assert.That(state.GetValue<TimePickerValue>("timepicker", "value").SelectedTime, Is.EqualTo(new TimeSpan(9, 30, 0)));
            Assert.That(state.GetValue<RadioButtonGroupValue>("radio_buttons", "value").SelectedOption.Value, Is.EqualTo("red"));
            Assert.That(state.GetValue<CheckboxGroupValue>("checkboxes", "value").SelectedOptions, Is.Empty);
        });
    }

    private static IEnumerable<string> Elements() =>
        SlackNetSample.Json("interactivity/actions-by-element").AsObject().Select(element => element.Key);

    private static string? Chosen(BlockAction action) => action switch
    {
        ButtonAction button => button.Value,
        OverflowAction overflow => overflow.SelectedOption.Value,
        StaticSelectAction select => select.SelectedOption.Value,
        UserSelectAction user => user.SelectedUser,
        UserMultiSelectAction users => string.Join(',', users.SelectedUsers),
        ConversationSelectAction conversation => conversation.SelectedConversation,
        DatePickerAction date => $"{date.SelectedDate:yyyy-MM-dd}",
        TimePickerAction time => $"{time.SelectedTime:hh\\:mm}",
        RadioButtonGroupAction radio => radio.SelectedOption.Value,
        CheckboxGroupAction boxes => string.Join(',', boxes.SelectedOptions.Select(option => option.Value)),
        PlainTextInputAction text => text.Value,
        _ => null,
    };

    private async Task<BlockAction> Use(string element)
    {
        var payload = SlackNetSample.Json("interactivity/block_actions-message");
        payload["actions"] = new JsonArray(SlackNetSample.Json("interactivity/actions-by-element")[element]!.DeepClone());
        await host.Action(payload);
        return host.Received.Single<BlockActionRequest>().Action;
    }
}
