namespace AndonBot.Outbox;

/// <summary>What a message carries as metadata, so that it can be found again: an opaque id. Slack knows it as andon_notice.</summary>
public sealed record AndonNotice
{
    public string Id { get; init; } = "";
}
