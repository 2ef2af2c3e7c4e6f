using System.Net;
using System.Text.Json.Nodes;
using SlackNet.Blocks;
using SlackNet.Interaction;

namespace SlackNetTests;

internal sealed class CommandTests
{
    private SlackNetHost host = null!;

    [SetUp]
    public async Task Start() => host = await SlackNetHost.Start(c => c.RegisterSlashCommandHandler<CommandHandler>("/andon"));

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task A_command_arrives_with_all_its_fields()
    {
        await host.Command(SlackNetSample.Json("commands/slash-command-enterprise.fields"));

        var command = host.Received.Single<SlashCommand>();
        Assert.Multiple(() =>
        {
            Assert.That(command.Command, Is.EqualTo("/andon"));
            Assert.That(command.Text, Is.EqualTo("stop press-2 \"hydraulic leak\" <@U0TOMAS002>"));
            Assert.That(command.TeamId, Is.EqualTo("T0LAKE0001"));
            Assert.That(command.TeamDomain, Is.EqualTo("lakeside-plant"));
            Assert.That(command.EnterpriseId, Is.EqualTo("E0GROUP001"));
            Assert.That(command.EnterpriseName, Is.EqualTo("Globular Construct"));
            Assert.That(command.ChannelId, Is.EqualTo("C0LINE0004"));
            Assert.That(command.ChannelName, Is.EqualTo("line-4"));
            Assert.That(command.UserId, Is.EqualTo("U0MARIA001"));
            Assert.That(command.UserName, Is.EqualTo("maria.lopez"));
            Assert.That(command.ApiAppId, Is.EqualTo("A0ANDON001"));
            Assert.That(command.Token, Is.EqualTo("legacy-verification-token"));
            Assert.That(command.ResponseUrl, Is.EqualTo("https://hooks.slack.com/commands/T0LAKE0001/9100000000003/EXAMPLEcommandUrl"));
            Assert.That(command.TriggerId, Is.EqualTo("9100000000001.9200000000002.0f1e2d3c4b5a69788796a5b4c3d2e1f0"));
        });
    }

    [Test]
    public async Task A_command_outside_an_organisation_has_no_enterprise()
    {
        await host.Command(SlackNetSample.Json("commands/slash-command.fields"));

        Assert.That(host.Received.Single<SlashCommand>().EnterpriseId, Is.Null);
    }

    [TestCase("Cord pulled — “checkout” is down 🔴 & <late>")]
    [TestCase("")]
    [TestCase("a+b=c%20d")]
    public async Task The_text_arrives_as_it_was_typed(string text)
    {
        var fields = SlackNetSample.Json("commands/slash-command.fields");
        fields["text"] = text;

        await host.Command(fields);

        Assert.That(host.Received.Single<SlashCommand>().Text, Is.EqualTo(text));
    }

    [Test]
    public async Task The_response_of_the_handler_is_the_acknowledgement()
    {
        var answer = await AnswerOf(new() { Message = new() { Text = "Usage: `/andon stop <station> [reason]`" } });

        SlackNetSample.AssertEquivalent(answer, SlackNetSample.Json("commands/response-ephemeral"));
        Assert.That((string?)answer!["response_type"], Is.EqualTo("ephemeral"));
    }

    [Test]
    public async Task A_response_to_the_channel_has_that_response_type()
    {
        var answer = await AnswerOf(new()
        {
            ResponseType = ResponseType.InChannel,
            Message = new()
            {
                Text = "Line 4: andon call opened at press-2",
                Blocks =
                [
                    new SectionBlock
                    {
                        BlockId = "call",
                        Text = new Markdown("*Line 4 – press-2* stopped by <@U0MARIA001>: hydraulic leak"),
                    },
                ],
            },
        });

        SlackNetSample.AssertEquivalent(answer, SlackNetSample.Json("commands/response-in-channel"));
    }

    [Test]
    public async Task A_response_without_text_shows_only_the_command()
    {
        var answer = await AnswerOf(new() { ResponseType = ResponseType.InChannel, Message = new() });

        SlackNetSample.AssertEquivalent(answer, SlackNetSample.Json("commands/response-show-command-only"));
    }

    [Test]
    public async Task Without_a_response_the_acknowledgement_is_empty()
    {
        var response = await host.Command(SlackNetSample.Json("commands/slash-command.fields"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [TestCase("/andonx")]
    [TestCase("/ANDON")]
    public async Task Another_command_reaches_no_handler(string name)
    {
        var fields = SlackNetSample.Json("commands/slash-command.fields");
        fields["command"] = name;

        var response = await host.Command(fields);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(host.Received.All<SlashCommand>(), Is.Empty);
        });
    }

    [Test]
    public async Task A_command_must_be_a_form()
    {
        var response = await host.Post("/slack/command", "{}", "application/json");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public void A_command_that_does_not_start_with_a_slash_cannot_be_registered() => Assert.That(
        async () => await SlackNetHost.Start(c => c.RegisterSlashCommandHandler<CommandHandler>("andon")), Throws.ArgumentException);

    private async Task<JsonNode?> AnswerOf(SlashCommandResponse response)
    {
        host.Received.CommandAnswer = response;
        var answer = await host.Command(SlackNetSample.Json("commands/slash-command.fields"));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
    }
}
