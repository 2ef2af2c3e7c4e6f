using System.Text.Json.Nodes;
using SlackNet;
using SlackNet.Blocks;
using Button = SlackNet.Blocks.Button;
using Option = SlackNet.Blocks.Option;

namespace SlackNetTests;

/// <summary>The requests that show modals and the home tab.</summary>
internal sealed class ViewRequestTests
{
    // SlackNet's time picker has no time zone.
    private static JsonNode Modal => SlackNetSample.Json("web-api/views.open.request")["view"]!.Without("timezone");

    [Test]
    public async Task A_modal_is_opened()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/views.open"));

        var response = await calls.Client.Views.Open("9100000000001.9200000000002.0f1e2d3c4b5a69788796a5b4c3d2e1f0", OpenCall());

        AssertSent(calls, "views.open", SlackNetSample.Json("web-api/views.open.request").Without("timezone"));
        Assert.Multiple(() =>
        {
            Assert.That(response.View.Id, Is.EqualTo("V0CALL0001"));
            Assert.That(response.View.Blocks.OfType<InputBlock>().Select(block => block.BlockId), Is.EqualTo(inputs));
        });
    }

    [Test]
    public void The_sample_of_a_request_has_the_modal_of_the_sample_views() =>
        SlackNetSample.AssertEquivalent(Modal, SlackNetSample.Json("views/modal-open-call.request-view").Without("timezone"));

    [Test]
    public async Task A_modal_is_pushed()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/views.push"));

        var response = await calls.Client.Views.Push("1.2.x", OpenCall());

        AssertSent(calls, "views.push", new JsonObject { ["trigger_id"] = "1.2.x", ["view"] = Modal });
        Assert.That(response.View.Id, Is.EqualTo((string)SlackNetSample.Json("web-api/views.push")["view"]!["id"]!));
    }

    [Test]
    public async Task A_modal_is_updated_by_its_id()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/views.update"));

        var response = await calls.Client.Views.UpdateByViewId(OpenCall(), "V0CALL0001", "1786003205.Xy7Kq2Lm");

        AssertSent(calls, "views.update", new JsonObject
        {
            ["view_id"] = "V0CALL0001",
            ["hash"] = "1786003205.Xy7Kq2Lm",
            ["view"] = Modal,
        });
        Assert.That(response.View.Hash, Is.EqualTo((string)SlackNetSample.Json("web-api/views.update")["view"]!["hash"]!));
    }

    [Test]
    public async Task A_modal_is_updated_by_its_external_id()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/views.update"));

        await calls.Client.Views.UpdateByExternalId(OpenCall(), "call-7");

        AssertSent(calls, "views.update", new JsonObject { ["external_id"] = "call-7", ["view"] = Modal.Without("external_id") });
    }

    [Test]
    public async Task The_home_tab_is_published()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/views.publish"));

        var response = await calls.Client.Views.Publish("U0MARIA001", Home());

        AssertSent(calls, "views.publish", SlackNetSample.Json("web-api/views.publish.request"));
        SlackNetSample.AssertEquivalent(calls.Sent.Single().Json["view"], SlackNetSample.Json("views/home.request-view"));
        Assert.That(response.View.Type, Is.EqualTo("home"));
    }

    [Test]
    public async Task Each_type_of_element_is_written_and_read()
    {
        var everyInput = JsonNode.Parse(EveryElement)!;
        using var calls = new SlackNetCalls().Answer(
            new JsonObject { ["ok"] = true, ["view"] = new JsonObject { ["type"] = "modal", ["blocks"] = everyInput } }.ToJsonString());
        const InteractionType onEnter = InteractionType.OnEnterPressed;
        IInputBlockElement[] elements =
        [
            new UserMultiSelectMenu { ActionId = "a", InitialUsers = ["U1"], MaxSelectedItems = 3, Placeholder = "Who" },
            new ConversationSelectMenu { ActionId = "b", InitialConversation = "C1", DefaultToCurrentConversation = true },
            new ConversationMultiSelectMenu
            {
                ActionId = "c",
                InitialConversations = ["C1", "C2"],
                Filter = new() { Include = [ConversationTypeFilter.Public, ConversationTypeFilter.Private], ExcludeBotUsers = true },
            },
            new DatePicker { ActionId = "d", InitialDate = new DateTime(2026, 8, 7), FocusOnLoad = true },
            new CheckboxGroup { ActionId = "e", Options = [new() { Text = new Markdown("*x*"), Value = "x", Description = "why" }] },
            new StaticSelectMenu
            {
                ActionId = "f",
                OptionGroups = [new() { Label = "g", Options = [new Option { Text = "o", Value = "v" }] }],
            },
            new PlainTextInput { ActionId = "g", MinLength = 1, DispatchActionConfig = new() { TriggerActionsOn = [onEnter] } },
            new UrlTextInput { ActionId = "h", InitialValue = "https://example.com" },
        ];

        var response = await calls.Client.Views.Open("t", new ModalViewDefinition
        {
            Title = "All",
            Blocks =
            [
                .. elements.Select(element => new InputBlock { Label = "l", Element = element, DispatchAction = element is DatePicker }),
            ],
        });

        SlackNetSample.AssertEquivalent(calls.Sent.Single().Json["view"]!["blocks"], everyInput);
        var read = response.View.Blocks.Cast<InputBlock>().Select(block => block.Element).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(read.Select(element => element.GetType()), Is.EqualTo(elements.Select(element => element.GetType())));
            Assert.That(read.Select(element => element.ActionId), Is.EqualTo(elements.Select(element => element.ActionId)));
            Assert.That(((DatePicker)read[3]).InitialDate, Is.EqualTo(new DateTime(2026, 8, 7)));
            Assert.That(((ConversationMultiSelectMenu)read[2]).Filter.Include, Has.Count.EqualTo(2));
            Assert.That(((PlainTextInput)read[6]).DispatchActionConfig.TriggerActionsOn.Single(), Is.EqualTo(onEnter));
        });
    }

    [Test]
    public async Task Only_an_element_with_the_focus_is_sent_with_focus_on_load([Values] bool focus)
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/views.publish"));
        ActionElement[] elements =
        [
            new StaticSelectMenu { ActionId = "a", FocusOnLoad = focus },
            new UserSelectMenu { ActionId = "b", FocusOnLoad = focus },
            new UserMultiSelectMenu { ActionId = "c", FocusOnLoad = focus },
            new ConversationSelectMenu { ActionId = "d", FocusOnLoad = focus },
            new ConversationMultiSelectMenu { ActionId = "e", FocusOnLoad = focus },
            new DatePicker { ActionId = "f", FocusOnLoad = focus },
        ];

        await calls.Client.Views.Publish("U0MARIA001", new HomeViewDefinition { Blocks = [new ActionsBlock { Elements = [.. elements] }] });

        var sent = calls.Sent.Single().Json["view"]!["blocks"]![0]!["elements"]!.AsArray();
        Assert.That(sent.Select(element => (bool?)element!["focus_on_load"]), Has.All.EqualTo(focus ? true : null));
    }

    private const string EveryElement = """
        [
          {"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"multi_users_select","action_id":"a",
            "initial_users":["U1"],"max_selected_items":3,"placeholder":{"type":"plain_text","text":"Who"}}},
          {"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"conversations_select","action_id":"b",
            "initial_conversation":"C1","default_to_current_conversation":true}},
          {"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"multi_conversations_select","action_id":"c",
            "initial_conversations":["C1","C2"],"filter":{"include":["public","private"],"exclude_bot_users":true}}},
          {"type":"input","label":{"type":"plain_text","text":"l"},"dispatch_action":true,"element":{"type":"datepicker","action_id":"d",
            "initial_date":"2026-08-07","focus_on_load":true}},
          {"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"checkboxes","action_id":"e",
            "options":[{"text":{"type":"mrkdwn","text":"*x*"},"value":"x","description":{"type":"plain_text","text":"why"}}]}},
          {"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"static_select","action_id":"f",
            "option_groups":[{"label":{"type":"plain_text","text":"g"},
            "options":[{"text":{"type":"plain_text","text":"o"},"value":"v"}]}]}},
          {"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"plain_text_input","action_id":"g",
            "min_length":1,"dispatch_action_config":{"trigger_actions_on":["on_enter_pressed"]}}},
          {"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"url_text_input","action_id":"h",
            "initial_value":"https://example.com"}}
        ]
        """;

    private static readonly string[] inputs = ["station", "severity", "reason", "helper", "due"];

    private static void AssertSent(SlackNetCalls calls, string method, JsonNode expected)
    {
        var call = calls.Sent.Single();
        Assert.That(call.Url.AbsoluteUri, Is.EqualTo("https://slack.com/api/" + method));
        SlackNetSample.AssertEquivalent(call.Json, expected);
    }

    private static ModalViewDefinition OpenCall() => new()
    {
        CallbackId = "call_open",
        Title = "Open andon call",
        Submit = "Open call",
        Close = "Cancel",
        PrivateMetadata = """{"channel":"C0LINE0004","line":"line-4"}""",
        NotifyOnClose = true,
        Blocks =
        [
            new InputBlock
            {
                BlockId = "station",
                Label = "Station",
                Element = new StaticSelectMenu
                {
                    ActionId = "value",
                    Placeholder = "Choose a station",
                    Options = [new() { Text = "press-1", Value = "press-1" }, new() { Text = "press-2", Value = "press-2" }],
                },
            },
            new InputBlock
            {
                BlockId = "severity",
                Label = "Severity",
                Element = new RadioButtonGroup
                {
                    ActionId = "value",
                    Options = [new() { Text = "Help needed", Value = "yellow" }, new() { Text = "Line stopped", Value = "red" }],
                    InitialOption = new() { Text = "Help needed", Value = "yellow" },
                },
            },
            new InputBlock
            {
                BlockId = "reason",
                Optional = true,
                Label = "What happened?",
                Hint = "Up to 500 characters",
                Element = new PlainTextInput { ActionId = "value", Multiline = true, MaxLength = 500 },
            },
            new InputBlock
            {
                BlockId = "helper",
                Optional = true,
                Label = "Ask someone",
                Element = new UserSelectMenu { ActionId = "value" },
            },
            new InputBlock
            {
                BlockId = "due",
                Optional = true,
                Label = "Needed by",
                Element = new TimePicker { ActionId = "value", InitialTime = new TimeSpan(9, 30, 0) },
            },
        ],
    };

    private static HomeViewDefinition Home() => new()
    {
        CallbackId = "home",
        PrivateMetadata = "",
        Blocks =
        [
            new HeaderBlock { BlockId = "h", Text = "Your lines" },
            new SectionBlock
            {
                BlockId = "l4",
                Text = new Markdown("*Line 4* — :red_circle: 1 open call"),
                Accessory = new Button { ActionId = "home_open_line", Text = "Details", Value = "line-4" },
            },
            new DividerBlock { BlockId = "d" },
            new ActionsBlock
            {
                BlockId = "a",
                Elements = [new Button { ActionId = "home_new_call", Text = "New call", Style = ButtonStyle.Danger }],
            },
        ],
    };
}
