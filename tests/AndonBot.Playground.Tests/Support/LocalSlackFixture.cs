using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.WebApi;

namespace AndonBot.Playground.Tests.Support;

/// <summary>
/// A workspace with a few people and channels, a minimal bot, and an HTTP client that calls the Web API as the bot does.
/// </summary>
public abstract class LocalSlackFixture
{
    protected const string Ann = "U0ANN00001";
    protected const string Bob = "U0BOB00002";
    protected const string Gone = "U0GONE0009";
    protected const string Checkout = "C0CHECKOUT";
    protected const string Payments = "C0PAYMENTS";
    protected const string Secret = "C0SECRET01";
    protected const string Hidden = "C0HIDDEN01";
    protected const string Old = "C0OLD00001";

    /// <summary>A form whose only input is an external menu.</summary>
    protected const string MachineForm = """
        {"type":"modal","title":{"type":"plain_text","text":"Note"},"submit":{"type":"plain_text","text":"Save"},
         "blocks":[{"type":"input","block_id":"machine","label":{"type":"plain_text","text":"Machine"},
          "element":{"type":"external_select","action_id":"machine","placeholder":{"type":"plain_text","text":"Machine"}}}]}
        """;

    private readonly HttpClient _http = new();

    protected SlackWorkspace Slack { get; private set; } = null!;

    internal LocalSlackBot Bot { get; private set; } = null!;

    private protected LocalSlackTime Time { get; private set; } = null!;

    protected virtual SlackSettings Settings => new() { Time = Time, AcknowledgeWithin = TimeSpan.FromMilliseconds(300) };

    [SetUp]
    public async Task StartAsync()
    {
        Time = new();
        Slack = await SlackWorkspace.StartAsync(Settings);
        Bot = await LocalSlackBot.StartAsync();
        Slack.Bot = Bot.Address;
        Slack.AddPerson(new(Ann, "ann") { DisplayName = "Ann", RealName = "Ann Adler", Email = "ann@example.com" });
        Slack.AddPerson(new(Bob, "bob.b") { DisplayName = "Bob", RealName = "Bob Brown", Email = "bob@example.com" });
        Slack.As("@ann").Person.TimeZone = "Europe/Berlin";
        Slack.As("@bob").Person.TimeZone = "America/New_York";
        Slack.AddPerson(new(Gone, "gone") { IsDeleted = true, Email = "gone@example.com" });
        var bot = Slack.Settings.BotUserId;
        Slack.AddChannel("checkout", ["ann", "bob.b", bot], id: Checkout);
        Slack.AddChannel("payments", ["ann"], id: Payments);
        Slack.AddChannel("secret", ["ann", bot], ConversationKind.Private, Secret);
        Slack.AddChannel("hidden", ["ann"], ConversationKind.Private, Hidden);
        Slack.AddChannel("old", ["ann", bot], id: Old).IsArchived = true;
    }

    [TearDown]
    public async Task StopAsync()
    {
        await Slack.DisposeAsync();
        await Bot.DisposeAsync();
    }

    [OneTimeTearDown]
    public void DisposeHttp() => _http.Dispose();

    protected Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    protected HttpRequestMessage Request(string method, object? arguments = null, string? token = null)
    {
        var json = arguments is JsonNode node ? node.ToJsonString() : System.Text.Json.JsonSerializer.Serialize(arguments ?? new { });
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack.ApiBaseUrl, method));
        if (MethodCatalogue.TakesJson(method))
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }
        else
        {
            var fields =
                JsonNode.Parse(json)!.AsObject().Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!.ToString());
            request.Content = new FormUrlEncodedContent(fields);
        }
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Slack.Settings.BotToken);
        return request;
    }

    /// <summary>Calls a method with the bot's token, with JSON if the method supports it, otherwise with a form.</summary>
    protected async Task<JsonObject> CallAsync(string method, object? arguments = null, string? token = null)
    {
        using var request = Request(method, arguments, token);
        using var response = await _http.SendAsync(request);
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        if (answer["error"] is { } error)
            Assert.That(MethodCatalogue.HasError(method, error.GetValue<string>()), Is.True, $"{error} is not documented for {method}");
        return answer;
    }

    protected async Task<JsonObject> OkAsync(string method, object? arguments = null)
    {
        var answer = await CallAsync(method, arguments);
        Assert.That(answer["ok"]!.GetValue<bool>(), Is.True, answer.ToJsonString());
        return answer;
    }

    protected async Task<string> ErrorAsync(string method, object? arguments = null)
    {
        var answer = await CallAsync(method, arguments);
        Assert.That(answer["ok"]!.GetValue<bool>(), Is.False, answer.ToJsonString());
        return answer["error"]!.GetValue<string>();
    }

    /// <summary>Advances the clock by one second, posts as the bot, and returns the timestamp.</summary>
    protected async Task<string> PostAsync(object message)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return (await OkAsync("chat.postMessage", message))["ts"]!.GetValue<string>();
    }

    protected static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
