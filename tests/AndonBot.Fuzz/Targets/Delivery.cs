using AndonBot.Playground.LocalSlack.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace AndonBot.Fuzz.Targets;

/// <summary>Delivers requests to a part of the bot as its server would, without a server.</summary>
internal sealed class Delivery
{
    private const string Secret = "fuzz-signing-secret";

    private readonly ServiceProvider _services;
    private readonly RequestDelegate _bot;

    public Delivery(Action<IServiceCollection> add, Action<IApplicationBuilder> use)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics();
        add(services);
        _services = services.BuildServiceProvider();
        var app = new ApplicationBuilder(_services);
        use(app);
        _bot = app.Build();
    }

    /// <summary>Settings of a bot whose Slack and database are never called.</summary>
    public static AndonSettings Settings { get; } = AndonSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Slack:BotToken"] = "xoxb-fuzz",
        ["Slack:SigningSecret"] = Secret,
        ["Slack:ApiBaseUrl"] = "http://127.0.0.1:9/api/",
        ["ConnectionStrings:Postgres"] = "Host=127.0.0.1;Port=9;Username=fuzz;Database=fuzz",
    }).Build());

    /// <summary>The time and signature that Slack would send.</summary>
    public static (string Time, string Signature) Sign(byte[] body)
    {
        var time = RawRequest.Ago(TimeSpan.Zero);
        return (time, Signing.Signature(Secret, time, body));
    }

    /// <summary>The status that answers a request.</summary>
    public int Status(string path, byte[] body, StringValues time, StringValues signature)
    {
        using var scope = _services.CreateScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var request = context.Request;
        (request.Method, request.Path, request.Body) = ("POST", path, new MemoryStream(body));
        request.ContentType = path == "/slack/event" ? RawRequest.Json : RawRequest.Form;
        request.Headers["X-Slack-Request-Timestamp"] = time;
        request.Headers["X-Slack-Signature"] = signature;
        context.Response.Body = new MemoryStream();
        _bot(context).GetAwaiter().GetResult();
        return context.Response.StatusCode;
    }

    /// <summary>The same, rightly signed.</summary>
    public int Status(string path, byte[] body)
    {
        var (time, signature) = Sign(body);
        return Status(path, body, time, signature);
    }
}
