using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class MisreadStories
{
    [TestCase("restart", "`/andon restart 12 rolled back to v41`")]
    [TestCase("ack 12 please", "`/andon ack 12`")]
    [TestCase("sev 12 high", "`/andon sev 12 1`")]
    [TestCase("list opne", "`/andon list open`")]
    [TestCase("give 12 bob", "`/andon give 12 @bob`")]
    public async Task A_command_that_does_not_fit_gets_its_usage_and_is_one_click_from_a_pull(string text, string usage)
    {
        await using var world = await StartAsync();

        var answer = await world.TellAsync(Ann, $"/andon {text}");
        Assert.That(answer, Does.Contain(usage).And.Contain("[Pull the cord]"));
        Assert.That(await world.IncidentsAsync(), Is.Zero);

        Assert.That(await world.AskAsync(Ann, Checkout, "pull.anyway"), Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Bob."));
        Assert.That(world.Card().Text, Does.Contain($"> {text}\n"));
    }

    [TestCase("stauts", "/andon status")]
    [TestCase("who is the fixer?", "/andon fixer")]
    [TestCase("is the line stopped?", "/andon status")]
    [TestCase("hello", "/andon help")]
    [TestCase("show incidents", "/andon show")]
    public async Task What_only_asks_for_something_is_asked_about_and_is_one_click_from_the_command_or_from_a_pull(string text, string command)
    {
        await using var world = await StartAsync();

        var answer = await world.TellAsync(Ann, $"/andon {text}");
        Assert.That(answer, Does.StartWith("Not pulled yet. ").And.Contain($"[{command}] [Pull the cord]"));
        Assert.That(await world.IncidentsAsync(), Is.Zero);
        Assert.That(await world.AskAsync(Ann, Checkout, "command.run"), Is.EqualTo(await world.TellAsync(Ann, command)));

        await world.TellAsync(Ann, $"/andon {text}");
        await world.AskAsync(Ann, Checkout, "pull.anyway");
        Assert.That(world.Card().Text, Does.Contain($"> {text}\n"));
    }

    [TestCase("acknowledge 1", "ack 1", "You are on #1.")]
    [TestCase("akc 1", "ack 1", "You are on #1.")]
    [TestCase("I'm on it", "ack", "You are on #1.")]
    [TestCase("note the cache is cold", "note 1 the cache is cold", "Noted on #1.")]
    public async Task A_command_in_other_words_or_without_its_number_is_one_click_from_being_done(string text, string command, string done)
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        Assert.That(await world.TellAsync(Cleo, $"/andon {text}"), Is.EqualTo($"Not pulled yet. Did you mean this?\n[/andon {command}] [Pull the cord]"));
        Assert.That(await world.AskAsync(Cleo, Checkout, "command.run"), Does.StartWith(done));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_says_that_it_is_over_offers_to_contain_or_dismiss_the_only_open_incident()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        var answer = await world.TellAsync(Cleo, "/andon back to normal");
        Assert.That(answer, Does.StartWith("Not pulled yet. Is #1 over?").And.Contain("[Contained…] [False alarm…] [Pull the cord]"));
        await world.As(Cleo).ClickAsync(Checkout, "incident.dismiss");
        await world.SubmitAsync(Cleo, ("text", "a probe was wrong"));

        Assert.That(world.Card().Text, Does.StartWith("⚪ *#1 · SEV2 · checkout · false alarm*"));
    }

    [Test]
    public async Task A_command_with_only_its_number_opens_its_form()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.As(Bob).SayAsync(Checkout, "/andon note 1");
        await world.SubmitAsync(Bob, ("text", "the cache is cold"));

        Assert.That(world.Thread(), Is.EqualTo("@Bob notes: the cache is cold"));
        Assert.That(await world.TellAsync(Bob, "/andon contain 7"), Is.EqualTo("There is no #7. `/andon list` shows the open incidents."));
    }

    [Test]
    public async Task A_severity_that_there_is_not_is_said_and_the_nearest_is_one_click_away()
    {
        await using var world = await StartAsync();

        var answer = await world.TellAsync(Ann, "/andon P0 checkout is down");
        Assert.That(answer, Does.StartWith("Not pulled yet. There are SEV1").And.Contain("[/andon sev1 checkout is down]"));
        Assert.That(await world.AskAsync(Ann, Checkout, "command.run"), Does.StartWith("Cord pulled, #1. Thank you. The line is stopped."));
    }

    [Test]
    public async Task What_sounds_like_the_worst_is_pulled_at_once_and_is_one_click_from_SEV1()
    {
        await using var world = await StartAsync();

        Assert.That(await world.TellAsync(Ann, "/andon critical: nobody can pay"), Is.EqualTo(
            "Cord pulled, #1. Thank you. I'm calling @Bob. It is SEV2: can customers not work at all?\n[Make it SEV1]"));
        Assert.That(await world.AskAsync(Ann, Checkout, "command.run"), Is.EqualTo("#1 is SEV1 now. The line is stopped."));
    }

    [TestCase("status page is down")]
    [TestCase("restart loop in payments")]
    [TestCase("stop sending mails twice")]
    [TestCase("help, nobody can pay")]
    [TestCase("12 carts are empty")]
    [TestCase("broken")]
    public async Task A_sentence_that_begins_like_a_command_pulls(string text)
    {
        await using var world = await StartAsync();

        Assert.That(await world.TellAsync(Ann, $"/andon {text}"), Does.StartWith("Cord pulled, #1."));
        Assert.That(world.Card().Text, Does.Contain($"> {text}\n"));
    }

    [Test]
    public async Task I_meant_12_does_the_command_and_takes_the_pull_back()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        var answer = await world.TellAsync(Cleo, "/andon note the cache is cold & <empty>");
        Assert.That(answer, Does.StartWith("Cord pulled, #2.").And.Contain("[I meant #1]"));

        Assert.That(await world.AskAsync(Cleo, Checkout, "pull.meant"), Is.EqualTo("Noted on #1."));
        Assert.That(world.Thread(), Is.EqualTo("@Cleo notes: the cache is cold & <empty>"));
        Assert.That(world.Card(2).Text, Does.StartWith("⚪ *#2 · SEV2 · checkout · false alarm*"));

        await world.PassAsync(NodaTime.Duration.FromMinutes(2));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1), "The pull that was taken back called the Fixer.");
    }

    [Test]
    public async Task I_meant_12_clicked_twice_is_one_note()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Cleo, "/andon note the cache is broken");

        await world.AskAsync(Cleo, Checkout, "pull.meant");
        Assert.That(await world.AskAsync(Cleo, Checkout, "pull.meant"), Is.EqualTo("Noted on #1."));

        Assert.That(world.Thread(), Is.EqualTo("@Cleo notes: the cache is broken"));
    }

    [Test]
    public async Task What_was_taken_back_and_typed_again_is_a_new_pull()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Cleo, "/andon note the cache is broken");
        await world.AskAsync(Cleo, Checkout, "pull.meant");

        Assert.That(await world.TellAsync(Cleo, "/andon note the cache is broken"), Does.StartWith("Cord pulled, #3."));
    }

    [TestCase("status page is down")]
    [TestCase("back to the bug of last week")]
    [TestCase("same problem in payments")]
    public async Task A_sentence_that_is_no_command_with_any_number_is_called_at_once(string text)
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.PassAsync(NodaTime.Duration.FromMinutes(31));

        Assert.That(await world.TellAsync(Cleo, $"/andon {text}"), Is.EqualTo("Cord pulled, #2. Thank you. I'm calling @Bob."));
        Assert.That(world.Inbox(Bob)[^1], Does.Contain($"> {text}\n"));
    }

    [Test]
    public async Task A_command_without_its_number_that_was_meant_as_a_pull_calls_after_a_minute()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.TellAsync(Ann, "/andon contain the damage, carts are leaking");
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));
        await world.PassAsync(NodaTime.Duration.FromSeconds(61));

        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(2));
        Assert.That(world.Inbox(Bob)[1], Does.Contain("> contain the damage, carts are leaking"));
    }

    [Test]
    public async Task Nobody_else_can_use_what_somebody_almost_pulled()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.ExecuteAsync($"update delivery set user_id = '{Cleo}'");

        Assert.That(await world.AskAsync(Ann, Checkout, "pull.anyway"), Does.Contain("That text is not kept any more."));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));
    }
}
