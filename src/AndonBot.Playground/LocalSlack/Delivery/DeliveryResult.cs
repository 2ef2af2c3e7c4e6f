namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>The result of one delivery to the bot.</summary>
/// <param name="Status">The HTTP status, or 200 for an acknowledged envelope; null when no response came in time.</param>
/// <param name="Failure">The error that Slack shows, such as <c>operation_timeout</c> or <c>dispatch_failed</c>; null on success.</param>
public sealed record DeliveryResult(int? Status, string Body, string ContentType, TimeSpan Elapsed, string? Failure)
{
    /// <summary>The result of a plain message, for which the bot does not have to respond.</summary>
    public static readonly DeliveryResult None = new(200, "", "", TimeSpan.Zero, null);

    /// <summary>Whether the bot asked Slack not to retry the delivery.</summary>
    public bool IsFinal { get; init; }
}
