using AndonBot.People;
using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>A SEV1 on a line that has nothing to do with what goes wrong elsewhere, and how soon its Fixer is called.</summary>
internal static class UrgentCall
{
    public static readonly TimeSpan InTime = TimeSpan.FromSeconds(5);

    /// <summary>A bot that keeps to its pace, and a line whose Fixer has a conversation with it in which nothing waits.</summary>
    public static async Task<AndonWorld> StartAsync()
    {
        var world = await AndonWorld.StartAsync(settings: [("Notices:WorkspaceRate", "40"), ("Andon:Operator", Dora)]);
        await AddLineAsync(world, "payments", Payments, Cleo, Dora);
        return world;
    }

    public static async Task AddLineAsync(AndonWorld world, string name, string channel, params string[] members)
    {
        await world.AddLineAsync(LineOf(name, [channel], members));
        foreach (var member in members)
            await world.Get<PeopleDirectory>().DmChannel(world.Slack.Settings.TeamId, member);
    }

    /// <summary>Pulls the cord with SEV1 and waits for the call.</summary>
    /// <returns>How long after the pull Slack had the call.</returns>
    public static async Task<TimeSpan> PullAsync(AndonWorld world, string channel = Payments, string fixer = Cleo)
    {
        var text = $"nobody gets through in {channel}";
        await world.SayAsync(Ann, $"/andon sev1 {text}", channel);
        var pull = world.Slack.Journal.Entries.Last(entry => entry.Name == "command" && Says(entry, text));
        return (await UntilCalledAsync(world, channel, fixer)).Elapsed - pull.Elapsed;
    }

    /// <summary>Waits until Slack has the call.</summary>
    public static Task<JournalEntry> UntilCalledAsync(AndonWorld world, string channel = Payments, string fixer = Cleo) =>
        world.Slack.Journal.UntilAsync(entry => entry is { Name: "chat.postMessage", Accepted: true }
            && entry.Channel == world.Slack.DirectWith(fixer).Id && Says(entry, $"nobody gets through in {channel}"));

    private static bool Says(JournalEntry entry, string text) => entry.Arguments.ToJsonString().Contains(text, StringComparison.Ordinal);
}
