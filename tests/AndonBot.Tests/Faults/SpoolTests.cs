using AndonBot.Incidents.Spool;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>Pulls while the database is away: kept on disk, announced at once, entered once when it is back.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SpoolTests
{
    private const string Kept = "*Kept, not recorded yet*: I cannot reach my database.";

    [Test]
    public async Task A_pull_is_kept_announced_with_the_Fixer_and_entered_with_its_true_time_and_the_announcement_becomes_the_card()
    {
        await using var at = await RelayedWorld.StartAsync();
        at.Relay.Cut();
        var pulled = at.World.Now;

        Assert.That(await at.World.SayAsync(Ann, "/andon sev1 checkout is <down>"), Does.StartWith(Kept).And.EndWith("I'm telling #checkout now, and @Bob."));
        await at.World.Slack.UntilAsync(() => at.Said.Count > 0);
        Assert.That(at.Said.Single(), Does.StartWith("🔴 *No number yet · SEV1 · checkout · line stopped*\n> checkout is <down>\n")
            .And.Contain("@Bob, you are the Fixer: please look at it now."));
        Assert.That(at.World.Slack.Journal.Entries.Single(IsPost).Notifies, Does.Contain(Bob));

        at.World.MoveTo(at.World.Now + Duration.FromMinutes(3));
        at.Relay.Mend();
        await at.EnteredAsync();

        Assert.That(await at.Records.QueryAsync<Instant>("select called_at from incident"), Is.InRange(pulled, pulled + Duration.FromSeconds(10)));
        Assert.That(await at.Records.QueryAsync<Instant>("select stopped_at from stop"), Is.InRange(pulled, pulled + Duration.FromSeconds(10)));
        Assert.That(at.Said, Has.Exactly(1).Contains("> checkout is <down>").And.One.StartsWith("🔴 *#1 · SEV1 · checkout · line stopped*"));
        Assert.That(at.World.Inbox(Bob), Is.Not.Empty, "The Fixer is called.");
        await at.World.Slack.UntilAsync(
            () => at.World.Private(Ann, Checkout).Any(message => message.Text.StartsWith("Cord pulled, #1.", StringComparison.Ordinal)));
        await OutboxInvariants.HoldAsync(at.Records);
    }

    [Test]
    public async Task A_form_is_kept_as_a_command_is()
    {
        await using var at = await RelayedWorld.StartAsync();
        await at.World.SayAsync(Ann, "/andon");
        at.Relay.Cut();

        await SubmitAsync(at);
        at.Relay.Mend();
        await at.EnteredAsync();

        await IsEnteredAsync(at);
    }

    [TestCase(false, TestName = "The form opens while the database is away")]
    [TestCase(true, TestName = "The form opens while the database hangs")]
    public async Task The_form_opens_without_the_database_and_offers_the_line_of_the_channel(bool hangs)
    {
        await using var at = await RelayedWorld.StartAsync();
        await at.World.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await at.World.Get<Rotations.KnownLines>().Refresh(at.World.Slack.Settings.TeamId);
        if (hangs)
            at.Relay.Stick();
        else
            at.Relay.Cut();

        var opened = await at.World.As(Ann).SayAsync(Checkout, "/andon");
        Assert.That(opened.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
        Assert.That(at.World.As(Ann).ReadsModal(), Does.Contain("What is wrong?").And.Contain("Line (optional): checkout").And.Not.Contain("payments"));
        await SubmitAsync(at);
        at.Relay.Mend();
        await at.EnteredAsync();

        // What hung may go on where it was, and be the one that is recorded.
        await IsEnteredAsync(at, becomesCard: !hangs);
    }

    [Test]
    public async Task At_a_message_the_form_opens_without_the_database_too()
    {
        await using var at = await RelayedWorld.StartAsync();
        await at.World.As(Cleo).SayAsync(Checkout, "carts are empty");
        at.Relay.Cut();

        await at.World.As(Ann).UseMessageShortcutAsync(Checkout, at.World.As(Ann).Sees(Checkout)[^1].Ts, "pull_message");
        Assert.That(at.World.As(Ann).ReadsModal(), Does.Contain("carts are empty"));
        await SubmitAsync(at);
        at.Relay.Mend();
        await at.EnteredAsync();

        await IsEnteredAsync(at);
    }

    [Test]
    public async Task Pull_anyway_is_kept_and_gets_its_text_when_the_database_is_back()
    {
        await using var at = await RelayedWorld.StartAsync();
        await at.World.SayAsync(Ann, "/andon checkout is down");
        await at.World.SayAsync(Ann, "/andon checkout is down");
        await at.World.SettleAsync();
        at.Relay.Cut();

        Assert.That(await at.World.HearAsync(Ann, Checkout, () => at.World.As(Ann).ClickAsync(Checkout, "pull.anyway")), Does.StartWith(Kept));
        at.Relay.Mend();
        await at.EnteredAsync();

        Assert.That(
            await at.Records.ReadAsync<string>("select text from incident"), Is.EqualTo(new[] { "checkout is down", "checkout is down" }));
        await OutboxInvariants.HoldAsync(at.Records);
    }

    [Test]
    public async Task The_same_text_again_is_kept_once_and_found_once_also_when_the_first_one_was_recorded_before()
    {
        await using var at = await RelayedWorld.StartAsync();
        await at.World.SayAsync(Ann, "/andon search is down");
        await at.World.SettleAsync();
        at.Relay.Cut();

        Assert.That(await at.World.SayAsync(Ann, "/andon checkout is down"), Does.StartWith(Kept));
        Assert.That(await at.World.SayAsync(Ann, "/andon Checkout  is down"), Does.StartWith("*Kept already"));
        Assert.That(await at.World.SayAsync(Ann, "/andon search is down"), Does.StartWith(Kept));
        // A channel is told one in a second; what is entered before it is announced needs no announcement.
        await at.World.Slack.UntilAsync(() => at.Said.Count(text => text.Contains("No number yet", StringComparison.Ordinal)) == 2);
        at.Relay.Mend();
        await at.EnteredAsync();

        Assert.That(
            await at.Records.ReadAsync<string>("select text from incident order by number"), Is.EqualTo(new[] { "search is down", "checkout is down" }));
        Assert.That(at.Said.Count(text => text.StartsWith("This is *#1* now", StringComparison.Ordinal)), Is.EqualTo(1), string.Join('\n', at.Said));
    }

    [Test]
    public async Task A_pull_whose_commit_was_not_answered_counts_once_and_its_announcement_points_to_the_card()
    {
        await using var at = await RelayedWorld.StartAsync();
        at.Relay.LoseAnswers();

        var answer = await at.World.SayAsync(Ann, "/andon checkout is down");
        at.Relay.Mend();
        await at.EnteredAsync();

        Assert.That(answer, Does.StartWith(Kept));
        Assert.That(await at.Records.QueryAsync<long>("select count(*) from incident"), Is.EqualTo(1));
        Assert.That(at.Said.Count(text => text.Contains("*#1 · SEV2 · checkout", StringComparison.Ordinal)), Is.EqualTo(1), string.Join('\n', at.Said));
    }

    [Test]
    public async Task An_announcement_whose_answer_was_lost_is_found_and_becomes_the_card()
    {
        await using var at = await RelayedWorld.StartAsync();
        at.World.Slack.Faults.On("chat.postMessage", Fault.Reset(accepts: true));
        at.Relay.Cut();

        await at.World.SayAsync(Ann, "/andon checkout is down");
        await at.World.Slack.UntilAsync(() => at.Said.Count > 0);
        at.Relay.Mend();
        await at.EnteredAsync();

        Assert.That(at.Said.Count(text => text.Contains("> checkout is down", StringComparison.Ordinal)), Is.EqualTo(1), string.Join('\n', at.Said));
        await OutboxInvariants.HoldAsync(at.Records);
    }

    [Test]
    public async Task A_line_that_was_cut_off_as_the_process_died_is_left_out_and_those_before_and_after_it_are_read()
    {
        await using var at = await RelayedWorld.StartAsync();
        at.Relay.Cut();
        Assert.That(await at.World.SayAsync(Ann, "/andon checkout is down"), Does.StartWith(Kept));
        var now = at.World.Now;
        await at.World.StopBotAsync();
        var path = Directory.EnumerateFiles(at.Folder, "*", SearchOption.AllDirectories).Single();
        var whole = (await File.ReadAllLinesAsync(path)).First(line => line.Length > 0);
        await File.AppendAllTextAsync(path, "\n" + whole.Replace("checkout is down", "search is down")[..^10]);
        using (var torn = SpoolFile.TakeOver(path)!)
        {
            torn.Append(new() { Id = Guid.NewGuid(), IsEntered = true }, new(null));
            var (lines, unreadable) = torn.Read();
            Assert.That((lines.Count(line => line.Kept is not null), lines[^1].IsEntered, unreadable), Is.EqualTo((1, true, 1)));
        }

        at.Relay.Mend();
        await at.World.StartBotAsync(("Andon:DataFolder", at.Folder), ("Notices:LookAfter", "1s"));
        at.World.MoveTo(now);
        await at.EnteredAsync();

        Assert.That(await at.Records.ReadAsync<string>("select text from incident"), Is.EqualTo(new[] { "checkout is down" }));
        await OutboxInvariants.HoldAsync(at.Records);
    }

    [Test]
    public async Task Without_a_folder_that_can_be_written_the_answer_says_that_nothing_was_recorded()
    {
        await using var at = await RelayedWorld.StartAsync();
        await using var other = await RelayedWorld.StartAsync(keeps: false, settings: ("Andon:DataFolder", "/proc/nowhere"));
        other.Relay.Cut();

        Assert.That(await other.World.SayAsync(Ann, "/andon checkout is down"), Does.StartWith("*Not recorded*").And.EndWith("You wrote:\n> checkout is down"));
        other.Relay.Mend();
        Assert.That(await other.World.SayAsync(Ann, "/andon health"), Does.Contain("cannot be written"));
        Assert.That(await at.World.SayAsync(Ann, "/andon health"), Does.StartWith("All is well"));
    }

    private static async Task SubmitAsync(RelayedWorld at)
    {
        await at.World.HearAsync(Ann, Checkout, () => at.World.As(Ann).SubmitAsync(("what", "carts <@U0BOB00002> are empty"), ("severity", "3")));
        Assert.That(at.World.Private(Ann, Checkout)[^1].Text, Does.StartWith(Kept));
    }

    private static async Task IsEnteredAsync(RelayedWorld at, bool becomesCard = true)
    {
        Assert.That(
            await at.Records.ReadAsync<string>("select severity || ' ' || text from incident"), Is.EqualTo(new[] { "3 carts <@U0BOB00002> are empty" }));
        if (becomesCard)
            await OutboxInvariants.HoldAsync(at.Records);
    }

    private static bool IsPost(JournalEntry entry) => entry is { Kind: JournalKind.Request, Name: "chat.postMessage", Accepted: true };
}
