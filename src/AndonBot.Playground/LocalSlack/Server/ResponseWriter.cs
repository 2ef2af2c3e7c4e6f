using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Faults;

namespace AndonBot.Playground.LocalSlack.Server;

/// <summary>Writes responses, correct ones and faulty ones. The journal entry is completed before the first byte is sent.</summary>
internal sealed class ResponseWriter(SlackState state, FaultRules faults)
{
    public const string Json = "application/json; charset=utf-8";

    public async Task SendAsync(HttpContext context, JournalEntry entry, int status, string contentType, string body)
    {
        state.Journal.Complete(entry, status, body);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    }

    public Task TooManyRequestsAsync(HttpContext context, JournalEntry entry, string? retryAfter)
    {
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        return SendAsync(context, entry, StatusCodes.Status429TooManyRequests, Json, """{"ok":false,"error":"ratelimited"}""");
    }

    /// <param name="right">The correct answer; null when the request had no effect.</param>
    public async Task FaultAsync(HttpContext context, JournalEntry entry, Fault fault, string? right)
    {
        switch (fault.Answer)
        {
            case FaultAnswer.Error:
                await SendAsync(context, entry, 200, Json, new JsonObject { ["ok"] = false, ["error"] = fault.Text }.ToJsonString());
                break;
            case FaultAnswer.ServerError:
                await SendAsync(context, entry, 500, "text/plain", "Internal Server Error");
                break;
            case FaultAnswer.TooManyRequests:
                await TooManyRequestsAsync(context, entry, fault.RetryAfter);
                break;
            case FaultAnswer.Body:
                await SendAsync(context, entry, 200, "text/html; charset=utf-8", fault.Text);
                break;
            case FaultAnswer.Truncated:
                var whole = right ?? """{"ok":true,"channel":"C0000000000","ts":"1700000000.000100"}""";
                await SendAsync(context, entry, 200, Json, whole[..(whole.Length / 2)]);
                break;
            case FaultAnswer.Reset:
                state.Journal.Complete(entry, null, "(connection reset)");
                context.Abort();
                break;
            case FaultAnswer.Drip:
                var ended = faults.Released;
                state.Journal.Complete(entry, 200, "(a body without end)");
                context.Response.ContentType = Json;
                while (!ended.IsCompleted && !context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync(" ");
                    await context.Response.Body.FlushAsync();
                    await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(100)));
                }

                context.Abort();
                break;
            case FaultAnswer.Hang:
                // Taken first, because a test may release the request as soon as it sees the completed entry.
                var released = faults.Released;
                state.Journal.Complete(entry, null, "(no answer)");
                await HangAsync(context, released);
                context.Abort();
                break;
        }
    }

    private static async Task HangAsync(HttpContext context, Task released)
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(aborted.SetResult);
        await Task.WhenAny(aborted.Task, released);
    }
}
