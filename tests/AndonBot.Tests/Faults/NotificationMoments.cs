using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Faults.Changes;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>When a kind of notification leaves: something happened, and then somebody does something or time passes.</summary>
/// <param name="Prepare">Brings a fresh world to just before.</param>
/// <param name="Make">What somebody does; null when only time passes.</param>
/// <param name="Pass">How much time passes.</param>
public sealed record NotificationMoment(
    string Name, string Kind, Func<AndonWorld, Task> Prepare, Func<AndonWorld, Task<DeliveryResult>>? Make = null, Duration Pass = default)
{
    public override string ToString() => Name;
}

/// <summary>A moment of every kind of notification.</summary>
internal static class NotificationMoments
{
    private static readonly string LongText = string.Join(' ', Enumerable.Repeat("checkout is down and nobody knows why", 100));

    public static IEnumerable<NotificationMoment> All { get; } =
    [
        new("card", "Card", _ => Task.CompletedTask, Typed(Ann, "/andon checkout is down")),
        new("card changes", "Card", PulledAsync, Typed(Bob, "/andon ack 1")),
        new("call", "Call", _ => Task.CompletedTask, Typed(Ann, "/andon checkout is down")),
        new("call is over", "Call", PulledAsync, Typed(Bob, "/andon ack 1")),
        new("call to a webhook", "Page", _ => Task.CompletedTask, Typed(Ann, "/andon checkout is down")),
        new("long text", "Text", _ => Task.CompletedTask, Typed(Ann, $"/andon {LongText}")),
        new("thread", "Thread", AnsweredAsync, Typed(Bob, "/andon note 1 looking")),
        new("given", "Given", AnsweredAsync, Typed(Bob, "/andon give 1 @cleo")),
        new("merged pull has ended", "Ended", MergedAsync, Typed(Bob, "/andon dismiss 1 a test ran")),
        new("fixed", "Fixed", ContainedForNowAsync, Typed(Bob, "/andon done A1 see the build")),
        new("silence", "Quiet", AnsweredAsync, Pass: Duration.FromHours(5)),
        new("still red", "Red", StoppedAsync, Pass: Duration.FromHours(5)),
        new("red for a day", "RedDay", StoppedAsync, Pass: Duration.FromHours(26)),
        new("postmortem is due", "Postmortem", RestartedAsync, Pass: Duration.FromDays(3)),
        new("actions of the day", "Digest", WithActionAsync, Pass: Duration.FromDays(14) + Duration.FromHours(6)),
        new("handoff", "Handoff", _ => Task.CompletedTask, Pass: Duration.FromDays(7)),
        new("handoff is accepted", "Handoff", HandedOverAsync, world => world.As(Cleo).ClickAsync(Checkout, "handoff.accept")),
        new("next Fixer", "Upcoming", _ => Task.CompletedTask, Pass: Duration.FromDays(4) + Duration.FromHours(6)),
        new("line is not chosen", "Unplaced", UnplacedAsync, Pass: Duration.FromMinutes(6)),
        new("refused by Slack", "Refused", ArchivedAsync, Typed(Ann, "/andon checkout is down")),
    ];

    private static async Task MergedAsync(AndonWorld world)
    {
        await OverlappingAsync(world);
        await world.TellAsync(Bob, "/andon same 2 1");
    }

    private static async Task ContainedForNowAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await ContainAsync(world);
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me 2030-01-21");
    }

    private static Task ArchivedAsync(AndonWorld world)
    {
        world.Slack.Change.Archive(world.Slack.Channel(Checkout));
        return world.SettleAsync();
    }
}
