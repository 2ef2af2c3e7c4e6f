using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults;

/// <summary>What must hold of the outbox and of Slack's journal after every fault.</summary>
internal static class OutboxInvariants
{
    private static readonly string[] Final = ["accepted", "refused", "superseded"];

    /// <summary>
    /// Every notice has ended, every message is in Slack exactly once and is the one that the outbox knows, and every card shows the last version.
    /// </summary>
    public static async Task HoldAsync(Records records)
    {
        var notices = await records.ReadAsync<Row>("""
            select n.id, n.kind, n.state, n.channel, n.ts, n.last_error, n.shown_version, d.version from notice n
            join due d on d.workspace_id = n.workspace_id and d.subject_kind = n.subject_kind and d.subject_id = n.subject_id
            """);
        var posts = Posts(records.Slack);
        Assert.Multiple(() =>
        {
            Assert.That(notices.Where(notice => !Final.Contains(notice.State)), Is.Empty, "Every notice ends in a final state.");
            Assert.That(posts.GroupBy(post => post.Notice).Where(same => same.Count() > 1),
                Is.Empty, () => $"No message is in Slack twice.\n{Journal(records.Slack)}");
            Assert.That(
                notices.Where(notice => notice is { State: "accepted", Kind: not "Page" }).Select(notice => (notice.Id, notice.Channel, notice.Ts)),
                Is.EquivalentTo(posts.Select(post => (post.Notice, post.Entry.Channel, post.Entry.Ts))),
                "What the outbox knows to be in Slack is there, and nothing else.");
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
