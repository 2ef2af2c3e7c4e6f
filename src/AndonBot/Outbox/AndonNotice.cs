namespace AndonBot.Outbox;

/// <summary>What rides along with a message as metadata, so that it can be found again: an opaque id and nothing else.</summary>
public sealed record AndonNotice
{
    public string Id { get; init; } = "";
}
