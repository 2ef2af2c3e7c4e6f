using AndonBot.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Incidents.Postmortems;
using AndonBot.Interactions;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Rotations;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>One way in which what the bot knows changes.</summary>
/// <param name="Handler">What serves it; null when no person does it, but time.</param>
/// <param name="Prepare">Brings a fresh world to where the change can happen.</param>
/// <param name="Make">Makes the change; null when time does.</param>
/// <param name="CanBeTyped">A person can do it once more by typing the same, and nothing more comes of it.</param>
public sealed record Change(
    string Name, Type? Handler, Func<AndonWorld, Task> Prepare, Func<AndonWorld, Task<DeliveryResult>>? Make, bool CanBeTyped = false)
{
    public override string ToString() => Name;

    /// <summary>Makes the change in a world whose bot runs in processes of its own.</summary>
    /// <returns>What came of the delivery; null when there was none.</returns>
    public async Task<DeliveryResult?> MakeAsync(Replicas replicas)
    {
        if (Make is not null)
            return await Make(replicas.World);
        replicas.Pass(Changes.ToAutomaticStop);
        return null;
    }

    /// <summary>What is known before and after the change where nothing fails.</summary>
    public async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> UndisturbedAsync()
    {
        await using var world = await StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await Prepare(world);
        var before = await Changes.FactsAsync(records);
        if (Make is null)
            world.MoveTo(world.Now + Changes.ToAutomaticStop);
        else
            Assert.That((await Make(world)).Failure, Is.Null);
        await world.SettleAsync();
        return (before, await Changes.FactsAsync(records));
    }
}

/// <summary>A change through every handler that makes one, and the one that time makes.</summary>
internal static class Changes
{
    public static readonly Duration ToAutomaticStop = Duration.FromMinutes(16);

    public static IEnumerable<Change> All { get; } =
    [
        new("automatic stop", null, PulledAsync, null),
        new("pull", typeof(PullHandler), _ => Task.CompletedTask, Typed(Ann, "/andon checkout is down"), CanBeTyped: true),
        new("pull by the form", typeof(PullFormHandler), _ => Task.CompletedTask, PullByFormAsync),
        new("pull anyway", typeof(PullAnywayHandler), PulledTwiceAsync, Click(Ann, Checkout, "pull.anyway")),
        new("choose the line", typeof(ChooseLineHandler), UnplacedAsync, world => world.As(Ann).ClickAsync(AndonWorld.Random, "pull.line", null, "checkout")),
        new("meant another incident", typeof(MeantCommandHandler), MeantAsync, Click(Cleo, Checkout, "pull.meant")),
        new("suggested command", typeof(SuggestedCommandHandler), AskedAsync, Click(Cleo, Checkout, "command.run")),
        new("answer", typeof(AnswerHandler), PulledAsync, Click(Bob, UserActions.Direct, "incident.answer")),
        new("still on it", typeof(StillOnItHandler), SilentAsync, Click(Bob, UserActions.Direct, "incident.still")),
        new("note", typeof(NoteHandler), AnsweredAsync, Typed(Bob, "/andon note 1 looking")),
        new("began", typeof(BeganHandler), AnsweredAsync, Typed(Bob, "/andon began 1 8:50"), CanBeTyped: true),
        new("severity", typeof(SeverityHandler), AnsweredAsync, Typed(Bob, "/andon sev 1 3"), CanBeTyped: true),
        new("stop", typeof(StopHandler), AnsweredAsync, Click(Bob, Checkout, "incident.stop")),
        new("restart", typeof(RestartHandler), StoppedAsync, Typed(Bob, "/andon restart 1 rolled back"), CanBeTyped: true),
        new("contain", typeof(ContainHandler), AnsweredAsync, ContainAsync),
        new("come back", typeof(ComeBackHandler), RestartedAsync, Typed(Bob, "/andon back 1")),
        new("dismiss", typeof(DismissHandler), PulledAsync, Typed(Bob, "/andon dismiss 1 a test ran"), CanBeTyped: true),
        new("merge", typeof(MergeHandler), OverlappingAsync, Typed(Bob, "/andon same 2 1"), CanBeTyped: true),
        new("hand over", typeof(ReassignHandler), PulledAsync, Typed(Bob, "/andon give 1 @cleo"), CanBeTyped: true),
        new("action", typeof(AddActionHandler), AnsweredAsync, Typed(Bob, "/andon action 1 carts without a price are rejected @cleo 2030-01-21")),
        new("vague action", typeof(KeepActionHandler), VagueAsync, Click(Bob, Checkout, "action.keep")),
        new("action done", typeof(FinishActionHandler), WithActionAsync, Typed(Cleo, "/andon done A1 see the build"), CanBeTyped: true),
        new("action moved", typeof(MoveActionHandler), WithActionAsync, Typed(Cleo, "/andon move A1 2030-01-28 waiting"), CanBeTyped: true),
        new("action given", typeof(GiveActionHandler), WithActionAsync, Typed(Cleo, "/andon give A1 @bob"), CanBeTyped: true),
        new("action dropped", typeof(DropActionHandler), WithActionAsync, Typed(Cleo, "/andon drop A1 the shop is closed"), CanBeTyped: true),
        new("action needs help", typeof(AskForHelpHandler), OverdueAsync, Click(Cleo, UserActions.Direct, "action.help")),
        new("postmortem written", typeof(PostmortemHandler), RestartedAsync, WriteAsync),
        new("postmortem held", typeof(HeldHandler), WrittenAsync, Typed(Bob, "/andon held 1"), CanBeTyped: true),
        new("postmortem moved", typeof(ExtendHandler), RestartedAsync, Typed(Bob, "/andon extend 1 2030-01-11 the vendor answers"), CanBeTyped: true),
        new("handoff accepted", typeof(AcceptHandoffHandler), HandedOverAsync, Click(Cleo, Checkout, "handoff.accept")),
    ];

    /// <summary>How much of everything is known, and the timelines.</summary>
    public static async Task<IReadOnlyList<string>> FactsAsync(Records records)
    {
        string[] others = ["alarm", "channel", "delivery", "destination", "due", "notice", "person"];
        return
        [
            .. (await records.RowsAsync()).Where(table => !others.Contains(table.Split(' ')[0])),
            .. await records.ReadAsync<string>("select 'accepted ' || count(accepted_by) from shift"),
            .. await records.ReadAsync<string>("select '#' || incident_number || ' ' || kind from incident_event order by event_id"),
        ];
    }

    public static Func<AndonWorld, Task<DeliveryResult>> Typed(string person, string text) => world => world.As(person).SayAsync(Checkout, text);

    public static async Task PulledAsync(AndonWorld world)
    {
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();
    }

    public static async Task AnsweredAsync(AndonWorld world)
    {
        await PulledAsync(world);
        await world.As(Bob).ClickAsync(UserActions.Direct, "incident.answer");
        await world.SettleAsync();
    }

    public static async Task WithActionAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected @cleo 2030-01-21");
    }

    public static async Task OverlappingAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.TellAsync(Cleo, "/andon nobody can pay");
    }

    public static async Task StoppedAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.TellAsync(Bob, "/andon stop 1");
    }

    public static async Task RestartedAsync(AndonWorld world)
    {
        await StoppedAsync(world);
        await world.TellAsync(Bob, "/andon restart 1 rolled back");
    }

    public static async Task UnplacedAsync(AndonWorld world)
    {
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await world.TellAsync(Ann, "/andon refunds fail", AndonWorld.Random);
    }

    public static Task HandedOverAsync(AndonWorld world) => world.PassAsync(Duration.FromDays(7));

    /// <summary>Through the form, which stays open with what was typed until it is taken.</summary>
    public static async Task<DeliveryResult> ContainAsync(AndonWorld world)
    {
        await OpenAsync(world, "incident.contain");
        return (await world.As(Bob).SubmitAsync(("text", "rolled back"), ("cause", "a typo in the query"), ("temporary", "yes"))).Delivery!;
    }

    private static Func<AndonWorld, Task<DeliveryResult>> Click(string person, string channel, string button) =>
        world => world.As(person).ClickAsync(channel, button);

    private static async Task PulledTwiceAsync(AndonWorld world)
    {
        await PulledAsync(world);
        await PulledAsync(world);
    }

    private static async Task AskedAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.TellAsync(Cleo, "/andon note the cache is cold");
    }

    private static async Task MeantAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.TellAsync(Cleo, "/andon note the cache is broken");
    }

    private static async Task SilentAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.PassAsync(Duration.FromHours(5));
    }

    private static async Task VagueAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.TellAsync(Bob, "/andon action 1 look into retries me next mon temporary");
    }

    private static async Task OverdueAsync(AndonWorld world)
    {
        await WithActionAsync(world);
        await world.PassAsync(Duration.FromDays(15) + Duration.FromHours(6));
    }

    private static async Task WrittenAsync(AndonWorld world)
    {
        await RestartedAsync(world);
        await WriteAsync(world);
        await world.SettleAsync();
    }

    private static async Task<DeliveryResult> PullByFormAsync(AndonWorld world)
    {
        for (var again = 0; world.As(Ann).Modal is null && again < 5; again++)
            await world.As(Ann).SayAsync(Checkout, "/andon");
        return (await world.As(Ann).SubmitAsync(("what", "checkout is down"))).Delivery!;
    }

    private static async Task<DeliveryResult> WriteAsync(AndonWorld world)
    {
        await OpenAsync(world, "postmortem.open");
        return (await world.As(Bob).SubmitAsync(("root_cause", "no test of it"))).Delivery!;
    }

    /// <summary>A trigger lives three seconds; a machine that is busy with many processes may miss that.</summary>
    private static async Task OpenAsync(AndonWorld world, string button)
    {
        for (var click = 0; world.As(Bob).Modal is null && click < 5; click++)
            await world.As(Bob).ClickAsync(Checkout, button);
    }
}
