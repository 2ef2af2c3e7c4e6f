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

    public bool Flag(string key, bool standard)
    {
        if (Text(key) is not { } text)
            return standard;
        if (!bool.TryParse(text, out var flag))
            Refuse(key, $"is \"{text}\"; it takes true or false");
        return flag;
    }

    public TimeSpan Span(string key, TimeSpan standard)
    {
        if (Text(key) is not { } text)
            return standard;
        if (Seconds(text) is { } span && span > TimeSpan.Zero && span <= TimeSpan.FromHours(1))
            return span;
        Refuse(key, $"is \"{text}\"; it takes a time between 0 and one hour such as 2s, 500ms or 00:00:02");
        return standard;
    }

    private static TimeSpan? Seconds(string text) =>
        text.EndsWith("ms", StringComparison.OrdinalIgnoreCase) && double.TryParse(text[..^2], out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds)
        : text.EndsWith('s') && double.TryParse(text[..^1], out var seconds) ? TimeSpan.FromSeconds(seconds)
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
