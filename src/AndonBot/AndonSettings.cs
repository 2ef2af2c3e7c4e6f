namespace AndonBot;

/// <summary>The bot's settings, read once at the start; what is wrong is said in one sentence that names the setting.</summary>
public sealed record AndonSettings
{
    public required string BotToken { get; init; }

    /// <summary>Proves that a request is Slack's; empty where none is taken.</summary>
    public required string SigningSecret { get; init; }

    /// <summary>Opens the connections that Slack sends over; null where Slack sends requests.</summary>
    public string? AppToken { get; init; }
    public required Uri SlackApi { get; init; }
    public required string Postgres { get; init; }
    public string? GateToken { get; init; }
    public string? Operator { get; init; }
    public TimeSpan Tick { get; init; }
    public TimeSpan Lease { get; init; }
    public TimeSpan LookAfter { get; init; }
    public string? ClockOffsetFile { get; init; }
    public string? KillPoint { get; init; }

    /// <summary>Whether Slack is a local workspace, the only place where time and deaths may be steered from outside.</summary>
    public bool SlackIsLocal => SlackApi.IsLoopback;

    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static AndonSettings Read(IConfiguration configuration, bool forSlack = true)
    {
        configuration = SecretFiles.Over(configuration);
        var bySocket = IsSocket(Text(configuration["Slack:Mode"]));
        var settings = new AndonSettings
        {
            BotToken = Required(configuration, "Slack:BotToken", "the bot token (xoxb-…) of the Slack app"),
            SigningSecret = forSlack && !bySocket
                ? Required(configuration, "Slack:SigningSecret", "the signing secret on the Slack app's Basic Information page")
                : "",
            AppToken = forSlack && bySocket
                ? Required(configuration, "Slack:AppToken", "an app-level token (xapp-…) with connections:write, from the Slack app's Basic Information page")
                : null,
            SlackApi = ApiBase(configuration["Slack:ApiBaseUrl"] ?? "https://slack.com/api/"),
            Postgres = Required(configuration, "ConnectionStrings:Postgres", "for example Host=db;Username=andon;Password=…;Database=andon"),
            GateToken = Text(configuration["Gate:Token"]),
            Operator = Text(configuration["Andon:Operator"]),
            Tick = Span(configuration, "Notices:Tick", TimeSpan.FromSeconds(2)),
            Lease = Span(configuration, "Notices:Lease", TimeSpan.FromSeconds(30)),
            LookAfter = Span(configuration, "Notices:LookAfter", TimeSpan.FromSeconds(15)),
            ClockOffsetFile = Text(configuration["Clock:OffsetFile"]),
            KillPoint = Text(configuration["ANDON_KILL"]),
        };
        return settings.Checked();
    }

    private AndonSettings Checked()
    {
        if (ClockOffsetFile is not null && !SlackIsLocal)
            throw new SettingsException("Clock__OffsetFile", "shifts time and is accepted only while Slack__ApiBaseUrl is a loopback address");
        if (KillPoint is not null && !SlackIsLocal)
            throw new SettingsException("ANDON_KILL", "kills the process and is accepted only while Slack__ApiBaseUrl is a loopback address");
        if (KillPoint is not null && !Storage.KillPoints.All.Contains(KillPoint))
            throw new SettingsException("ANDON_KILL", $"is \"{KillPoint}\"; it takes one of {string.Join(", ", Storage.KillPoints.All)}");
        if (Operator is not null && !(Operator[0] is 'U' or 'W' && Operator.All(char.IsAsciiLetterOrDigit)))
            throw new SettingsException("Andon__Operator", $"is \"{Operator}\"; it takes a person's Slack id such as U0ALICE00");
        foreach (var (setting, token) in new[]
                 {
                     ("Slack__BotToken", BotToken), ("Slack__SigningSecret", SigningSecret), ("Slack__AppToken", AppToken), ("Gate__Token", GateToken),
                 })
        {
            if (token?.Any(char.IsControl) is true)
                throw new SettingsException(setting, "has more than one line; it takes the bare token and nothing else");
        }

        if (Storage.Database.ProblemWith(Postgres) is { } problem)
            throw new SettingsException("ConnectionStrings__Postgres", $"cannot be read: {problem}");
        return this;
    }

    private static bool IsSocket(string? mode) => mode?.ToUpperInvariant() switch
    {
        null or "HTTP" => false,
        "SOCKET" => true,
        _ => throw new SettingsException("Slack__Mode", $"is \"{mode}\"; it takes Http or Socket"),
    };

    private static string Required(IConfiguration configuration, string key, string what) =>
        Text(configuration[key]) ?? throw new SettingsException(
            key.Replace(":", "__"), $"is {(configuration[key] is null ? "missing" : "empty")}; set it to {what}");

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static Uri ApiBase(string text)
    {
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new SettingsException("Slack__ApiBaseUrl", $"is \"{text}\"; it takes an address such as https://slack.com/api/");
        if (uri.Scheme == "http" && !uri.IsLoopback)
            throw new SettingsException(
                "Slack__ApiBaseUrl", $"is \"{text}\"; without TLS the bot token would be readable on the way, so http is for loopback only");
        return uri;
    }

    private static TimeSpan Span(IConfiguration configuration, string key, TimeSpan standard)
    {
        if (Text(configuration[key]) is not { } text)
            return standard;
        return Seconds(text) is { } span && span > TimeSpan.Zero && span <= TimeSpan.FromHours(1)
            ? span
            : throw new SettingsException(key.Replace(":", "__"), $"is \"{text}\"; it takes a time between 0 and one hour such as 2s, 500ms or 00:00:02");
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
            return System.Xml.XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>A setting is missing or wrong; the process ends with exit code 2.</summary>
public sealed class SettingsException(string setting, string problem) : Exception($"The setting {setting} {problem}.")
{
    public string Setting { get; } = setting;

    /// <summary>Slack does not take the bot's token.</summary>
    public static SettingsException BotToken(string code) =>
        new("Slack__BotToken", $"is not accepted by Slack ({code}); copy it again from the app's OAuth & Permissions page");

    /// <summary>Slack opens no connection for the app-level token.</summary>
    public static SettingsException AppTokenOf(string code) =>
        new("Slack__AppToken", $"is not accepted by Slack ({code}); make one with connections:write on the app's Basic Information page");
}
