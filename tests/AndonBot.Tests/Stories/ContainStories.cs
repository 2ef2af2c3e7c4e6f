using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class ContainStories
{
    [Test]
    public async Task The_form_asks_what_was_done_the_cause_and_whether_it_is_temporary()
    {
        await using var world = await AnsweredAsync();

        await world.ClickAsync(Bob, Checkout, "incident.contain");
        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("What was done?: ____").And.Contain("The cause, in one sentence: ____")
            .And.Contain("Is this temporary?: ____").And.Not.Contain("Restart the line too"));
        await world.SubmitAsync(Bob, ("text", "rolled back"), ("cause", "a price was null"), ("temporary", "yes"));

        Assert.That(world.Card().Text, Does.StartWith("🟢 *#1 · SEV2 · checkout · contained by a temporary fix*")
            .And.Contain("by @Bob: rolled back").And.Contain("Cause: a price was null").And.Contain("[It's back]"));
        Assert.That(world.Thread(), Does.EndWith("@Bob contained it: rolled back\n@Bob: Temporary fix. Cause: a price was null"));
    }

    [Test]
    public async Task A_permanent_fix_without_a_postmortem_owed_fixes_the_incident()
    {
        await using var world = await AnsweredAsync();
        await world.ClickAsync(Bob, Checkout, "incident.contain");

        await world.SubmitAsync(Bob, ("text", "prices are checked"), ("cause", "a price was null"), ("temporary", "no"));

        Assert.That(world.Card().Text, Does.StartWith("⚪ *#1 · SEV2 · checkout · fixed*").And.Contain("[It's back]"));
        Assert.That(world.Thread(), Does.EndWith("Fixed for good."));
        Assert.That(await world.TellAsync(Bob, "/andon list"), Does.StartWith("Nothing is open."));
    }

    [Test]
    public async Task A_permanent_fix_of_a_stop_leaves_the_incident_open_for_its_postmortem()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon stop 1");
        await world.ClickAsync(Bob, Checkout, "incident.contain");

        await world.SubmitAsync(Bob, ("text", "prices are checked"), ("temporary", "no"));

        Assert.That(world.Card().Text, Does.StartWith("🟢 *#1 · SEV2 · checkout · contained*"));
        Assert.That(await world.TellAsync(Bob, "/andon list"), Does.Contain("checkout is down"));
    }

    [Test]
    public async Task On_a_stopped_line_the_form_restarts_it_too_unless_unticked()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon stop 1");
        await world.ClickAsync(Bob, Checkout, "incident.contain");
        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("Restart the line too"));
        await world.As(Bob).CloseAsync();

        await world.ClickAsync(Bob, Checkout, "incident.contain");
        await world.SubmitAsync(Bob, ("text", "rolled back"), ("temporary", "yes"));

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        Assert.That(world.Thread(), Does.EndWith("🟢 @Bob restarted the line."));
    }

    [Test]
    public async Task Unticked_the_line_stays_stopped()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon stop 1");
        await world.ClickAsync(Bob, Checkout, "incident.contain");

        await world.SubmitAsync(Bob, ("text", "rolled back"), ("temporary", "yes"), ("restart", ""));

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
        Assert.That(world.Card().Text, Does.Contain("line stopped").And.Contain("by @Bob: rolled back").And.Contain("[Restart the line…]"));
    }

    [Test]
    public async Task Contained_by_command_the_answer_asks_for_the_cause_and_the_form_adds_it()
    {
        await using var world = await AnsweredAsync();

        var answer = await world.TellAsync(Bob, "/andon contain 1 rolled back");
        Assert.That(answer, Does.StartWith("#1 is contained. Thank you. What was the cause, in one sentence, and is this a temporary fix?")
            .And.Contain("[Say the cause…]"));

        await world.ClickAsync(Bob, Checkout, "incident.contain");
        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("What was done?: rolled back"));
        await world.SubmitAsync(Bob, ("cause", "a price was null"), ("temporary", "yes"));

        Assert.That(world.Card().Text, Does.Contain("contained by a temporary fix").And.Contain("Cause: a price was null"));
    }

    [Test]
    public async Task Contained_by_command_on_a_stopped_line_the_answer_offers_the_restart()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon stop 1");

        Assert.That(await world.TellAsync(Bob, "/andon contain 1 rolled back"), Does.Contain("The line is still stopped.").And.Contain("[Restart the line…]"));
    }

    [Test]
    public async Task Who_contains_an_unanswered_incident_answers_it()
    {
        await using var world = await StopStories.PulledAsync();

        await world.TellAsync(Cleo, "/andon contain 1 rolled back");

        Assert.That(world.Thread(), Is.EqualTo("@Cleo is on it.\n@Cleo contained it: rolled back"));
        Assert.That(world.Inbox(Bob)[0], Does.Contain("@Cleo answered"));
    }

    [Test]
    public async Task A_second_containment_is_told_who_was_first()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon contain 1 rolled back");

        Assert.That(await world.TellAsync(Cleo, "/andon contain 1 restarted the pods"), Does.StartWith("@Bob did that for #1 already"));
        Assert.That(world.Card().Text, Does.Contain("by @Bob: rolled back"));
    }

    [Test]
    public async Task Contained_nobody_is_reminded_of_the_answer_any_more()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon contain 1 rolled back");

        await world.PassAsync(Duration.FromDays(2));

        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));
        Assert.That(world.Inbox(Dora), Is.Empty);
    }

    [Test]
    public async Task It_is_back_calls_again()
    {
        await using var world = await AnsweredAsync();
        await world.TellAsync(Bob, "/andon contain 1 rolled back");

        await world.ClickAsync(Ann, Checkout, "incident.back");

        Assert.That(world.Card().Text, Does.StartWith("🟡 *#1 · SEV2 · checkout · called*").And.Contain("[I'm on it]").And.Not.Contain("rolled back"));
        Assert.That(world.Thread(), Does.EndWith("@Ann says it's back: it is called again."));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(2));
        await world.PassAsync(Duration.FromMinutes(16));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
    }

    [Test]
    public async Task It_is_back_opens_what_was_fixed()
    {
        await using var world = await AnsweredAsync();
        await world.ClickAsync(Bob, Checkout, "incident.contain");
        await world.SubmitAsync(Bob, ("text", "prices are checked"), ("cause", "a price was null"), ("temporary", "no"));

        Assert.That(await world.TellAsync(Ann, "/andon back 1"), Is.EqualTo("#1 is called again. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.StartWith("🟡 *#1 · SEV2 · checkout · called*"));
    }

    [Test]
    public async Task Nobody_is_said_to_be_called_about_their_own_pull_that_is_back()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Bob, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon contain 1 rolled back");

        Assert.That(await world.TellAsync(Ann, "/andon back 1"), Is.EqualTo("#1 is called again."));
        Assert.That(world.Inbox(Bob), Is.Empty);
    }

    [Test]
    public async Task What_was_never_contained_cannot_be_back()
    {
        await using var world = await AnsweredAsync();

        Assert.That(await world.TellAsync(Ann, "/andon back 1"), Does.StartWith("#1 is not contained, so it cannot be back"));
    }

    private static async Task<AndonWorld> AnsweredAsync()
    {
        var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon ack 1");
        return world;
    }
}
