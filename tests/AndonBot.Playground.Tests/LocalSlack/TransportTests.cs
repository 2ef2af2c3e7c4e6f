using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The format of Web API requests: token, content type and arguments.</summary>
public sealed class TransportTests : LocalSlackFixture
{
    [Test]
    public async Task Arguments_can_be_sent_as_JSON_as_a_form_or_in_the_query()
    {
        Slack.IsPaced = false;
        var blocks = """[{"type":"divider"}]""";

        await SendOkAsync(
            "chat.postMessage",
            new StringContent($$"""{"channel":"{{Checkout}}","text":"json","blocks":{{blocks}}}""", Encoding.UTF8, "application/json"));
        await SendOkAsync(
            "chat.postMessage",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["channel"] = Checkout, ["text"] = "form", ["blocks"] = blocks }));
        await SendOkAsync(
            "chat.postMessage",
            new MultipartFormDataContent { { new StringContent(Checkout), "channel" }, { new StringContent("multipart"), "text" } });
        await SendOkAsync($"chat.postMessage?channel={Checkout}&text=query", null);

        Assert.That(
            Slack.As("@ann").Sees("#checkout").Select(m => m.Notification), Is.EqualTo(new[] { "json", "form", "multipart", "query" }));
    }

    [Test]
    public async Task A_token_is_accepted_in_a_form_but_not_in_the_query()
    {
        var token = Slack.Settings.BotToken;

        var form = await AnswerAsync("auth.test", Form("token", token), authorized: false);
        var query = await AnswerAsync($"auth.test?token={token}", null, authorized: false);

        Assert.That(form["ok"]!.GetValue<bool>(), Is.True);
        Assert.That(query["error"]!.GetValue<string>(), Is.EqualTo("not_authed"));
        Assert.That(Slack.Journal.Entries.Select(e => e.Arguments.ToJsonString()), Has.None.Contain(token));
    }

    [TestCase("application/json; charset=utf-8", "{", "invalid_json")]
    [TestCase("application/json; charset=utf-8", "[1]", "json_not_object")]
    [TestCase("text/plain", "channel=C1", "invalid_post_type")]
    public async Task An_invalid_body_or_content_type_is_rejected(string contentType, string body, string error)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        Assert.That((await AnswerAsync("chat.postMessage", content))["error"]!.GetValue<string>(), Is.EqualTo(error));
    }

    [Test]
    public async Task A_body_without_a_content_type_is_rejected() =>
        Assert.That(
            (await AnswerAsync("chat.postMessage", new ByteArrayContent("text=x"u8.ToArray())))["error"]!.GetValue<string>(),
            Is.EqualTo("missing_post_type"));

    [Test]
    public async Task JSON_without_a_charset_is_accepted_with_a_warning()
    {
        var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = new("application/json");

        var answer = await AnswerAsync("auth.test", content);

        Assert.That(answer["warning"]!.GetValue<string>(), Is.EqualTo("missing_charset"));
        Assert.That(answer["response_metadata"]!.ToJsonString(), Is.EqualTo("""{"warnings":["missing_charset"]}"""));
    }

    [Test]
    public async Task Methods_that_do_not_support_JSON_ignore_it()
    {
        var answer = await AnswerAsync("users.info", new StringContent($$"""{"user":"{{Ann}}"}""", Encoding.UTF8, "application/json"));

        Assert.That(answer["response_metadata"]!["messages"]![0]!.GetValue<string>(), Is.EqualTo("[ERROR] missing required field: user"));
    }

    [Test]
    public async Task An_unknown_method_returns_an_error() =>
        Assert.That((await AnswerAsync("chat.shout", null))["error"]!.GetValue<string>(), Is.EqualTo("unknown_method"));

    [Test]
    public async Task Responses_list_the_scopes_in_their_headers()
    {
        using var request = Request("users.info", new { user = Ann });
        using var response = await SendAsync(request);

        Assert.That(response.Headers.GetValues("X-OAuth-Scopes").Single(), Does.Contain("chat:write").And.Contain("users:read"));
        Assert.That(response.Headers.GetValues("X-Accepted-OAuth-Scopes").Single(), Is.EqualTo("users:read"));
    }

    [Test]
    public async Task The_workspace_listens_only_on_loopback()
    {
        Assert.That(Slack.ApiBaseUrl.Host, Is.EqualTo("127.0.0.1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Slack.ApiBaseUrl, "/nothing/here"));
        using var response = await SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Blocks_can_be_validated_without_a_token()
    {
        var blocks = """[{"type":"section","text":{"type":"markup","text":"x"}}]""";

        var wrong = await AnswerAsync("blocks.validate", Form("blocks", blocks), authorized: false);
        var right = await AnswerAsync("blocks.validate", Form("blocks", "[]"), authorized: false);
        var two = await AnswerAsync("blocks.validate?blocks=[]&view={}", null, authorized: false);

        Assert.That(wrong["error"]!.GetValue<string>(), Is.EqualTo("invalid_blocks"));
        var error = wrong["errors"]!.AsArray()[^1]!;
        Assert.That(
            (error["message"]!.GetValue<string>(), error["pointer"]!.GetValue<string>()),
            Is.EqualTo(("unsupported type: markup", "/0/text/type")));
        Assert.That(right["ok"]!.GetValue<bool>(), Is.True);
        Assert.That(two["error"]!.GetValue<string>(), Is.EqualTo("invalid_arguments"));
    }

    private static FormUrlEncodedContent Form(string name, string value) => new(new Dictionary<string, string> { [name] = value });

    private async Task SendOkAsync(string method, HttpContent? content)
    {
        var answer = await AnswerAsync(method, content);
        Assert.That(answer["ok"]!.GetValue<bool>(), Is.True, answer.ToJsonString());
    }

    private async Task<JsonObject> AnswerAsync(string method, HttpContent? content, bool authorized = true)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, new Uri(Slack.ApiBaseUrl, method));
        request.Content = content;
        if (authorized)
            request.Headers.Authorization = new("Bearer", Slack.Settings.BotToken);
        using var response = await SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}
