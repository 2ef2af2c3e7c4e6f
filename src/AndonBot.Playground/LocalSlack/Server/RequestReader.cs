using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.WebApi;
using Microsoft.AspNetCore.WebUtilities;

namespace AndonBot.Playground.LocalSlack.Server;

/// <summary>The arguments of a Web API request from its query, form or JSON body, with the error or warning that Slack returns for their format.</summary>
internal sealed record RequestReader(JsonObject Arguments, string? Token, SlackErrorException? Error, string? Warning)
{
    public static async Task<RequestReader> ReadAsync(HttpRequest request, string method)
    {
        var arguments = Flat(request.Query);
        // Slack does not accept a token in the query, because queries end up in logs.
        arguments.Remove("token");
        var token = Bearer(request);
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        if (body.Length == 0)
            return new(arguments, token, null, null);

        var type = request.ContentType?.Split(';')[0].Trim();
        switch (type)
        {
            case "application/json":
                return Json(body, request.ContentType!, method, arguments, token);
            case "application/x-www-form-urlencoded":
                foreach (var (name, value) in QueryHelpers.ParseQuery(body))
                    arguments[name] = value.ToString();
                break;
            case "multipart/form-data":
                request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
                foreach (var (name, value) in await request.ReadFormAsync())
                    arguments[name] = value.ToString();
                break;
            case null:
                return new(arguments, token, new SlackErrorException("missing_post_type"), null);
            default:
                return new(arguments, token, new SlackErrorException("invalid_post_type"), null);
        }
        token ??= arguments.Text("token");
        arguments.Remove("token");
        return new(arguments, token, null, null);
    }

    private static RequestReader Json(string body, string contentType, string method, JsonObject arguments, string? token)
    {
        var warning = contentType.Contains("charset", StringComparison.OrdinalIgnoreCase) ? null : "missing_charset";
        JsonNode? json;
        try
        {
            json = JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return new(arguments, token, new SlackErrorException("invalid_json"), warning);
        }
        if (json is not JsonObject given)
            return new(arguments, token, new SlackErrorException("json_not_object"), warning);
        // Methods that do not support JSON ignore the body.
        if (MethodCatalogue.TakesJson(method))
            arguments.CopyFrom(given, [.. given.Select(p => p.Key)]);
        return new(arguments, token, null, warning);
    }

    private static JsonObject Flat(IQueryCollection query)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in query)
            arguments[name] = value.ToString();
        return arguments;
    }

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;
}
