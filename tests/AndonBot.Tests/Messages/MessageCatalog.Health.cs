using AndonBot.Domain.Notifications;
using AndonBot.Interactions;
using AndonBot.Outbox;
using AndonBot.Slack;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Messages;

/// <summary>What the bot says about itself.</summary>
internal sealed partial class MessageCatalog
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private static readonly Backlog Idle = new(new Dictionary<Urgency, int>(), null, 0, 0, []);

    private static readonly HealthReport Well = new(null, null, null, TimeSpan.FromSeconds(1.2), Tick, Idle);

    public static IEnumerable<(string Name, Reply Reply)> Health()
    {
        yield return ("well", HealthMessages.Tell(Well));
        yield return ("well, by socket", HealthMessages.Tell(Well with { Socket = new(true, Monday), SinceTick = TimeSpan.FromMilliseconds(300) }));
        yield return ("well, something leaving", HealthMessages.Tell(Well with
        {
            Backlog = Idle with { Waiting = new Dictionary<Urgency, int> { [Urgency.Card] = 1, [Urgency.Call] = 2 }, Oldest = Waiting("Call", 2, null) },
        }));
        yield return ("no database", HealthMessages.Tell(Well with { Database = "does not answer (Connection refused)", Backlog = null }));
        yield return ("Slack refuses the bot", HealthMessages.Tell(Well with { Slack = "token_revoked" }));
        yield return ("no connection, no tick", HealthMessages.Tell(Well with { Socket = new(false, null), SinceTick = TimeSpan.FromMinutes(7) }));
        yield return ("late", HealthMessages.Tell(Well with
        {
            Backlog = new(
                Enum.GetValues<Urgency>().ToDictionary(urgency => urgency, urgency => (int)urgency + 1), Waiting("Thread", 3 * 3600, "ratelimited"), 3, 65, []),
        }));
        yield return ("late to look", HealthMessages.Tell(Well with { Backlog = Idle with { LateEvaluations = 1, LateEvaluationSeconds = 240 } }));
        yield return ("refused", HealthMessages.Tell(Well with
        {
            Backlog = Idle with
            {
                Refused =
                [
                    new("Card", Checkout, "not_in_channel", 1), new("Thread", Checkout, "is_archived", 12), new("Thread", Checkout, "restricted_action", 1),
                    new("Call", Bob, "user_disabled", 2), new("Digest", Bob, "messages_tab_disabled", 1), new("Page", Bob, "HTTP 404", 1),
                    new("Handoff", Checkout, "invalid_blocks", 1), new("Call", Cleo, "channel_not_found", 1),
                    new("of a newer version", Cleo, "of a newer Slack", 1),
                ],
            },
        }));
        yield return ("refused at many places", HealthMessages.Tell(Well with
        {
            Backlog = Idle with { Refused = [.. Enumerable.Repeat(new RefusedNotifications("Card", Checkout, "not_in_channel", 1), 25)] },
        }));
    }

    private static WaitingNotification Waiting(string kind, int seconds, string? error) =>
        new(kind, "incident", 12, kind == "Call" ? Bob : Checkout, seconds, error);
}
