using System.Net;
using System.Text;
using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Benchmarks;

/// <summary>The workspace that is measured in: lines with a Fixer each, so many people that no limit per person is met, and what they type.</summary>
internal static class Workspace
{
    public const int Lines = 200;
    public const int People = 20_000;

    private static long _typed;

    public static string Fixer(int line) => $"U0FIXER{line:D4}";

    public static string Channel(int line) => $"C0LINE{line:D4}";

    public static string LinesFile { get; } = new StringBuilder("lines:\n").AppendJoin('\n', Enumerable.Range(0, Lines).Select(line =>
        $"  - {{ name: line-{line}, channels: [{Channel(line)}], owner: {Fixer(line)}, rotation: {{ members: [{Fixer(line)}], zone: Europe/Berlin }} }}"))
        .ToString();

    /// <summary>Everybody is known already, as they are in a workspace that has used the bot for a while.</summary>
    public const string Populate = """
        insert into person (workspace_id, user_id, display_name, zone, role, refreshed_at)
        select @team, 'U0PULLER' || n, 'puller ' || n, 'Europe/Berlin', 'Member', 'infinity' from generate_series(0, @people - 1) n on conflict do nothing
        """;

    /// <summary>A pull that nobody has pulled yet, with what it says and the line that it is on.</summary>
    public static (byte[] Request, string Text, int Line) Pull()
    {
        var number = Interlocked.Increment(ref _typed);
        var (text, line) = ($"payment {number} fails at the last step", (int)(number % Lines));
        return (Command(text, $"U0PULLER{number % People}", Channel(line)), text, line);
    }

    /// <summary>A slash command as Slack sends it, signed, as bytes of a connection that stays open.</summary>
    public static byte[] Command(string text, string user, string channel)
    {
        var number = Interlocked.Increment(ref _typed);
        return Request("/slack/command", RawRequest.Form, string.Join('&',
            "token=unused", $"team_id={InstantSlack.Team}", "team_domain=bench", $"channel_id={channel}", "channel_name=bench", $"user_id={user}",
            "user_name=somebody", "command=%2Fandon", $"text={WebUtility.UrlEncode(text)}", "api_app_id=A0BENCH",
            $"trigger_id=1.2.{number}", $"response_url={WebUtility.UrlEncode("http://127.0.0.1:9/r")}"));
    }

    public static byte[] Request(string path, string type, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString();
        var head = $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\n"
            + $"X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: {Signing.Signature(InstantSlack.Secret, timestamp, bytes)}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. bytes];
    }
}
