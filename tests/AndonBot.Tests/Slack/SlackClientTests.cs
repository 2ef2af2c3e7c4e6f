using System.Diagnostics;
using System.Net;
using AndonBot.Interactions;
using AndonBot.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SlackNet;

namespace AndonBot.Tests.Slack;

/// <summary>The HTTP client that the bot calls Slack with.</summary>
internal sealed class SlackClientTests
{
    private readonly List<IHeaderDictionary> _requests = [];
    private WebApplication _slack = null!;
    private ServiceProvider _services = null!;
    private Func<HttpContext, Task> _answer = null!;

    private HttpClient Client => _services.GetRequiredService<IHttpClientFactory>().CreateClient(SlackWiring.ClientName);

    private Uri Address => new(_slack.Urls.Single());

    [SetUp]
    public async Task StartAsync()
    {
        _requests.Clear();
        _answer = context => context.Response.WriteAsJsonAsync(new { ok = true });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _slack = builder.Build();
        _slack.Run(context =>
        {
            _requests.Add(context.Request.Headers);
            return _answer(context);
        });
        await _slack.StartAsync();
        _services = Services(new Uri(Address, "/api/"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _services.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Test]
    public async Task Slack_is_told_nothing_of_the_bots_traces()
    {
        using var activity = new Activity("a pull").SetIdFormat(ActivityIdFormat.W3C).Start();

        await CallAsync(HttpMethod.Post);

        Assert.That(_requests.Single().Keys, Has.None.EqualTo("traceparent").IgnoreCase);
    }

    [Test]
    public async Task A_read_that_fails_is_tried_three_times()
    {
        _answer = Fails;

        await Assert.ThrowsAsync<SlackCallException>(() => CallAsync(HttpMethod.Get));

        Assert.That(_requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_post_that_may_have_been_received_is_sent_once([Values] bool answers)
    {
        _answer = answers ? Fails : Aborts;

        var failure = (await Assert.ThrowsAsync<SlackCallException>(() => CallAsync(HttpMethod.Post)))!;

        Assert.That(_requests, Has.Count.EqualTo(1));
        Assert.That(failure.Failure, Is.EqualTo(SlackFailure.Unknown));
    }

    [Test]
    public async Task A_post_that_could_not_be_sent_is_tried_again()
    {
        var port = Address.Port;
        await _slack.DisposeAsync();
        var clock = Stopwatch.StartNew();

        var failure = (await Assert.ThrowsAsync<SlackCallException>(() => CallAsync(HttpMethod.Post, $"http://127.0.0.1:{port}")))!;

        Assert.That(failure.Failure, Is.EqualTo(SlackFailure.Unsent));
        Assert.That(clock.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(50)), "Refused at once, it waits between its attempts.");
    }

    [TestCase(StatusCodes.Status302Found)]
    [TestCase(StatusCodes.Status307TemporaryRedirect)]
    public async Task A_redirect_is_not_followed_so_that_the_token_goes_nowhere_else(int status)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = new Uri(Address, "/elsewhere").ToString();
            return Task.CompletedTask;
        };

        await Assert.ThrowsAsync<SlackCallException>(() => CallAsync(HttpMethod.Post));

        Assert.That(_requests, Has.Count.EqualTo(1));
    }

    [TestCase("https://slack.com/api/", 0)]
    [TestCase(null, 1)]
    public async Task An_answer_goes_to_a_response_url_of_Slack_only(string? api, int requests)
    {
        await using var services = Services(api is null ? new Uri(Address, "/api/") : new Uri(api));
        using var replies = new ResponseUrlReplies(
            new SlackApiClient("xoxb-1"), services.GetRequiredService<AndonSettings>(),
            NullLogger<ResponseUrlReplies>.Instance);
        var last = new TaskCompletionSource();

        replies.Show(new Uri(Address, "/commands/T1/1/x").ToString(), new("You are on it."));
        replies.Later(() =>
        {
            last.SetResult();
            return Task.CompletedTask;
        });
        await replies.StartAsync(default);
        await last.Task;
        // A stop waits for the answers that are on their way.
        await replies.StopAsync(default);

        Assert.That(_requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task A_response_url_that_answers_without_content_type_has_one_for_SlackNet()
    {
        _answer = context => context.Response.WriteAsync("ok");

        using var answer = await Client.PostAsync(new Uri(Address, "/commands/T1/1/x"), null);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/plain"));
    }

    private static Task Fails(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static Task Aborts(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static ServiceProvider Services(Uri api)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Slack:BotToken"] = "xoxb-1",
            ["Slack:SigningSecret"] = "secret",
            ["Slack:ApiBaseUrl"] = api.AbsoluteUri,
            ["ConnectionStrings:Postgres"] = "Host=localhost",
        };
        var services = new ServiceCollection().AddSingleton(AndonSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        services.AddSlackClient();
        return services.BuildServiceProvider();
    }

    private async Task CallAsync(HttpMethod method, string? server = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(server ?? Address.AbsoluteUri), "/api/chat.postMessage"));
        using var answer = await Client.SendAsync(request);
    }
}
