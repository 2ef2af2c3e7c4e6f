using System.Globalization;
using System.Xml;

namespace AndonBot;

/// <summary>Reads settings, and collects what is missing or wrong.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<SettingsException> _wrong = [];

    public IReadOnlyList<SettingsException> Wrong => _wrong;

    public void Refuse(string key, string problem) => _wrong.Add(new(key.Replace(":", "__"), problem));

    public string? Text(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    public string Required(string key, string what)
    {
        if (Text(key) is { } text)
            return text;
        Refuse(key, $"is {(configuration[key] is null ? "missing" : "empty")}; set it to {what}");
        return "";
    }

    public Uri ApiBase(string key, string standard)
    {
        var text = configuration[key] ?? standard;
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            Refuse(key, $"is \"{text}\"; it takes an address such as {standard}");
            return new(standard);
        }

        if (uri.Scheme == "http" && !uri.IsLoopback)
            Refuse(key, $"is \"{text}\"; without TLS the bot token would be readable on the way, so http is for loopback only");
        return uri;
    }

    /// <summary>An http or https address; null when the setting is empty.</summary>
    public Uri? Address(string key, string example)
    {
        if (Text(key) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return uri;
        // The address itself is not shown: a webhook's is a secret.
        Refuse(key, $"is no http or https address; it takes one such as {example}");
        return null;
    }

    /// <summary>A number of days, such as 90d; the standard when the setting is empty.</summary>
    public int? Days(string key, int? standard)
    {
        if (Text(key) is not { } text)
            return standard;
        if (int.TryParse(text.AsSpan().TrimEnd('d'), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 36_500)
            return days;
        Refuse(key, $"is \"{text}\"; it takes a number of days such as 90d");
        return standard ?? 1;
    }

    public bool Flag(string key, bool standard)
    {
        if (Text(key) is not { } text)
            return standard;
        if (!bool.TryParse(text, out var flag))
            Refuse(key, $"is \"{text}\"; it takes true or false");
        return flag;
    }

    /// <summary>Tokens by the name of what they open, one <c>name=token</c> a line.</summary>
    public ILookup<string, string> Tokens(string key)
    {
        var entries = (Text(key) ?? "").Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=', 2)).ToList();
        // The entry itself is not shown: it may be a token.
        if (entries.FindIndex(entry => entry is not [{ Length: > 0 }, { Length: > 0 }]) is >= 0 and var place)
            Refuse(key, $"has an entry, number {place + 1}, that is not of the form name=token; it takes one for each line, such as checkout=…");
        return entries.Where(entry => entry.Length == 2).ToLookup(entry => entry[0], entry => entry[1]);
    }

    /// <summary>A key for signatures, in the form of the Standard Webhooks.</summary>
    public byte[]? Key(string key)
    {
        const string Prefix = "whsec_";
        if (Text(key) is not { } text)
            return null;
        var bytes = new byte[text.Length];
        if (text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length >= 24)
            return bytes[..length];
        Refuse(key, $"is not a signing secret; it takes {Prefix} and at least 24 random bytes in base64: echo \"{Prefix}$(openssl rand -base64 32)\"");
        return null;
    }

    public int Count(string key, int standard)
    {
        if (Text(key) is not { } text)
            return standard;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1_000_000)
            return count;
        Refuse(key, $"is \"{text}\"; it takes a number from 1 to 1000000");
        return standard;
    }

    public TimeSpan Span(string key, TimeSpan standard)
    {
        if (Text(key) is not { } text)
            return standard;
        if (Seconds(text) is { } span && span > TimeSpan.Zero && span <= TimeSpan.FromHours(1))
            return span;
        Refuse(key, $"is \"{text}\"; it takes a time between 0 and one hour such as 2s, 500ms, 5m or 00:00:02");
        return standard;
    }

    private static TimeSpan? Seconds(string text) =>
        text.EndsWith("ms", StringComparison.OrdinalIgnoreCase) && double.TryParse(text[..^2], out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds)
        : text.EndsWith('s') && double.TryParse(text[..^1], out var seconds) ? TimeSpan.FromSeconds(seconds)
        : text.EndsWith('m') && double.TryParse(text[..^1], out var minutes) ? TimeSpan.FromMinutes(minutes)
        : double.TryParse(text, out var plain) ? TimeSpan.FromSeconds(plain)
        : TimeSpan.TryParse(text, out var span) ? span
        : text.StartsWith('P') ? Iso(text)
        : null;

    private static TimeSpan? Iso(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
