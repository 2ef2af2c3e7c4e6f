using System.Net;
using System.Text.Json.Nodes;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Interaction;

namespace SlackNetTests;

/// <summary>The responses to the submission of a modal.</summary>
internal sealed class ViewAnswerTests
{
    private SlackNetHost host = null!;

    [SetUp]
    public async Task Start() => host = await SlackNetHost.Start(c => c.RegisterViewSubmissionHandler<ViewHandler>("call_open"));

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task The_modal_stays_open_with_errors_under_its_inputs() => await AssertAnswer(
        new ViewErrorsResponse
        {
            Errors = new Dictionary<string, string>
            {
                ["reason"] = "Please describe the problem.",
                ["due"] = "The time must be in the future.",
            },
        },
        "response-actions/errors");

    [Test]
    public async Task The_modal_is_replaced() => await AssertAnswer(new ViewUpdate(Done()), "response-actions/update");

    [Test]
    public async Task Another_modal_is_pushed() => await AssertAnswer(new ViewPush(Done()), "response-actions/push");

    [Test]
    public async Task All_modals_close() => await AssertAnswer(new ViewClear(), "response-actions/clear");

    [Test]
    public async Task The_modal_closes([Values] bool saidSo)
    {
        host.Received.ViewAnswer = saidSo ? ViewSubmissionResponse.Null : null;

        var response = await host.Action(SlackNetSample.Json("interactivity/view_submission"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    private static ModalViewDefinition Done() => new()
    {
        CallbackId = "call_done",
        PrivateMetadata = "",
        Title = "Call open",
        Close = "Close",
        Blocks = [new SectionBlock { BlockId = "done", Text = new Markdown("Call *#1042* is open.") }],
    };

    private async Task AssertAnswer(ViewSubmissionResponse answer, string sample)
    {
        host.Received.ViewAnswer = answer;

        var response = await host.Action(SlackNetSample.Json("interactivity/view_submission"));

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        SlackNetSample.AssertEquivalent(JsonNode.Parse(await response.Content.ReadAsStringAsync()), SlackNetSample.Json(sample));
    }

    // SlackNet has no classes for these, so the bot brings its own.

    private sealed class ViewUpdate(ViewDefinition view) : ViewSubmissionResponse("update")
    {
        public ViewDefinition View { get; } = view;
    }

    private sealed class ViewPush(ViewDefinition view) : ViewSubmissionResponse("push")
    {
        public ViewDefinition View { get; } = view;
    }

    private sealed class ViewClear() : ViewSubmissionResponse("clear");
}
