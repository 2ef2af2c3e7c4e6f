using System.Net;
using System.Text.Json.Nodes;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Interaction;

namespace SlackNetTests;

internal sealed class InteractionTests
{
    private SlackNetHost host = null!;

    [SetUp]
    public async Task Start() => host = await SlackNetHost.Start(c => c
        .RegisterBlockActionHandler<AnyActionHandler>()
        .RegisterMessageShortcutHandler<ShortcutHandler>("call_from_message")
        .RegisterGlobalShortcutHandler<ShortcutHandler>("call_new")
        .RegisterViewSubmissionHandler<ViewHandler>("call_open")
        .RegisterViewSubmissionHandler<ViewHandler>("call_done"));

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task A_click_in_a_message_has_the_user_the_channel_the_message_and_the_action()
    {
        await Post("interactivity/block_actions-message");

        var request = host.Received.Single<BlockActionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.Type, Is.EqualTo("block_actions"));
            Assert.That(request.ApiAppId, Is.EqualTo("A0ANDON001"));
            Assert.That(request.Team.Id, Is.EqualTo("T0LAKE0001"));
            Assert.That(request.Team.Domain, Is.EqualTo("lakeside-plant"));
            Assert.That(request.User.Id, Is.EqualTo("U0TOMAS002"));
            Assert.That(request.User.Name, Is.EqualTo("tomas.k"));
            Assert.That(request.User.TeamId, Is.EqualTo("T0LAKE0001"));
            Assert.That(request.Channel.Id, Is.EqualTo("C0LINE0004"));
            Assert.That(request.Channel.Name, Is.EqualTo("line-4"));
            Assert.That(request.Enterprise, Is.Null);
            Assert.That(request.IsEnterpriseInstall, Is.False);
            Assert.That(request.Container.Type, Is.EqualTo("message"));
            Assert.That(request.Container.MessageTs, Is.EqualTo("1786003210.000100"));
            Assert.That(request.Container.ChannelId, Is.EqualTo("C0LINE0004"));
            Assert.That(request.Container.IsEphemeral, Is.False);
            Assert.That(request.TriggerId, Is.EqualTo("9100000000001.9200000000002.0f1e2d3c4b5a69788796a5b4c3d2e1f0"));
            Assert.That(request.ResponseUrl, Is.EqualTo("https://hooks.slack.com/actions/T0LAKE0001/9100000000004/EXAMPLEactionUrl"));
            Assert.That(request.View, Is.Null);
            Assert.That(request.State.Values, Is.Empty);
            Assert.That(request.Message.Ts, Is.EqualTo("1786003210.000100"));
            Assert.That(request.Message.User, Is.EqualTo("U0ANDON0B1"));
            Assert.That(request.Message.BotId, Is.EqualTo("B0ANDON001"));
            Assert.That(request.Message.BotProfile.Name, Is.EqualTo("Andon"));
            Assert.That(request.Message.Text, Is.EqualTo("Andon call #1042: press-2 on line 4"));
            Assert.That(request.Message.Blocks.Select(block => block.Type), Is.EqualTo(blocks));
            Assert.That(((SectionBlock)request.Message.Blocks[1]).Fields[0].Text, Is.EqualTo("*Station*\npress-2"));
            Assert.That(((ActionsBlock)request.Message.Blocks[3]).Elements[0], Has.Property("ActionId").EqualTo("call_ack"));
            Assert.That(((ContextBlock)request.Message.Blocks[4]).Elements.Single(), Is.InstanceOf<Markdown>());

            var action = (ButtonAction)request.Action;
            Assert.That(action.ActionId, Is.EqualTo("call_ack"));
            Assert.That(action.BlockId, Is.EqualTo("call_1042"));
            Assert.That(action.Value, Is.EqualTo("1042"));
            Assert.That(action.Text.Text, Is.EqualTo("Acknowledge"));
            Assert.That(action.ActionTs, Is.EqualTo("1786003270.123456"));
        });
    }

    [Test]
    public async Task A_message_shortcut_has_the_message()
    {
        await Post("interactivity/message_action");

        var request = host.Received.Single<MessageShortcut>();
        Assert.Multiple(() =>
        {
            Assert.That(request.Type, Is.EqualTo("message_action"));
            Assert.That(request.TriggerId, Is.EqualTo("9100000000001.9200000000002.0f1e2d3c4b5a69788796a5b4c3d2e1f0"));
            Assert.That((request.User.Id, request.Channel.Id, request.Message.Ts), Is.EqualTo(("U0MARIA001", "C0LINE0004", "1786003240.000100")));
            Assert.That((request.Message.User, request.Message.Text), Is.EqualTo(("U0TOMAS002", "press-2 makes a strange noise")));
            Assert.That(request.ResponseUrl, Does.StartWith("https://hooks.slack.com/app/"));
        });
    }

    [Test]
    public async Task A_global_shortcut_has_no_channel()
    {
        await Post("interactivity/shortcut-global");

        var request = host.Received.Single<GlobalShortcut>();
        Assert.That((request.CallbackId, request.User.Id, request.Channel?.Id, request.ResponseUrl),
            Is.EqualTo(("call_new", "U0MARIA001", (string?)null, (string?)null)));
        Assert.That(request.TriggerId, Does.StartWith("9100000000001."));
    }

    [Test]
    public async Task A_click_in_an_ephemeral_message_has_no_message()
    {
        await Post("interactivity/block_actions-ephemeral");

        var request = host.Received.Single<BlockActionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.Message, Is.Null);
            Assert.That(request.Container.IsEphemeral, Is.True);
            Assert.That(request.Action.ActionId, Is.EqualTo("call_confirm"));
        });
    }

    [Test]
    public async Task A_choice_in_a_modal_has_the_modal_and_what_has_been_entered()
    {
        await Post("interactivity/block_actions-modal");

        var request = host.Received.Single<BlockActionRequest>();
        var view = (ModalViewInfo)request.View;
        Assert.Multiple(() =>
        {
            Assert.That(request.Channel, Is.Null);
            Assert.That(request.Message, Is.Null);
            Assert.That(request.ResponseUrl, Is.Null);
            Assert.That(((StaticSelectAction)request.Action).SelectedOption.Value, Is.EqualTo("press-2"));
            Assert.That(view.Id, Is.EqualTo("V0CALL0001"));
            Assert.That(view.CallbackId, Is.EqualTo("call_open"));
            Assert.That(view.Hash, Is.EqualTo("1786003205.Xy7Kq2Lm"));
            Assert.That(view.PrivateMetadata, Is.EqualTo("""{"channel":"C0LINE0004","line":"line-4"}"""));
            Assert.That(view.Title.Text, Is.EqualTo("Open andon call"));
            Assert.That(view.NotifyOnClose, Is.True);
            Assert.That(view.State.GetValue<StaticSelectValue>("station", "value").SelectedOption.Text.Text, Is.EqualTo("press-2"));
            Assert.That(view.State.GetValue<PlainTextInputValue>("reason", "value").Value, Is.Null);
            Assert.That(((InputBlock)view.Blocks[0]).Element, Is.InstanceOf<StaticSelectMenu>());
        });
    }

    [Test]
    public async Task A_click_in_the_home_tab_has_the_home_tab()
    {
        await Post("interactivity/block_actions-home");

        var request = host.Received.Single<BlockActionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.View.Type, Is.EqualTo("home"));
            Assert.That(request.View.CallbackId, Is.EqualTo("home"));
            Assert.That(((ButtonAction)request.Action).Value, Is.EqualTo("line-4"));
        });
    }

    [Test]
    public async Task A_submission_has_what_was_entered()
    {
        await Post("interactivity/view_submission");

        var submission = host.Received.Single<ViewSubmission>();
        var state = submission.View.State;
        Assert.Multiple(() =>
        {
            Assert.That(submission.User.Id, Is.EqualTo("U0MARIA001"));
            Assert.That(submission.Team.Id, Is.EqualTo("T0LAKE0001"));
            Assert.That(submission.View.Id, Is.EqualTo("V0CALL0001"));
            Assert.That(submission.View.RootViewId, Is.EqualTo("V0CALL0001"));
            Assert.That(((ModalViewInfo)submission.View).PreviousViewId, Is.Null);
            Assert.That(state.GetValue<StaticSelectValue>("station", "value").SelectedOption.Value, Is.EqualTo("press-2"));
            Assert.That(state.GetValue<RadioButtonGroupValue>("severity", "value").SelectedOption.Value, Is.EqualTo("red"));
            Assert.That(state.GetValue<PlainTextInputValue>("reason", "value").Value, Is.EqualTo("Leak at hose 3"));
            Assert.That(state.GetValue<UserSelectValue>("helper", "value").SelectedUser, Is.EqualTo("U0TOMAS002"));
            Assert.That(state.GetValue<TimePickerValue>("due", "value").SelectedTime, Is.EqualTo(new TimeSpan(9, 30, 0)));
            Assert.That(state.GetValue<PlainTextInputValue>("station", "value"), Is.Null, "another kind");
            Assert.That(state.GetValue<PlainTextInputValue>("nowhere", "value"), Is.Null, "another block");
        });
    }

    [Test]
    public async Task An_empty_input_has_the_value_null()
    {
        await Post("interactivity/view_submission-optional-empty");

        var state = host.Received.Single<ViewSubmission>().View.State;
        Assert.Multiple(() =>
        {
            Assert.That(state.GetValue<PlainTextInputValue>("reason", "value").Value, Is.Null);
            Assert.That(state.GetValue<UserSelectValue>("helper", "value").SelectedUser, Is.Null);
        });
    }

    [Test]
    public async Task An_empty_list_in_place_of_values_is_read_as_no_values()
    {
        var payload = SlackNetSample.Json("interactivity/view_submission");
        payload["view"]!["state"]!["values"] = new JsonArray();

        await host.Action(payload);

        Assert.That(host.Received.Single<ViewSubmission>().View.State.Values, Is.Empty);
    }

    [Test]
    public async Task The_closing_of_a_modal_has_the_modal()
    {
        await Post("interactivity/view_closed");

        var closed = host.Received.Single<ViewClosed>();
        Assert.Multiple(() =>
        {
            Assert.That(closed.View.Id, Is.EqualTo("V0CALL0001"));
            Assert.That(closed.IsCleared, Is.False);
        });
    }

    [TestCaseSource(nameof(Payloads))]
    public async Task Every_interaction_that_Slack_sends_is_acknowledged(string sample)
    {
        var response = await host.Action(SlackNetSample.Json(sample));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_request_with_unknown_parts_is_handled()
    {
        var payload = SlackNetSample.Json("interactivity/block_actions-message");
        payload["surprise"] = new JsonObject { ["deep"] = new JsonArray(1, "two", null) };
        payload["message"]!["blocks"]!.AsArray().Insert(0, new JsonObject { ["type"] = "hologram", ["block_id"] = "x", ["beams"] = 7 });
        payload["message"]!["blocks"]![3]!["accessory"] = new JsonObject { ["type"] = "joystick", ["axes"] = 2 };
        payload["message"]!["blocks"]![4]!["elements"]!.AsArray().Insert(0, new JsonObject { ["type"] = "lever" });
        payload["message"]!["edited"] = null;
        payload["message"]!["blocks"]![3]!["text"]!["type"] = "carved_in_stone";
        payload["view"] = new JsonObject { ["type"] = "mirage", ["id"] = "V1" };
        payload["team"] = null;

        await host.Action(payload);

        var request = host.Received.Single<BlockActionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.Team, Is.Null);
            Assert.That(((ButtonAction)request.Action).Value, Is.EqualTo("1042"));
            Assert.That(request.Message.Blocks.OfType<SectionBlock>().First().Fields[0].Text, Is.EqualTo("*Station*\npress-2"));
            Assert.That(request.Message.Blocks.OfType<ActionsBlock>().Single().Elements.OfType<OverflowMenu>(), Has.One.Items);
        });
    }

    [Test]
    public async Task A_request_with_missing_parts_is_handled()
    {
        await host.Action(JsonNode.Parse("""{"actions":[{"action_id":"a","type":"button"}],"type":"block_actions","user":{"id":"U1"}}""")!);

        var request = host.Received.Single<BlockActionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.User.Id, Is.EqualTo("U1"));
            Assert.That(request.Action.ActionId, Is.EqualTo("a"));
            Assert.That(((ButtonAction)request.Action).Value, Is.Null);
            Assert.That(request.Container, Is.Null);
        });
    }

    private static readonly string[] blocks = ["header", "section", "section", "actions", "context"];

    private static IEnumerable<string> Payloads() => SlackNetSample.In("interactivity")
        .Where(name => SlackNetSample.Json(name)["type"] is { } type && (string)type! != "block_suggestion");

    private Task<HttpResponseMessage> Post(string sample) => host.Action(SlackNetSample.Json(sample));
}
