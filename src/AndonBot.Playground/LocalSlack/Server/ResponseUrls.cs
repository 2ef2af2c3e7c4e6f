using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Server;

/// <summary>The response_urls that were issued with interactions. Each can be used five times within thirty minutes.</summary>
internal sealed class ResponseUrls(SlackState state)
{
    private const int MaxUses = 5;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, ResponseUrl> _issued = [];
    private long _last = 9_300_000_000_000;

    /// <param name="family">"commands", "actions" or "app": the first segment of the path, as in Slack's own URLs.</param>
    public (string Address, ResponseUrl Url) Issue(string family, string personId, Conversation conversation, Message? source = null)
    {
        var path = $"/{family}/{state.Settings.TeamId}/{_last++}/{SlackState.RandomText(24)}";
        var url = _issued[path] = new(personId, conversation, source, state.Now);
        return (new Uri(state.Address!, path).ToString(), url);
    }

    /// <summary>Counts one use. If the URL is not valid, returns null and the reason in <paramref name="error"/>.</summary>
    public ResponseUrl? Use(string path, out string? error)
    {
        error = null;
        if (!_issued.TryGetValue(path, out var url) || state.Now - url.At > Lifetime)
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

    /// <summary>The message that is replaced or deleted on request. For a command it is the bot's first response.</summary>
    public Message? Source { get; set; } = Original;
}
