using System.Text.Json;
using AndonBot.Slack;

namespace AndonBot.People;

/// <summary>Who the bot is in Slack, what it is granted, and how far this machine's clock is ahead of Slack's.</summary>
/// <param name="Enterprise">The Enterprise organisation that the workspace belongs to; null when it belongs to none.</param>
/// <param name="Bot">The bot's name.</param>
/// <param name="BotUser">The bot's user id.</param>
/// <param name="Url">The workspace's address.</param>
/// <param name="Scopes">Null when Slack did not say.</param>
/// <param name="Ahead">Exact to about a second; null when Slack did not say.</param>
public sealed record BotIdentity(
    string Team, string TeamId, string? Enterprise, string Bot, string BotUser, string Url, IReadOnlyList<string>? Scopes, TimeSpan? Ahead);

/// <summary>Asks Slack who the bot is. It reads the headers of the answer too, which SlackNet does not show.</summary>
public sealed class SlackIdentity(IHttpClientFactory clients, AndonSettings settings)
{
    /// <exception cref="SlackCallException">Slack could not be asked, or does not take the token.</exception>
    public async Task<BotIdentity> Load(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.SlackApi, "auth.test"));
        request.Headers.Authorization = new("Bearer", settings.BotToken);
        using var client = clients.CreateClient(SlackWiring.ClientName);
        var asked = TimeProvider.System.GetUtcNow();
        using var response = await client.SendAsync(request, cancellation);
        var between = asked + ((TimeProvider.System.GetUtcNow() - asked) / 2);

        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        string Text(string name) => answer.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
        return new(
            Text("team"), Text("team_id"), Text("enterprise_id") is { Length: > 0 } enterprise ? enterprise : null, Text("user"), Text("user_id"), Text("url"),
            response.Headers.TryGetValues("X-OAuth-Scopes", out var scopes)
                ? [.. scopes.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
                : null,
            // The header has whole seconds, so it is half a second behind Slack's clock on average.
            between - response.Headers.Date - TimeSpan.FromMilliseconds(500));
    }
}
