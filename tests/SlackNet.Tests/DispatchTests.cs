using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SlackNet.Blocks;
using SlackNet.Interaction;

namespace SlackNetTests;

internal sealed class DispatchTests
{
    [Test]
    public async Task Only_the_handler_of_this_action_id_and_action_type_is_called()
    {
        await using var host = await SlackNetHost.Start(c => c
            .RegisterBlockActionHandler<ButtonAction, ActionHandler<ButtonAction>>("call_ack")
            .RegisterBlockActionHandler<OverflowAction, ActionHandler<OverflowAction>>("call_ack")
            .RegisterBlockActionHandler<ButtonAction, ActionHandler<ButtonAction>>("call_resolve"));

        await host.Action(SlackNetSample.Json("interactivity/block_actions-message"));

        Assert.Multiple(() =>
        {
            Assert.That(host.Received.Single<ButtonAction>().ActionId, Is.EqualTo("call_ack"));
            Assert.That(host.Received.All<BlockActionRequest>(), Has.One.Items);
        });
    }

    [Test]
    public async Task Only_the_handler_of_this_callback_id_is_called()
    {
        await using var host = await SlackNetHost.Start(c => c.RegisterViewSubmissionHandler<ViewHandler>("another"));

        var submitted = await host.Action(SlackNetSample.Json("interactivity/view_submission"));
        var closed = await host.Action(SlackNetSample.Json("interactivity/view_closed"));

        Assert.Multiple(() =>
        {
            Assert.That(submitted.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(host.Received.All<object>(), Is.Empty);
        });
    }

    [Test]
    public async Task The_request_is_acknowledged_when_the_handler_has_returned()
    {
        await using var host = await SlackNetHost.Start(c => c.RegisterBlockActionHandler<AnyActionHandler>());
        var started = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        host.Received.Meanwhile = () =>
        {
            started.SetResult();
            return finish.Task;
        };

        var response = host.Action(SlackNetSample.Json("interactivity/block_actions-message"));
        await started.Task;
        Assert.That(response.IsCompleted, Is.False);
        finish.SetResult();

        Assert.That((await response).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await (await response).Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task Each_request_has_its_own_scope_of_services_which_is_disposed_after_it()
    {
        await using var host = await SlackNetHost.Start(c => c.RegisterSlashCommandHandler<CommandHandler>("/andon"));

        await host.Command(SlackNetSample.Json("commands/slash-command.fields"));
        await host.Command(SlackNetSample.Json("commands/slash-command.fields"));

        var scopes = host.Received.All<PerRequest>();
        Assert.That(scopes, Is.Unique);
        await Task.WhenAll(scopes.Select(scope => scope.Ended)).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task When_a_handler_fails_Slack_gets_an_error_and_the_failure_is_logged()
    {
        await using var host = await SlackNetHost.Start(c => c.RegisterBlockActionHandler<AnyActionHandler>());
        host.Received.Meanwhile = () => throw new InvalidOperationException("the handler fell over");

        var response = await host.Action(SlackNetSample.Json("interactivity/block_actions-message"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await host.FirstFailure).Message, Is.EqualTo("the handler fell over"));
    }

    [TestCase("/slack/command")]
    [TestCase("/slack/action")]
    [TestCase("/slack/event")]
    [TestCase("/slack/options")]
    public async Task Only_POST_is_accepted(string path)
    {
        await using var host = await SlackNetHost.Start(_ => { });

        var response = await host.Get(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [TestCase("/")]
    [TestCase("/slack")]
    [TestCase("/slack/other")]
    [TestCase("/slack/command/deeper")]
    [TestCase("/health/live")]
    public async Task Requests_to_other_paths_are_passed_on(string path)
    {
        await using var host = await SlackNetHost.Start(_ => { });

        var response = await host.Post(path, "", "text/plain");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("not Slack's"));
    }

    [Test]
    public async Task The_routes_can_have_another_prefix()
    {
        await using var host = await SlackNetHost.Start(
            c => c.RegisterSlashCommandHandler<CommandHandler>("/andon"), endpoint: e => e.MapToPrefix("bots/andon"));

        await host.Form("/bots/andon/command", [KeyValuePair.Create("command", "/andon")]);
        var elsewhere = await host.Command(SlackNetSample.Json("commands/slash-command.fields"));

        Assert.That(host.Received.All<SlashCommand>(), Has.One.Items);
        Assert.That(await elsewhere.Content.ReadAsStringAsync(), Is.EqualTo("not Slack's"));
    }

    [TestCase("not json")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("")]
    public async Task A_payload_that_is_not_a_JSON_object_is_refused(string payload)
    {
        StandIn.Only("The package fails on JSON that it cannot parse.");
        await using var host = await SlackNetHost.Start(c => c.RegisterBlockActionHandler<AnyActionHandler>());

        var response = await host.Form("/slack/action", [KeyValuePair.Create("payload", payload)]);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("/slack/command")]
    [TestCase("/slack/action")]
    public async Task A_form_with_too_many_fields_is_refused(string path)
    {
        StandIn.Only("The package fails on such a form.");
        await using var host = await SlackNetHost.Start(c => c.RegisterSlashCommandHandler<CommandHandler>("/andon"));

        var response = await host.Form(path, Enumerable.Range(0, 2000).Select(i => KeyValuePair.Create($"field{i}", "x")));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_form_without_a_payload_is_refused()
    {
        await using var host = await SlackNetHost.Start(c => c.RegisterBlockActionHandler<AnyActionHandler>());

        var response = await host.Form("/slack/action", [KeyValuePair.Create("pay", "load")]);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_menu_without_an_option_provider_gets_no_options()
    {
        await using var host = await SlackNetHost.Start(_ => { });
        var payload = SlackNetSample.Json("interactivity/block_suggestion").ToJsonString();

        var response = await host.Form("/slack/options", [KeyValuePair.Create("payload", payload)]);

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer!["options"]?.AsArray().Count ?? 0, Is.Zero);
        });
    }

    [Test]
    public async Task A_body_that_a_middleware_has_read_and_rewound_is_read_again()
    {
        await using var host = await SlackNetHost.Start(
            c => c.RegisterSlashCommandHandler<CommandHandler>("/andon").UseSigningSecret("andon-test-signing-secret-000000"),
            async (context, next) =>
            {
                using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
                var body = await reader.ReadToEndAsync();
                context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body), writable: false);
                await next(context);
            });

        await SignatureTests.Send(host, "signing/andon-form-request");

        Assert.That(host.Received.Single<SlashCommand>().UserId, Is.EqualTo("U0MARIA001"));
    }
}
