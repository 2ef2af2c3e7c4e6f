using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.LocalSlack;

/// <summary>The settings of a workspace. Those that can change while it runs are properties of <see cref="SlackWorkspace"/>.</summary>
public sealed record SlackSettings
{
    /// <summary>The scopes that the bot's manifest requests.</summary>
    public static readonly string[] BotScopes =
    [
        "commands", "chat:write", "chat:write.public", "channels:read", "groups:read", "channels:join", "im:write", "users:read",
        "users:read.email", "channels:history", "groups:history", "im:history",
    ];

    public string TeamId { get; init; } = "T0ANDON001";

    /// <summary>The Enterprise organisation of the workspace; null for a workspace on its own.</summary>
    public string? EnterpriseId { get; init; }

    public string TeamName { get; init; } = "Andon Works";

    public string TeamDomain { get; init; } = "andon-works";

    public string AppId { get; init; } = "A0ANDON001";

    public string BotId { get; init; } = "B0ANDON001";

    public string BotUserId { get; init; } = "U0ANDON0B1";

    public string BotHandle { get; init; } = "andon";

    public string BotName { get; init; } = "Andon";

    public string BotToken { get; init; } = "xoxb-local-workspace-token";

    /// <summary>The app-level token, with which the app opens Socket Mode connections.</summary>
    public string AppToken { get; init; } = "xapp-local-workspace-token";

    public string SigningSecret { get; init; } = "local-workspace-signing-secret";

    public string Command { get; init; } = "/andon";

    /// <summary>The shortcuts that the app has registered.</summary>
    public IReadOnlyList<AppShortcut> Shortcuts { get; init; } =
    [
        new("Pull the andon cord", "pull_message", IsForMessages: true), new("Pull the andon cord", "pull_global", IsForMessages: false),
    ];

    /// <summary>The request URLs that the app has registered for HTTP.</summary>
    public RequestPaths RequestPaths { get; init; } = RequestPaths.Registered;

    /// <summary>Whether Socket Mode is on when the workspace starts.</summary>
    public bool SocketMode { get; init; }

    /// <summary>The lifetime of a Socket Mode connection.</summary>
    public TimeSpan ConnectionLife { get; init; } = TimeSpan.FromSeconds(18_060);

    /// <summary>The time between the <c>disconnect</c> message and the close of a connection.</summary>
    public TimeSpan DisconnectNotice { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Slack's clock, used for trigger ids, signatures and rate limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The clock for message timestamps and displayed dates, which people can set forward. When null, Slack's clock is used.</summary>
    public WorkspaceClock? Clock { get; init; }

    /// <summary>The words that can follow the command, each with its usage, for completion on the page.</summary>
    public IReadOnlyList<(string Word, string Usage)> CommandWords { get; init; } = [];

    /// <summary>The loopback port to listen on; 0 chooses a free port.</summary>
    public int Port { get; init; }

    /// <summary>How long Slack waits for the acknowledgement of a command, interaction or event.</summary>
    public TimeSpan AcknowledgeWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The waiting time before each retry of an event that was not acknowledged.</summary>
    public IReadOnlyList<TimeSpan> EventRetries { get; init; } = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>Whether chat.postMessage is limited to one message per second and channel.</summary>
    public bool Paced { get; init; } = true;

    /// <summary>The number of messages that a channel accepts at once after a pause.</summary>
    public int Burst { get; init; } = 1;

    /// <summary>Whether every method is limited to the calls per minute of its published tier.</summary>
    public bool TierLimits { get; init; }
}
