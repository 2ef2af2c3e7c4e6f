using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using AndonBot.Lines;
using AndonBot.Slack;
using AndonBot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AndonBot.Endpoints;

/// <summary>Tells machines whether a line is running, so that CI can hold deploys while it is stopped.</summary>
public static class Gate
{
    public static void MapGate(this IEndpointRouteBuilder routes) => routes.MapGet("/api/lines/{name}/gate", Ask);

    private static async Task<IResult> Ask(string name, HttpRequest request, AndonSettings settings, SlackState slack, GateStore gate)
    {
        if (settings is { GateToken: null, GateTokens.Count: 0 })
            return Problem(StatusCodes.Status404NotFound, "The gate is switched off: set Gate__Token or Gate__Tokens.");
        if (!IsAllowed(request, [.. settings.GateTokens[name], .. settings.GateToken is { } every ? [every] : Array.Empty<string>()]))
            return Problem(StatusCodes.Status401Unauthorized, "The gate needs the header \"Authorization: Bearer <token>\" with a token of this line.");
        try
        {
            if (slack.Workspace is not { } workspace)
                return Problem(StatusCodes.Status503ServiceUnavailable, "AndonBot is starting and does not know its lines yet.");
            if (await gate.Look(workspace, name) is not { } line)
                return Problem(StatusCodes.Status404NotFound, "There is no line of this name.");
            return line.Stop is { } stop
                ? TypedResults.Json(new Stopped("stopped", stop.Incident, stop.Since.ToString(), stop.By, stop.Why), statusCode: StatusCodes.Status423Locked)
                : TypedResults.Ok(new Running("running"));
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, "AndonBot cannot reach its database, so it cannot say whether the line runs.");
        }
    }

    /// <remarks>Every token is compared, whichever fits, and each comparison takes the same time.</remarks>
    private static bool IsAllowed(HttpRequest request, IReadOnlyList<string> tokens)
    {
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return false;
        var shown = Hash(header[7..].Trim());
        return tokens.Aggregate(false, (isAllowed, token) => isAllowed | CryptographicOperations.FixedTimeEquals(shown, Hash(token)));
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static JsonHttpResult<Trouble> Problem(int status, string sentence) => TypedResults.Json(new Trouble(sentence), statusCode: status);

    private sealed record Running(string State);

    private sealed record Stopped(
        string State, long Incident, string Since, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? By, string? Why);

    private sealed record Trouble(string Error);
}
