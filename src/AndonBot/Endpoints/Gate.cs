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
        if (settings.GateToken is null)
            return Problem(StatusCodes.Status404NotFound, "The gate is switched off: set Gate__Token.");
        if (!IsAllowed(request, settings.GateToken))
            return Problem(StatusCodes.Status401Unauthorized, "The gate needs the header \"Authorization: Bearer <Gate__Token>\".");
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

    private static bool IsAllowed(HttpRequest request, string token) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[7..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static JsonHttpResult<Trouble> Problem(int status, string sentence) => TypedResults.Json(new Trouble(sentence), statusCode: status);

    private sealed record Running(string State);

    private sealed record Stopped(
        string State, long Incident, string Since, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? By, string? Why);

    private sealed record Trouble(string Error);
}
