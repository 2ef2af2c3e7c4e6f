using System.Net.ServerSentEvents;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AndonBot.Playground.LocalSlack.Page;

/// <summary>Serves the page's files and the event stream that tells the page to reload its data.</summary>
internal sealed class PageEndpoint(Journal journal)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Changes within this time cause a single reload.</summary>
    private static readonly TimeSpan MergeWindow = TimeSpan.FromMilliseconds(40);

    /// <summary>The time after which an event is sent without a change, so that a broken connection is noticed.</summary>
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(20);

    public static async Task FileAsync(HttpContext context, string name)
    {
        await using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("page/" + name);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    public async Task ChangesAsync(HttpContext context, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        await TypedResults.ServerSentEvents(ChangesAsync(ending.Token)).ExecuteAsync(context);
    }

    private async IAsyncEnumerable<SseItem<string>> ChangesAsync([EnumeratorCancellation] CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var change = journal.NextChange();
            yield return new("changed");
            await Task.WhenAny(change, Task.Delay(KeepAliveInterval, ending));
            await Task.Delay(MergeWindow, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
