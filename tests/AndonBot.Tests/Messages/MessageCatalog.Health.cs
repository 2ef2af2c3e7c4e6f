using AndonBot.Domain.Notifications;
using AndonBot.Health;
using AndonBot.Outbox;
using AndonBot.Slack;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Messages;

/// <summary>What <c>/andon health</c> answers.</summary>
internal sealed partial class MessageCatalog
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private static readonly Backlog Idle = new(new Dictionary<Urgency, int>(), null, 0, 0, []);

    private static readonly CheckResult[] Well =
    [
        DatabaseCheck.Well, SlackCheck.Judge(null, knowsWorkspace: true), SocketCheck.Http, TicksCheck.Judge(TimeSpan.FromSeconds(1.2), Tick),
        NoticesCheck.Judge(Idle),
    ];

    public static IEnumerable<(string Name, Reply Reply)> Health()
    {
        yield return ("well", HealthMessages.Tell(Well));
        yield return ("well, by socket", WellBut(SocketCheck.Judge(Monday, Monday), TicksCheck.Judge(TimeSpan.FromMilliseconds(300), Tick)));
        yield return ("well, something leaving", WellBut(Idle with
        {
            Waiting = new Dictionary<Urgency, int> { [Urgency.Card] = 1, [Urgency.Call] = 2 }, Oldest = Waiting("Call", 2, null),
        }));
        yield return ("no database", WellBut(DatabaseCheck.Unreachable("Connection refused"), NoticesCheck.Unknown));
        yield return ("Slack refuses the bot", WellBut(SlackCheck.Judge("token_revoked", knowsWorkspace: true)));
        yield return ("no connection, no tick", WellBut(SocketCheck.Judge(null, null), TicksCheck.Judge(TimeSpan.FromMinutes(7), Tick)));
        yield return ("late", WellBut(new Backlog(
            Enum.GetValues<Urgency>().ToDictionary(urgency => urgency, urgency => (int)urgency + 1), Waiting("Thread", 3 * 3600, "ratelimited"), 3, 65, [])));
        yield return ("late to look", WellBut(Idle with { LateEvaluations = 1, LateEvaluationSeconds = 240 }));
        yield return ("refused", WellBut(Idle with
        {
            Refused =
            [
                new("Card", Checkout, "not_in_channel", 1), new("Thread", Checkout, "is_archived", 12), new("Thread", Checkout, "restricted_action", 1),
                new("Call", Bob, "user_disabled", 2), new("Digest", Bob, "messages_tab_disabled", 1), new("Page", Bob, "HTTP 404", 1),
                new("Handoff", Checkout, "invalid_blocks", 1), new("Call", Cleo, "channel_not_found", 1),
                new("of a newer version", Cleo, "of a newer Slack", 1),
            ],
        }));
        yield return ("refused at many places", WellBut(Idle with
        {
            Refused = [.. Enumerable.Repeat(new RefusedNotifications("Card", Checkout, "not_in_channel", 1), 25)],
        }));
    }

    private static Reply WellBut(Backlog backlog) => WellBut(NoticesCheck.Judge(backlog));

    private static Reply WellBut(params CheckResult[] different) =>
        HealthMessages.Tell([.. different.UnionBy(Well, result => result.Name).OrderBy(result => result.Name)]);

    private static WaitingNotification Waiting(string kind, int seconds, string? error) =>
        new(kind, "incident", 12, kind == "Call" ? Bob : Checkout, seconds, error);
}
