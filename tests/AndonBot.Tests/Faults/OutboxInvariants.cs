using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults;

/// <summary>What must hold of the outbox and of Slack's journal after every fault.</summary>
internal static class OutboxInvariants
{
    /// <summary>Messages of a process that got no time for a while arrive later than they left.</summary>
    private const int LateArrivals = 2;

    private const int MostOfAll = 40;

    private static readonly string[] Final = ["accepted", "refused", "superseded"];

    /// <summary>
    /// Every notice has ended, every message is in Slack exactly once and is the one that the outbox knows, and every card shows the last version.
    /// </summary>
    /// <param name="mayRepeat">Whether a message may be there again that says so of itself.</param>
    public static async Task HoldAsync(Records records, bool mayRepeat = false)
    {
        var notices = await records.ReadAsync<Row>("""
            select n.id, n.kind, n.state, n.channel, n.ts, n.last_error, n.shown_version, d.version from notice n
            join due d on d.workspace_id = n.workspace_id and d.subject_kind = n.subject_kind and d.subject_id = n.subject_id
            """);
        var posts = Posts(records.Slack);
        var said = records.Slack.Journal.Entries.Where(entry => entry is { Kind: JournalKind.Request, Name: "chat.postMessage" or "chat.update" });
        var known = notices.Where(notice => notice is { State: "accepted", Kind: not "Page" }).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(said.Where(IsParsed), Is.Empty, "Slack makes no mention and no link of what only looks like one.");
            Assert.That(notices.Where(notice => !Final.Contains(notice.State)), Is.Empty, "Every notice ends in a final state.");
            Assert.That(posts.Where(post => !(mayRepeat && IsMarkedAsRepeat(post.Entry))).GroupBy(post => post.Notice).Where(same => same.Count() > 1),
                Is.Empty, () => $"No message is in Slack twice.\n{Journal(records.Slack)}");
            Assert.That(posts.Select(post => post.Notice).Except(notices.Select(notice => notice.Id)), Is.Empty, "No message is in Slack without a notice.");
            Assert.That(
                known.Select(notice => (notice.Id, notice.Channel, notice.Ts)),
                Is.SubsetOf(posts.Select(post => (post.Notice, post.Entry.Channel, post.Entry.Ts))), "What the outbox knows to be in Slack is there.");
            // Where the bot may not read, it cannot learn that Slack has a message which nobody needs any more.
            if (!mayRepeat)
                Assert.That(posts.Select(post => post.Notice).Except(known.Select(notice => notice.Id)), Is.Empty, "What is in Slack is known to the outbox.");
            Assert.That(
                notices.Where(notice => notice is { State: "accepted", Kind: "Card" } && notice.ShownVersion != notice.Version),
                Is.Empty, "Every card shows the last version.");
        });
    }

    /// <summary>The messages that Slack took, by the notice that each one carries.</summary>
    public static IReadOnlyList<(Guid Notice, JournalEntry Entry)> Posts(SlackWorkspace slack) =>
    [
        .. slack.Journal.Entries.Where(entry => entry is { Kind: JournalKind.Request, Name: "chat.postMessage", Accepted: true })
            .Select(entry => (NoticeOf(entry), entry)),
    ];

    /// <summary>
    /// Slack was never sent more than it takes, counted over ten seconds: a message a second in a channel, and forty messages and updates in all. It holds
    /// of worlds with the product's own <c>Notices:WorkspaceRate</c>.
    /// </summary>
    public static void PaceHolds(SlackWorkspace slack) => Assert.Multiple(() =>
    {
        Assert.That(
            Posts(slack).GroupBy(post => post.Entry.Channel).Select(channel => (channel.Key, Count: MostInTenSeconds(channel.Select(post => post.Entry))))
                .Where(channel => channel.Count > 10 + LateArrivals),
            Is.Empty, "A channel is sent a message a second.");
        Assert.That(
            MostInTenSeconds(slack.Journal.Entries.Where(entry => entry is { Kind: JournalKind.Request, Name: "chat.postMessage" or "chat.update" })),
            Is.LessThanOrEqualTo(MostOfAll + LateArrivals), "The workspace is sent forty messages in ten seconds.");
    });

    public static bool IsMarkedAsRepeat(JournalEntry post) => post.Arguments.ToJsonString().Contains("may be a repeat", StringComparison.Ordinal);

    private static bool IsParsed(JournalEntry entry) =>
        entry.Arguments["parse"]?.ToString() != "none" || entry.Arguments["link_names"]?.ToString() is not ("false" or "0");

    private static int MostInTenSeconds(IEnumerable<JournalEntry> entries)
    {
        var times = entries.Select(entry => entry.Elapsed).Order().ToList();
        return times.Select((time, first) => times.Skip(first).TakeWhile(other => other - time < TimeSpan.FromSeconds(10)).Count()).DefaultIfEmpty().Max();
    }

    private static string Journal(SlackWorkspace slack) => string.Join('\n', slack.Journal.Entries);

    private static Guid NoticeOf(JournalEntry entry)
    {
        var metadata = entry.Arguments["metadata"]!;
        var read = metadata is JsonObject ? metadata : JsonNode.Parse(metadata.GetValue<string>())!;
        return Guid.Parse(read["event_payload"]!["id"]!.GetValue<string>());
    }

    private sealed record Row
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public string State { get; init; } = "";
        public string? Channel { get; init; }
        public string? Ts { get; init; }
        public string? LastError { get; init; }
        public long ShownVersion { get; init; }
        public long Version { get; init; }
    }
}
