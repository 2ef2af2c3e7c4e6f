using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Server;

/// <summary>The response_urls handed out with gestures: five uses in thirty minutes each.</summary>
internal sealed class ResponseUrls(SlackState state)
{
    public const int MaxUses = 5;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, ResponseUrl> _issued = [];
    private long _last = 9_300_000_000_000;

    /// <param name="family">"commands", "actions" or "app", which is how Slack's own paths start.</param>
    public (string Address, ResponseUrl Url) Issue(string family, string personId, Conversation conversation, Message? source = null)
    {
        var path = $"/{family}/{state.Settings.TeamId}/{_last++}/{SlackState.RandomText(24)}";
        var url = _issued[path] = new(personId, conversation, source, state.Now);
        return (new Uri(state.Address!, path).ToString(), url);
    }

    /// <summary>Counts one use; <paramref name="error"/> says why the address is dead.</summary>
    public ResponseUrl? Use(string path, out string? error)
    {
        error = null;
        if (!_issued.TryGetValue(path, out var url) || state.Now - url.At > Life)
            error = "expired_url";
        else if (url.Uses >= MaxUses)
            error = "used_url";
        if (error is not null || url is null)
            return null;
        url.Uses++;
        return url;
    }
}

internal sealed record ResponseUrl(string PersonId, Conversation Conversation, Message? Original, DateTimeOffset At)
{
    public int Uses { get; set; }

    /// <summary>The message that "replace" and "delete" mean; for a command the bot's own last answer.</summary>
    public Message? Source { get; set; } = Original;
}
