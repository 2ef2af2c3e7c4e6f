using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace AndonBot.Benchmarks;

/// <summary>A Slack that answers every call at once with what the bot needs, and checks and remembers next to nothing.</summary>
internal sealed class InstantSlack : IAsyncDisposable
{
    public const string Secret = "bench-signing-secret";
    public const string Token = "xoxb-bench";
    public const string Team = "T0BENCH001";

    private readonly WebApplication _app;
    private long _calls;

    private InstantSlack(WebApplication app) => _app = app;

    public Uri Api => new(new Uri(_app.Urls.First()), "/api/");

    /// <summary>What was said or shown: when, by which method, where, and the text.</summary>
    public ConcurrentQueue<(long At, string Method, string Channel, string Text)> Said { get; } = [];

    public static async Task<InstantSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var slack = new InstantSlack(builder.Build());
        slack._app.Run(slack.AnswerAsync);
        await slack._app.StartAsync();
        return slack;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var method = context.Request.Path.Value!.Split('/')[^1];
        var given = await ArgumentsAsync(context.Request);
        var number = Interlocked.Increment(ref _calls);
        if (method is "chat.postMessage" or "chat.update" or "views.publish")
            Said.Enqueue((Stopwatch.GetTimestamp(), method, Given(given, "channel") ?? Given(given, "user_id") ?? "", Given(given, "text") ?? ""));
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers["X-OAuth-Scopes"] =
            "commands,chat:write,chat:write.public,channels:read,groups:read,channels:join,im:write,users:read,users:read.email,"
            + "channels:history,groups:history,im:history";
        await context.Response.WriteAsync(Answer(method, given, number).ToJsonString());
    }

    private JsonObject Answer(string method, JsonObject given, long number) => method switch
    {
        "auth.test" => new()
        {
            ["ok"] = true, ["url"] = $"{_app.Urls.First()}/", ["team"] = "bench", ["team_id"] = Team, ["user_id"] = "U0BENCHBOT", ["bot_id"] = "B0BENCHBOT",
        },
        "users.info" => new() { ["ok"] = true, ["user"] = User(Given(given, "user")!) },
        "users.list" => new() { ["ok"] = true, ["members"] = new JsonArray(User(Workspace.Fixer(0))) },
        "conversations.info" or "conversations.join" => new()
        {
            ["ok"] = true,
            ["channel"] = new JsonObject { ["id"] = Given(given, "channel"), ["name"] = "bench", ["is_channel"] = true, ["is_member"] = true },
        },
        "conversations.members" => new() { ["ok"] = true, ["members"] = new JsonArray(Workspace.Fixer(0)) },
        "conversations.open" => new() { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = $"D{Given(given, "users")?[1..]}" } },
        "chat.postMessage" or "chat.update" => new()
        {
            ["ok"] = true, ["channel"] = Given(given, "channel"), ["ts"] = Given(given, "ts") ?? $"1700000000.{number:D6}",
        },
        _ => new() { ["ok"] = true },
    };

    private static JsonObject User(string id) => new()
    {
        ["id"] = id, ["team_id"] = Team, ["name"] = id.ToLowerInvariant(), ["tz"] = "Europe/Berlin", ["profile"] = new JsonObject { ["display_name"] = id },
        ["is_primary_owner"] = id == Workspace.Fixer(0), ["is_owner"] = id == Workspace.Fixer(0), ["is_admin"] = id == Workspace.Fixer(0),
    };

    private static string? Given(JsonObject given, string name) => given[name] is JsonArray many ? many[0]?.ToString() : given[name]?.ToString();

    private static async Task<JsonObject> ArgumentsAsync(HttpRequest request)
    {
        var given = request.HasJsonContentType() ? await JsonSerializer.DeserializeAsync<JsonObject>(request.Body) ?? [] : [];
        foreach (var (name, value) in request.Query)
            given[name] = value.ToString();
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync())
                given[name] = value.ToString();
        }

        return given;
    }
}
