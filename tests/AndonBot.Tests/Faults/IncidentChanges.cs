using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>One way in which an incident changes, and what it looks like before and after.</summary>
/// <param name="Prepare">Brings a fresh world to where the change can happen.</param>
/// <param name="Make">Makes the change; null when no person does, but time.</param>
/// <param name="Before">The timeline before the change.</param>
/// <param name="Adds">What the change adds to it.</param>
/// <param name="Card">What the card says afterwards.</param>
/// <param name="CanBeTyped">A person can do it once more by typing the same.</param>
public sealed record IncidentChange(
    string Name, Func<AndonWorld, Task> Prepare, Func<AndonWorld, Task<DeliveryResult>>? Make,
    string[] Before, string[] Adds, string Card, bool CanBeTyped = false)
{
    public IEnumerable<string> After => Before.Concat(Adds);

    public override string ToString() => Name;

    /// <summary>Makes the change in a world whose bot runs in processes of its own.</summary>
    /// <returns>What came of the delivery; null when there was none.</returns>
    public async Task<DeliveryResult?> MakeAsync(Replicas replicas)
    {
        if (Make is not null)
            return await Make(replicas.World);
        replicas.Pass(Duration.FromMinutes(16));
        return null;
    }
}

internal static class IncidentChanges
{
    public static IEnumerable<IncidentChange> All { get; } =
    [
        new("pull", _ => Task.CompletedTask, Typed(Ann, "/andon checkout is down"), [], ["Pulled"], "called", CanBeTyped: true),
        new("answer", PulledAsync, world => world.As(Bob).ClickAsync("@andon", "incident.answer"), ["Pulled"], ["Answered"], "somebody is on it"),
        new("stop", AnsweredAsync, world => world.As(Bob).ClickAsync("#checkout", "incident.stop"), ["Pulled", "Answered"], ["Stopped"], "line stopped"),
        new("restart", StoppedAsync, Typed(Bob, "/andon restart 1 rolled back"),
            ["Pulled", "Answered", "Stopped"], ["Contained", "Restarted"], "contained", CanBeTyped: true),
        new("contain", AnsweredAsync, ContainAsync, ["Pulled", "Answered"], ["Contained", "Explained"], "contained by a temporary fix"),
        new("dismiss", PulledAsync, Typed(Bob, "/andon dismiss 1 a test ran"), ["Pulled"], ["Dismissed"], "false alarm", CanBeTyped: true),
        new("hand over", PulledAsync, Typed(Bob, "/andon give 1 @cleo"), ["Pulled"], ["HandedOver"], "Fixer: @Cleo", CanBeTyped: true),
        new("action", AnsweredAsync, Typed(Bob, "/andon action 1 carts without a price are rejected @cleo 2030-01-21"),
            ["Pulled", "Answered"], ["ActionAdded"], "carts without a price are rejected · @Cleo · due Mon 21 Jan"),
        new("action done", WithActionAsync, Typed(Cleo, "/andon done A1 see the build"),
            ["Pulled", "Answered", "ActionAdded"], ["ActionDone"], "✅ *A1*", CanBeTyped: true),
        new("action moved", WithActionAsync, Typed(Cleo, "/andon move A1 2030-01-28 waiting"),
            ["Pulled", "Answered", "ActionAdded"], ["ActionMoved"], "due Mon 28 Jan", CanBeTyped: true),
        new("postmortem written", RestartedAsync, WriteAsync, Restarted, ["PostmortemWritten"], "Root cause: no test of it", CanBeTyped: false),
        new("postmortem held", WrittenAsync, Typed(Bob, "/andon held 1"), [.. Restarted, "PostmortemWritten"], ["Held"], "learned", CanBeTyped: true),
        new("postmortem moved", RestartedAsync, Typed(Bob, "/andon extend 1 2030-01-11 the vendor answers"),
            Restarted, ["Extended"], "Postmortem due", CanBeTyped: true),
        new("automatic stop", PulledAsync, null, ["Pulled"], ["Stopped"], "line stopped"),
    ];

    private static string[] Restarted => ["Pulled", "Answered", "Stopped", "Contained", "Restarted"];

    private static Func<AndonWorld, Task<DeliveryResult>> Typed(string person, string text) => world => world.As(person).SayAsync(Checkout, text);

    private static async Task PulledAsync(AndonWorld world)
    {
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();
    }

    private static async Task AnsweredAsync(AndonWorld world)
    {
        await PulledAsync(world);
        await world.As(Bob).ClickAsync("@andon", "incident.answer");
        await world.SettleAsync();
    }

    private static async Task WithActionAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.SayAsync(Bob, "/andon action 1 carts without a price are rejected @cleo 2030-01-21");
        await world.SettleAsync();
    }

    private static async Task StoppedAsync(AndonWorld world)
    {
        await AnsweredAsync(world);
        await world.SayAsync(Bob, "/andon stop 1");
        await world.SettleAsync();
    }

    private static async Task RestartedAsync(AndonWorld world)
    {
        await StoppedAsync(world);
        await world.SayAsync(Bob, "/andon restart 1 rolled back");
        await world.SettleAsync();
    }

    private static async Task WrittenAsync(AndonWorld world)
    {
        await RestartedAsync(world);
        await WriteAsync(world);
        await world.SettleAsync();
    }

    private static async Task<DeliveryResult> WriteAsync(AndonWorld world)
    {
        await OpenAsync(world, "postmortem.open");
        return (await world.As(Bob).SubmitAsync(("root_cause", "no test of it"))).Delivery!;
    }

    /// <summary>Through the form, which stays open with what was typed until it is taken.</summary>
    private static async Task<DeliveryResult> ContainAsync(AndonWorld world)
    {
        await OpenAsync(world, "incident.contain");
        return (await world.As(Bob).SubmitAsync(("text", "rolled back"), ("cause", "a typo in the query"), ("temporary", "yes"))).Delivery!;
    }

    /// <summary>A trigger lives three seconds; a machine that is busy with many processes may miss that.</summary>
    private static async Task OpenAsync(AndonWorld world, string button)
    {
        for (var click = 0; world.As(Bob).Modal is null && click < 5; click++)
            await world.As(Bob).ClickAsync("#checkout", button);
    }
}
