using System.Text;
using AndonBot.Slack;
using Microsoft.AspNetCore.Builder;
using SlackNet.AspNetCore;
using static AndonBot.Fuzz.BrokenException;

namespace AndonBot.Fuzz.Targets;

/// <summary>
/// A body of each route, as bytes behind a row with its name, is answered with 200 or 400 by the bot that has not heard of its workspace yet.
/// With the name "payload" it is the JSON of an interaction.
/// </summary>
internal static class Payloads
{
    private static readonly string[] Routes = ["payload", "action", "command", "event", "options"];

    private static readonly Delivery Bot = new(
        services => services.AddAndonBot(Delivery.Settings), app => app.UseMiddleware<SlackVerification>().UseSlackNet());

    public static IReadOnlyList<string> Words { get; } =
    [
        "payload\n", "command\n", "event\n", "action\n", "options\n", "{}", "[]", "null", "\"\"", "1e999", "\"type\":", "\"block_actions\"",
        "\"view_submission\"", "\"shortcut\"", "\"message_action\"", "\"view\":", "\"state\":", "\"values\":", "\"actions\":", "\"user\":", "\"id\":",
        "\"blocks\":", "\"event\":", "\"app_home_opened\"", "\"selected_date\":", "&", "=", "%00", "%ff", "payload=", ",", ":", "\\u0000", "\\ud800",
    ];

    public static void Try(byte[] input)
    {
        var end = Array.IndexOf(input, (byte)'\n');
        var (route, body) = (Encoding.ASCII.GetString(input[..Math.Max(0, end)]), input[(end + 1)..]);
        if (!Routes.Contains(route))
            return;
        var status = route == "payload"
            ? Bot.Status("/slack/action", [.. "payload="u8, .. System.Net.WebUtility.UrlEncodeToBytes(body, 0, body.Length)])
            : Bot.Status($"/slack/{route}", body);
        Unless(status is 200 or 400, $"The status is {status}.");
    }
}
