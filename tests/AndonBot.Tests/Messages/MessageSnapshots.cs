using Snapshooter.NUnit;

namespace AndonBot.Tests.Messages;

/// <summary>What people read, reviewed: as they see it at Bob's screen, and as Slack gets it.</summary>
public sealed class MessageSnapshots
{
    private static readonly MessageCatalog Catalog = new(Words.Plain);

    [Test]
    public Task The_card_in_every_state() => Match("Cards", Catalog.Cards().Select(one => RenderedMessage.Of(one.Name, one.Message)));

    [Test]
    public Task Calls() => Match("Calls", Catalog.Calls().Select(one => RenderedMessage.Of(one.Name, one.Message)));

    [Test]
    public Task Reminders() => Match("Reminders", Catalog.Reminders().Select(one => RenderedMessage.Of(one.Name, one.Message)));

    [Test]
    public void The_call_to_a_webhook()
    {
        var page = Catalog.Page();
        Snapshot.Match($"POST {page.Address}\n{System.Text.Json.JsonSerializer.Serialize(page.Body)}", "Messages_Page");
    }

    [Test]
    public Task Handoffs() => Match("Handoffs", Catalog.Handoffs().Select(one => RenderedMessage.Of(one.Name, one.Message)));

    [Test]
    public Task The_thread() => Match("Thread", Catalog.Thread().Select(one => RenderedMessage.Of(one.Name, one.Message)));

    [Test]
    public Task The_thread_of_a_long_text()
    {
        var text = string.Join('\n', Enumerable.Range(1, 120).Select(line => $"{line}: GET /cart answers 502 & <nothing> else"));
        var long_ = new MessageCatalog(Words.Plain with { Pull = text, Note = text });
        return Match("LongThread",
            long_.Thread().Where(one => one.Name.StartsWith("part") || one.Name.StartsWith("Noted")).Select(one => RenderedMessage.Of(one.Name, one.Message)));
    }

    [Test]
    public Task Answers_to_interactions() => Match("Replies", Catalog.Replies().Select(one => RenderedMessage.Of(one.Name, one.Reply)));

    [Test]
    public Task Overviews() => Match("Overviews", Catalog.Overviews().Select(one => RenderedMessage.Of(one.Name, one.Reply)));

    [Test]
    public Task Health() => Match("Health", MessageCatalog.Health().Select(one => RenderedMessage.Of(one.Name, one.Reply)));

    [Test]
    public Task Forms() => Match("Forms", Catalog.Forms().Select(one => RenderedMessage.Of(one.Name, one.View)));

    [Test]
    public Task Homes() => Match("Homes", Catalog.Homes().Select(one => RenderedMessage.Of(one.Name, one.View)));

    [Test]
    public Task Actions() => Match("Actions", [
        .. Catalog.CardsWithActions().Concat(Catalog.Digests()).Select(one => RenderedMessage.Of(one.Name, one.Message)),
        .. Catalog.ActionAnswers().Concat(Catalog.ActionLists()).Select(one => RenderedMessage.Of(one.Name, one.Reply))]);

    private static async Task Match(string name, IEnumerable<Task<RenderedMessage>> rendered) =>
        Snapshot.Match(string.Join('\n', await Task.WhenAll(rendered)), $"Messages_{name}");
}
