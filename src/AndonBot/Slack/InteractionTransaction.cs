using AndonBot.Storage;

namespace AndonBot.Slack;

/// <summary>The transaction of one interaction. It holds the interaction's delivery key until it ends.</summary>
/// <param name="Earlier">What an earlier delivery of the same interaction came to; null when this is the first.</param>
public sealed record InteractionTransaction(Transaction Transaction, Interaction By, StoredOutcome? Earlier) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Transaction.DisposeAsync();
}
