using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using SlackNet.Dispatch;
using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNet.AspNetCore;

/// <summary>Checks and parses the requests of Slack, passes them to the dispatcher, and writes the acknowledgement.</summary>
internal sealed class SlackRequestMiddleware(
    RequestDelegate next, SlackEndpointConfiguration endpoint, SlackDispatcher dispatcher, SlackJsonSettings json)
{
    private readonly PathString prefix = "/" + endpoint.RoutePrefix;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(prefix, out var rest) || Route(rest) is not { } route)
        {
            await next(context);
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var body = await ReadBody(context.Request);
        if (!string.IsNullOrEmpty(endpoint.SigningSecret) && !SlackSignature.IsValid(context.Request.Headers, body, endpoint.SigningSecret))
            await Refuse(context.Response, "Invalid signature");
        else
            await route(context, body);
    }

    private Func<HttpContext, byte[], Task> Route(PathString path) => path.Value switch
    {
        "/command" => Command,
        "/action" => Action,
        "/event" => Event,
        "/options" => Options,
        _ => null,
    };

    private async Task Command(HttpContext context, byte[] body)
    {
        if (await ReadForm(context.Request, body) is not { } form)
            await Refuse(context.Response, "Unrecognized content");
        else
            await Answer(context.Response, await dispatcher.Command(CommandOf(form), context.RequestServices));
    }

    private async Task Action(HttpContext context, byte[] body)
    {
        var payload = (await ReadForm(context.Request, body))?.GetValueOrDefault("payload") ?? default;
        if (Parse<InteractionRequest>(Encoding.UTF8.GetBytes(payload.ToString())) is { Type: not null } request)
            await Answer(context.Response, await dispatcher.Interaction(request, context.RequestServices));
        else
            await Refuse(context.Response, "Unrecognized content");
    }

    private async Task Event(HttpContext context, byte[] body)
    {
        if (context.Request.ContentType != "application/json")
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        switch (Parse<EventRequest>(body))
        {
            case UrlVerification verification:
                context.Response.ContentType = "text/plain";
                await context.Response.WriteAsync(verification.Challenge ?? "");
                break;
            case EventCallback callback:
                context.Response.OnCompleted(() => dispatcher.Event(callback));
                break;
            default:
                await Refuse(context.Response, "Unrecognized content");
                break;
        }
    }

    /// <summary>Answers every menu with an empty list of options, since no option provider can be registered.</summary>
    private static async Task Options(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"options":[]}""");
    }

    private static async Task<byte[]> ReadBody(HttpRequest request)
    {
        // A middleware before this one may have read the body and left it at its end.
        if (request.Body.CanSeek)
            request.Body.Position = 0;

        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, request.HttpContext.RequestAborted);
        return copy.ToArray();
    }

    /// <summary>The fields; null when the body is not a form, or the form is too large.</summary>
    private static async Task<Dictionary<string, StringValues>> ReadForm(HttpRequest request, byte[] body)
    {
        if (!request.HasFormContentType)
            return null;

        try
        {
            using var stream = new MemoryStream(body, writable: false);
            using var reader = new FormReader(stream);
            return await reader.ReadFormAsync();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private T Parse<T>(byte[] text) where T : class
    {
        try
        {
            return json.Read<T>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task Answer(HttpResponse response, object acknowledgement)
    {
        if (acknowledgement is null)
            return;

        response.ContentType = "application/json";
        await response.Body.WriteAsync(json.Write(acknowledgement));
    }

    private static Task Refuse(HttpResponse response, string reason)
    {
        response.StatusCode = StatusCodes.Status400BadRequest;
        return response.WriteAsync(reason);
    }

    private static SlashCommand CommandOf(Dictionary<string, StringValues> form)
    {
        return new()
        {
            Token = Field("token"),
            Command = Field("command"),
            Text = Field("text"),
            ResponseUrl = Field("response_url"),
            TriggerId = Field("trigger_id"),
            UserId = Field("user_id"),
            UserName = Field("user_name"),
            TeamId = Field("team_id"),
            TeamDomain = Field("team_domain"),
            EnterpriseId = Field("enterprise_id"),
            EnterpriseName = Field("enterprise_name"),
            ChannelId = Field("channel_id"),
            ChannelName = Field("channel_name"),
            ApiAppId = Field("api_app_id"),
        };

        string Field(string name) => form.TryGetValue(name, out var values) ? values[0] : null;
    }
}
