using Microsoft.Extensions.DependencyInjection;
using SlackNet;
using SlackNet.AspNetCore;

namespace SlackNetTests;

/// <summary>Services that a host provides in place of the default ones.</summary>
internal sealed class ServicesTests
{
    [Test]
    public async Task The_client_uses_the_URL_builder_and_the_HTTP_client_of_the_host()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/auth.test"));
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSlackNet(c => c
                .UseApiToken("xoxb-ours")
                .UseUrlBuilder(p => new Elsewhere(Default.UrlBuilder(p.GetJsonSettings())))
                .UseHttp(p => Default.Http(p.GetJsonSettings(), () => new HttpClient(calls, disposeHandler: false), p.GetLogger())))
            .BuildServiceProvider();

        await services.GetRequiredService<ISlackApiClient>().Auth.Test();

        Assert.Multiple(() =>
        {
            Assert.That(calls.Sent.Single().Url.AbsoluteUri, Is.EqualTo("http://127.0.0.1:7/api/auth.test"));
            Assert.That(calls.Sent.Single().Authorization, Is.EqualTo("Bearer xoxb-ours"));
        });
    }

    [Test]
    public async Task They_can_be_made_from_the_hosts_services()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/users.info"));
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<HttpMessageHandler>(calls)
            .AddSlackNet(c => c
                .UseUrlBuilder(p => new Elsewhere(Default.UrlBuilder(p.GetRequiredService<SlackJsonSettings>())))
                .UseHttp(p => Default.Http(
                    p.GetRequiredService<SlackJsonSettings>(),
                    () => new HttpClient(p.GetRequiredService<HttpMessageHandler>(), disposeHandler: false))))
            .BuildServiceProvider();

        await services.GetRequiredService<ISlackApiClient>().Users.Info("U1");

        Assert.That(calls.Sent.Single().Url.AbsoluteUri, Is.EqualTo("http://127.0.0.1:7/api/users.info?user=U1&include_locale=false"));
    }

    private sealed class Elsewhere(ISlackUrlBuilder slack) : ISlackUrlBuilder
    {
        public string Url(string apiMethod, Dictionary<string, object> args) =>
            slack.Url(apiMethod, args).Replace("https://slack.com/", "http://127.0.0.1:7/", StringComparison.Ordinal);
    }
}
