using System.Text.Encodings.Web;
using System.Text.Json;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Playground.LocalSlack.WebApi;

namespace AndonBot.Playground.LocalSlack.Server;

/// <summary>Handles GET and POST requests to /api/{method}.</summary>
internal sealed class WebApiEndpoint(SlackState state, FaultRules faults, Pacing pacing, ResponseWriter answering)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MethodTable _methods = new(state);

    public async Task HandleAsync(HttpContext context, string method)
    {
        var request = await RequestReader.ReadAsync(context.Request, method);
        var entry = state.Journal.Add(JournalKind.Request, method, e => e.Arguments = request.Arguments.Copy());
        var (fault, retryAfter, answer) = Decide(request, entry);

        context.Response.Headers.Date = state.Settings.Time.GetUtcNow().ToString("R");
        context.Response.Headers["X-OAuth-Scopes"] = string.Join(',', state.Scopes);
        if (MethodTable.HasMethod(method))
            context.Response.Headers["X-Accepted-OAuth-Scopes"] = string.Join(',', MethodCatalogue.Scopes(method));
        if (fault is not null)
            await answering.FaultAsync(context, entry, fault, answer);
        else if (retryAfter is not null)
            await answering.TooManyRequestsAsync(context, entry, retryAfter.ToString());
        else
            await answering.SendAsync(context, entry, 200, ResponseWriter.Json, answer!);
    }

    private (Fault? Fault, int? RetryAfter, string? Answer) Decide(RequestReader request, JournalEntry entry)
    {
        lock (state.Sync)
        {
            var call = new ApiCall(entry.Name, request.Arguments, entry);
            var channel = call.Text("channel") ?? call.Text("user_id");
            entry.Channel = state.FindChannel(channel)?.Id;
            var fault = faults.Take(entry.Name, channel);
            entry.Fault = fault?.Name;
            if (fault is { Accepts: false })
                return (fault, null, null);
            if (pacing.RetryAfter(entry.Name, entry.Channel ?? channel) is { } seconds)
                return (null, seconds, null);
            var answer = request.Error?.ToAnswer() ?? _methods.Answer(call, request.Token, request.Warning);
            return (fault, null, answer.ToJsonString(Relaxed));
        }
    }
}
