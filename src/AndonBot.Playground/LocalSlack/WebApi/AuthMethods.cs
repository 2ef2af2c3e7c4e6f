using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The methods auth.test and apps.connections.open, and the check of tokens.</summary>
internal static class AuthMethods
{
    public static JsonObject Test(SlackState state, ApiCall call) => new()
    {
        ["url"] = $"https://{state.Settings.TeamDomain}.slack.com/",
        ["team"] = state.Settings.TeamName,
        ["user"] = state.Bot.Handle,
        ["team_id"] = state.Settings.TeamId,
        ["enterprise_id"] = state.Settings.EnterpriseId,
        ["user_id"] = state.Bot.Id,
        ["bot_id"] = state.Settings.BotId,
        ["is_enterprise_install"] = false,
    };

    public static JsonObject OpenConnection(SlackState state, ApiCall call) => new() { ["url"] = state.Tickets.Issue(state.Address!) };

    /// <summary>The error code for this token; null when the method accepts it.</summary>
    public static string? TokenError(SlackState state, string method, string? token)
    {
        if (string.IsNullOrEmpty(token))
            return "not_authed";
        if (token != state.Settings.BotToken && token != state.Settings.AppToken)
            return "invalid_auth";
        var isAppLevel = token == state.Settings.AppToken;
        if (isAppLevel != (method == "apps.connections.open"))
            return "not_allowed_token_type";
        return isAppLevel ? null : state.TokenError;
    }
}
