using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.WebApi;

internal static class AuthMethods
{
    public static JsonObject Test(SlackState state, Call call) => new()
    {
        ["url"] = $"https://{state.Settings.TeamDomain}.slack.com/",
        ["team"] = state.Settings.TeamName,
        ["user"] = state.Bot.Handle,
        ["team_id"] = state.Settings.TeamId,
        ["user_id"] = state.Bot.Id,
        ["bot_id"] = state.Settings.BotId,
        ["is_enterprise_install"] = false,
    };
}
