using System.Net;
using System.Text.Json.Nodes;
using SlackNet.Interaction;

namespace SlackNetTests;

internal sealed class SignatureTests
{
    [TestCase("signing/documented-example")]
    [TestCase("signing/andon-form-request")]
    [TestCase("signing/andon-json-request")]
    public async Task A_request_that_Slack_signed_is_accepted(string sample)
    {
        await using var host = await Start((string)SlackNetSample.Json(sample)["signing_secret"]!);

        var response = await Send(host, sample);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("X-Slack-Signature", "v0=0034df427eb9ddbcb3d77acfaadb32ddaf9d10e2824ee72b65df42519f80702b")]
    [TestCase("X-Slack-Signature", "")]
    [TestCase("X-Slack-Signature", "v0=")]
    [TestCase("X-Slack-Request-Timestamp", "1786003201")]
    [TestCase("X-Slack-Request-Timestamp", "")]
    public async Task A_request_with_another_header_is_refused(string header, string value)
    {
        await using var host = await Start("andon-test-signing-secret-000000");

        var response = await Send(host, "signing/andon-form-request", request => request["headers"]![header] = value);

        await AssertRefused(host, response);
    }

    [Test]
    public async Task A_request_with_another_body_is_refused()
    {
        await using var host = await Start("andon-test-signing-secret-000000");

        var response = await Send(host, "signing/andon-form-request", request => request["raw_body"] = request["raw_body"] + "&x=1");

        await AssertRefused(host, response);
    }

    [Test]
    public async Task A_request_signed_with_another_secret_is_refused()
    {
        await using var host = await Start("another-secret");

        await AssertRefused(host, await Send(host, "signing/andon-form-request"));
    }

    [Test]
    public async Task An_unsigned_request_is_refused()
    {
        await using var host = await Start("andon-test-signing-secret-000000");

        await AssertRefused(host, await host.Command(SlackNetSample.Json("commands/slash-command.fields")));
    }

    [Test]
    public async Task Without_a_secret_signatures_are_not_checked()
    {
        await using var host = await Start("");

        var response = await Send(host, "signing/andon-form-request", request => request["headers"]!["X-Slack-Signature"] = "v0=0");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    internal static Task<HttpResponseMessage> Send(SlackNetHost host, string sample, Action<JsonNode>? change = null)
    {
        var request = SlackNetSample.Json(sample);
        change?.Invoke(request);
        var contentType = (string)request["headers"]!["Content-Type"]!;
        return host.Post(
            contentType == "application/json" ? "/slack/event" : "/slack/command",
            (string)request["raw_body"]!,
            contentType,
            ("X-Slack-Request-Timestamp", (string)request["headers"]!["X-Slack-Request-Timestamp"]!),
            ("X-Slack-Signature", (string)request["headers"]!["X-Slack-Signature"]!));
    }

    private static Task<SlackNetHost> Start(string secret) =>
        SlackNetHost.Start(c => c.UseSigningSecret(secret).RegisterSlashCommandHandler<CommandHandler>("/andon"));

    private static async Task AssertRefused(SlackNetHost host, HttpResponseMessage response)
    {
        var reason = await response.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(reason, Does.StartWith("Invalid signature"));
            Assert.That(host.Received.All<SlashCommand>(), Is.Empty);
        });
    }
}
