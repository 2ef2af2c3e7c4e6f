using AndonBot.Domain;

namespace AndonBot;

/// <summary>The bot's settings, read once at the start. A wrong setting is reported in one sentence that names it.</summary>
public sealed record AndonSettings
{
    public required string BotToken { get; init; }

    /// <summary>Verifies that requests come from Slack; empty in Socket mode, which takes no requests.</summary>
    public required string SigningSecret { get; init; }

    /// <summary>The signing secret before a rotation, which Slack may still use; null when there is none.</summary>
    public string? PreviousSigningSecret { get; init; }

    /// <summary>The app-level token, which opens connections in Socket mode; null in Http mode.</summary>
    public string? AppToken { get; init; }
    public required Uri SlackApi { get; init; }
    public required string Postgres { get; init; }

    /// <summary>The token that opens the gate of every line.</summary>
    public string? GateToken { get; init; }

    /// <summary>The tokens that open the gate of one line only, by the line's name.</summary>
    public required ILookup<string, string> GateTokens { get; init; }
    public string? Operator { get; init; }

    /// <summary>The folder in which pulls are kept while the database is away; null when none is kept.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether call webhooks may be in private networks; by default only while Slack is simulated on this machine.</summary>
    public bool PrivateWebhooks { get; init; }

    /// <summary>The key that webhooks are signed with; null when they are not.</summary>
    public byte[]? WebhookKey { get; init; }

    /// <summary>Where Prometheus asks for metrics, apart from the bot's own address; null when nowhere.</summary>
    public Uri? MetricsUrl { get; init; }

    /// <summary>From which lateness of its own messages on the bot tells on a second way.</summary>
    public TimeSpan AlarmAfter { get; init; }

    /// <summary>The second way beside the log; null when there is none.</summary>
    public Uri? AlarmWebhook { get; init; }
    public required Storage.RetentionPolicy Retention { get; init; }
    public TimeSpan Tick { get; init; }
    public TimeSpan Lease { get; init; }
    public TimeSpan LookAfter { get; init; }

    /// <summary>How many messages leave in any ten seconds, from all replicas together.</summary>
    public int WorkspaceRate { get; init; }

    /// <summary>How many pulls of one person are recorded within a minute before the bot asks whether the next one is a new defect.</summary>
    public int PullsPerMinute { get; init; }

    /// <summary>How many other commands, clicks and forms of one person are served within a minute.</summary>
    public int CommandsPerMinute { get; init; }
    public string? ClockOffsetFile { get; init; }
    public string? KillPoint { get; init; }
    public string? StopPoint { get; init; }

    /// <summary>Whether Slack is simulated on this machine. Only then may the clock and the kill points be set from outside.</summary>
    public bool SlackIsLocal => SlackApi.IsLoopback;

    /// <exception cref="SettingsException">A setting is missing or wrong. Of several, the first is reported.</exception>
    /// <param name="configuration">Where the settings come from.</param>
    /// <param name="forSlack">Whether Slack is served; else only its Web API is called.</param>
    /// <param name="withToken">Whether Slack's Web API is called.</param>
    public static AndonSettings Read(IConfiguration configuration, bool forSlack = true, bool withToken = true)
    {
        var (settings, wrong) = Examine(configuration, forSlack, withToken);
        return wrong.Count == 0 ? settings : throw wrong[0];
    }

    /// <summary>The settings and everything that is wrong with them. Use the settings only when nothing is.</summary>
    public static (AndonSettings Settings, IReadOnlyList<SettingsException> Wrong) Examine(
        IConfiguration configuration, bool forSlack = true, bool withToken = true)
    {
        var reader = new SettingsReader(SecretFiles.Over(configuration));
        var mode = reader.Text("Slack:Mode") ?? "Http";
        var (byHttp, bySocket) = (Is("Http"), Is("Socket"));
        if (!byHttp && !bySocket)
            reader.Refuse("Slack:Mode", $"is \"{mode}\"; it takes Http or Socket");

        var settings = new AndonSettings
        {
            BotToken = withToken ? reader.Required("Slack:BotToken", "the bot token (xoxb-…) of the Slack app") : "",
            SigningSecret = forSlack && byHttp ? reader.Required("Slack:SigningSecret", "the signing secret on the Slack app's Basic Information page") : "",
            PreviousSigningSecret = forSlack && byHttp ? reader.Text("Slack:PreviousSigningSecret") : null,
            AppToken = forSlack && bySocket
                ? reader.Required("Slack:AppToken", "an app-level token (xapp-…) with connections:write, from the Slack app's Basic Information page")
                : null,
            SlackApi = reader.ApiBase("Slack:ApiBaseUrl", "https://slack.com/api/"),
            Postgres = reader.Required("ConnectionStrings:Postgres", "for example Host=db;Username=andon;Password=…;Database=andon"),
            GateToken = reader.Text("Gate:Token"),
            GateTokens = reader.Tokens("Gate:Tokens"),
            Operator = reader.Text("Andon:Operator"),
            DataFolder = reader.Text("Andon:DataFolder"),
            WebhookKey = reader.Key("Andon:WebhookSecret"),
            MetricsUrl = reader.Address("Metrics:Url", "http://127.0.0.1:9464"),
            AlarmAfter = reader.Span("Alarm:After", TimeSpan.FromMinutes(5)),
            AlarmWebhook = reader.Address("Alarm:Webhook", "https://pager.example/alarm"),
            Retention = new(
                reader.Days("Retention:Deliveries", 1)!.Value, reader.Days("Retention:Messages", 90)!.Value, reader.Days("Retention:Timeline", null)),
            Tick = reader.Span("Notices:Tick", TimeSpan.FromSeconds(2)),
            Lease = reader.Span("Notices:Lease", TimeSpan.FromSeconds(30)),
            LookAfter = reader.Span("Notices:LookAfter", TimeSpan.FromSeconds(15)),
            WorkspaceRate = reader.Count("Notices:WorkspaceRate", 40),
            PullsPerMinute = reader.Count("Limits:PullsPerMinute", RecentInteractions.MostPulls),
            CommandsPerMinute = reader.Count("Limits:CommandsPerMinute", RecentInteractions.MostOthers),
            ClockOffsetFile = reader.Text("Clock:OffsetFile"),
            KillPoint = reader.Text("ANDON_KILL"),
            StopPoint = reader.Text("ANDON_STOP"),
        };
        settings = settings with { PrivateWebhooks = reader.Flag("Andon:PrivateWebhooks", settings.SlackIsLocal) };
        settings.Check(reader);
        return (settings, reader.Wrong);

        bool Is(string name) => mode.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private void Check(SettingsReader reader)
    {
        if (ClockOffsetFile is not null && !SlackIsLocal)
            reader.Refuse("Clock:OffsetFile", "shifts time and is accepted only while Slack__ApiBaseUrl is a loopback address");
        foreach (var (setting, point) in new[] { ("ANDON_KILL", KillPoint), ("ANDON_STOP", StopPoint) })
        {
            if (point is not null && !SlackIsLocal)
                reader.Refuse(setting, "ends or stops the process and is accepted only while Slack__ApiBaseUrl is a loopback address");
            if (point is not null && !Storage.KillPoints.IsPoint(point))
                reader.Refuse(setting, $"is \"{point}\"; it takes one of {string.Join(", ", Storage.KillPoints.All)}");
        }

        if (Operator is not null && !(Operator[0] is 'U' or 'W' && Operator.All(char.IsAsciiLetterOrDigit)))
            reader.Refuse("Andon:Operator", $"is \"{Operator}\"; it takes a person's Slack id such as U0ALICE00");
        foreach (var (setting, token) in new[]
                 {
                     ("Slack:BotToken", BotToken), ("Slack:SigningSecret", SigningSecret), ("Slack:PreviousSigningSecret", PreviousSigningSecret),
                     ("Slack:AppToken", AppToken), ("Gate:Token", GateToken),
                 })
        {
            if (token?.Any(char.IsControl) is true)
                reader.Refuse(setting, "has more than one line; it takes the bare token and nothing else");
        }

        if (Postgres.Length > 0 && Storage.Database.ProblemWith(Postgres) is { } problem)
            reader.Refuse("ConnectionStrings:Postgres", $"cannot be used: it {problem}");
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
