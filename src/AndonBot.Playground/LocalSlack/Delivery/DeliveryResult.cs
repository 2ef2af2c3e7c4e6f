namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>What came of one request to the bot.</summary>
/// <param name="Status">HTTP status, 200 for an envelope that was acknowledged; null when no answer came in time.</param>
/// <param name="Failure">What Slack shows the person: <c>operation_timeout</c>, <c>dispatch_failed</c>; null when all is well.</param>
public sealed record DeliveryResult(int? Status, string Body, string ContentType, TimeSpan Elapsed, string? Failure)
{
    /// <summary>A plain message needs no acknowledgement.</summary>
    public static readonly DeliveryResult None = new(200, "", "", TimeSpan.Zero, null);

    /// <summary>The bot asks not to be told again, whatever came of it.</summary>
    public bool IsFinal { get; init; }
}
