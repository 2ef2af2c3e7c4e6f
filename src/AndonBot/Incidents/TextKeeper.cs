using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>Keeps a text that did not pull the cord, one click away from pulling it.</summary>
public sealed class TextKeeper(DeliveryStore deliveries, MentionNames names)
{
    internal const string Pull = "Pull the cord";

    /// <summary>A sentence with a button that pulls the cord with the text.</summary>
    /// <param name="raw">The text as Slack sent it.</param>
    internal async Task<Reply> Ask(Interaction by, string sentence, string raw)
    {
        await Keep(by, raw);
        return new(sentence, new ReplyButton(PullAnywayHandler.Button, Pull, by.Key));
    }

    /// <summary>Keeps a text under the key of its interaction.</summary>
    /// <param name="raw">The text as Slack sent it.</param>
    internal async Task Keep(Interaction by, string raw) => await deliveries.Keep(by, await names.Decode(by, raw));
}
