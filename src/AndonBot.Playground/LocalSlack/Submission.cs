using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.LocalSlack;

/// <summary>The result of pressing a modal's submit button.</summary>
/// <param name="Delivery">The delivery to the bot; null when Slack's client found the form invalid and did not send it.</param>
/// <param name="Errors">Error messages by block id, from the client or from the bot.</param>
/// <param name="GeneralError">The message that Slack shows when the bot's answer is late or invalid.</param>
public sealed record Submission(DeliveryResult? Delivery, IReadOnlyDictionary<string, string> Errors, string? GeneralError)
{
    public bool IsAccepted => Delivery is not null && Errors.Count == 0 && GeneralError is null;
}
