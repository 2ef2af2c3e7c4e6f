using Snapshooter.NUnit;

namespace AndonBot.Tests.Messages;

/// <summary>What people read, reviewed: as they see it at Bob's screen, and as Slack gets it.</summary>
public sealed class MessageSnapshots
{
    private static readonly Stationery Said = new(Words.Plain);

    [Test]
    public Task The_card_in_every_state() => Match("Cards", Said.Cards().Select(one => Paper.Of(one.Name, one.Message)));

    [Test]
    public Task Calls() => Match("Calls", Said.Calls().Select(one => Paper.Of(one.Name, one.Message)));

    [Test]
    public Task Reminders() => Match("Reminders", Said.Reminders().Select(one => Paper.Of(one.Name, one.Message)));

    [Test]
    public Task Handoffs() => Match("Handoffs", Said.Handoffs().Select(one => Paper.Of(one.Name, one.Message)));

    [Test]
    public Task The_thread() => Match("Thread", Said.Thread().Select(one => Paper.Of(one.Name, one.Message)));

    [Test]
    public Task The_thread_of_a_long_text()
    {
        var text = string.Join('\n', Enumerable.Range(1, 120).Select(line => $"{line}: GET /cart answers 502 & <nothing> else"));
        var long_ = new Stationery(Words.Plain with { Pull = text, Note = text });
        return Match("LongThread",
            long_.Thread().Where(one => one.Name.StartsWith("part") || one.Name.StartsWith("Noted")).Select(one => Paper.Of(one.Name, one.Message)));
    }

    [Test]
    public Task Answers_to_gestures() => Match("Replies", Said.Replies().Select(one => Paper.Of(one.Name, one.Reply)));

    [Test]
    public Task Overviews() => Match("Overviews", Said.Overviews().Select(one => Paper.Of(one.Name, one.Reply)));

    [Test]
    public Task Health() => Match("Health", Stationery.Health().Select(one => Paper.Of(one.Name, one.Reply)));

    [Test]
    public Task Forms() => Match("Forms", Said.Forms().Select(one => Paper.Of(one.Name, one.View)));

    [Test]
    public Task Homes() => Match("Homes", Said.Homes().Select(one => Paper.Of(one.Name, one.View)));

    [Test]
    public Task Actions() => Match("Actions", [
        .. Said.CardsWithActions().Concat(Said.Digests()).Select(one => Paper.Of(one.Name, one.Message)),
        .. Said.ActionAnswers().Concat(Said.ActionLists()).Select(one => Paper.Of(one.Name, one.Reply))]);

    private static async Task Match(string name, IEnumerable<Task<Paper>> papers) =>
        Snapshot.Match(string.Join('\n', await Task.WhenAll(papers)), $"Messages_{name}");
}
