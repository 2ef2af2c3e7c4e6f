using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.LocalSlack;

/// <summary>What came of pressing a modal's submit button.</summary>
/// <param name="Delivery">Null when Slack's client found the form incomplete and did not send it.</param>
/// <param name="Errors">Message by block id, from the client or from the bot.</param>
/// <param name="GeneralError">What Slack shows when the bot's answer was late or broken.</param>
public sealed record Submission(DeliveryResult? Delivery, IReadOnlyDictionary<string, string> Errors, string? GeneralError)
{
    public bool IsAccepted => Delivery is not null && Errors.Count == 0 && GeneralError is null;
}
