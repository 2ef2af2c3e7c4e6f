using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.LocalSlack;

/// <summary>How a workspace is made; what may change while it runs stands on <see cref="SlackWorkspace"/>.</summary>
public sealed record SlackSettings
{
    /// <summary>The scopes that the bot's contract names.</summary>
    public static readonly string[] BotScopes =
    [
        "commands", "chat:write", "chat:write.public", "channels:read", "groups:read", "channels:join", "im:write", "users:read",
        "users:read.email", "channels:history", "groups:history", "im:history",
    ];

    public string TeamId { get; init; } = "T0ANDON001";

    public string TeamName { get; init; } = "Andon Works";

    public string TeamDomain { get; init; } = "andon-works";

    public string AppId { get; init; } = "A0ANDON001";

    public string BotId { get; init; } = "B0ANDON001";

    public string BotUserId { get; init; } = "U0ANDON0B1";

    public string BotHandle { get; init; } = "andon";

    public string BotName { get; init; } = "Andon";

    public string BotToken { get; init; } = "xoxb-local-workspace-token";

    /// <summary>The app-level token, which opens Socket Mode connections.</summary>
    public string AppToken { get; init; } = "xapp-local-workspace-token";

    public string SigningSecret { get; init; } = "local-workspace-signing-secret";

    public string Command { get; init; } = "/andon";

    /// <summary>The shortcuts of the app's registration.</summary>
    public IReadOnlyList<AppShortcut> Shortcuts { get; init; } =
    [
        new("Pull the andon cord", "pull_message", IsForMessages: true), new("Pull the andon cord", "pull_global", IsForMessages: false),
    ];

    /// <summary>Where the app wants its requests when Socket Mode is off.</summary>
    public RequestPaths RequestPaths { get; init; } = RequestPaths.Registered;

    /// <summary>Whether the app is told over its own connections at first, instead of by requests.</summary>
    public bool SocketMode { get; init; }

    /// <summary>How long a Socket Mode connection lives.</summary>
    public TimeSpan ConnectionLife { get; init; } = TimeSpan.FromSeconds(18_060);

    /// <summary>How long before a connection is closed the app is told so.</summary>
    public TimeSpan DisconnectNotice { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Of Slack's clock: trigger ids, signatures, pacing.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Of what people live by: timestamps of messages, dates on their screens. Null when that is Slack's clock, which nobody can set.</summary>
    public WorkspaceClock? Clock { get; init; }

    /// <summary>What can follow the command, each with a sentence, for the composer's completion.</summary>
    public IReadOnlyList<(string Word, string Usage)> CommandWords { get; init; } = [];

    /// <summary>Loopback port to listen on; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>How long a person's gesture may remain unacknowledged before Slack shows an error.</summary>
    public TimeSpan AcknowledgeWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The waits before an event that was not acknowledged is delivered again.</summary>
    public IReadOnlyList<TimeSpan> EventRetries { get; init; } = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>Holds chat.postMessage to one a second and channel.</summary>
    public bool Paced { get; init; } = true;

    /// <summary>How many messages a rested channel takes at once.</summary>
    public int Burst { get; init; } = 1;

    /// <summary>Holds every method to the calls a minute of its published tier.</summary>
    public bool TierLimits { get; init; }
}
