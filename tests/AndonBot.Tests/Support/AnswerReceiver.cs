using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AndonBot.Tests.Support;

/// <summary>A response_url or webhook on this machine, and what the bot says there.</summary>
public sealed class AnswerReceiver : IAsyncDisposable
{
    private readonly Channel<(string Text, string? Token)> _answers = Channel.CreateUnbounded<(string, string?)>();
    private readonly WebApplication _app = WebApplication.Create();

    private AnswerReceiver()
    {
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/hook", (JsonObject body, HttpRequest request) =>
            _answers.Writer.TryWrite((body["text"]?.GetValue<string>() ?? "", request.Headers.Authorization)));
    }

    public string Url => $"{_app.Urls.Single()}/hook";

    public static async Task<AnswerReceiver> StartAsync()
    {
        var receiver = new AnswerReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public async Task<(string Text, string? Token)> NextAsync() => await _answers.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
