using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class ChangeStories
{
    [Test]
    public async Task A_false_alarm_ends_the_stop_and_every_clock_and_thanks_the_puller()
    {
        await using var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon stop 1");
        await world.ClickAsync(Bob, Checkout, "incident.dismiss");
        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("Why is it a false alarm?: ____"));

        await world.SubmitAsync(Bob, ("text", "a flaky test"));

        Assert.That(
            world.Card().Text,
            Does.StartWith("⚪ *#1 · SEV2 · checkout · false alarm*").And.Contain("by @Bob: a flaky test. Thank you for pulling all the same.")
                .And.Not.Contain("["));
        Assert.That(world.Thread(), Does.Contain("@Bob calls it a false alarm: a flaky test\nThank you, @Ann: better one pull too many."));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        await world.PassAsync(Duration.FromDays(2));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_unanswered_false_alarm_ends_the_call()
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(
            await world.TellAsync(Cleo, "/andon dismiss 1 a flaky test"),
            Is.EqualTo("#1 is a false alarm, and counts against nobody. @Ann is thanked for pulling all the same."));

        Assert.That(world.Inbox(Bob)[0], Does.Contain("@Cleo called it a false alarm").And.Not.Contain("["));
        await world.PassAsync(Duration.FromMinutes(16));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Nothing_more_happens_to_a_false_alarm()
    {
        await using var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon dismiss 1 a flaky test");

        foreach (var command in new[] { "ack 1", "stop 1", "contain 1 x", "back 1", "sev 1 1", "give 1 @cleo" })
            Assert.That(await world.TellAsync(Cleo, $"/andon {command}"), Does.StartWith("@Bob called #1 a false alarm "), command);
        Assert.That(await world.TellAsync(Cleo, "/andon dismiss 1 x"), Does.StartWith("@Bob did that for #1 already"));
    }

    [Test]
    public async Task Raising_to_SEV1_stops_the_line_at_once_and_calls_anew()
    {
        await using var world = await StopStories.PulledAsync();

        await world.ClickAsync(Bob, Checkout, "incident.severity", "1 1");

        Assert.That(world.Card().Text, Does.StartWith("🔴 *#1 · SEV1 · checkout · line stopped*"));
        Assert.That(world.Thread(), Is.EqualTo("@Bob changed the severity: SEV2 → SEV1.\n🔴 The line stopped at once, as it does for this severity."));
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(2));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
        await world.PassAsync(Duration.FromMinutes(6));
        Assert.That(world.Inbox(Dora), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_change_of_severity_restarts_the_answer_clock()
    {
        await using var world = await StopStories.PulledAsync();
        await world.PassAsync(Duration.FromMinutes(10));
        await world.TellAsync(Bob, "/andon sev 1 3");
        await world.PassAsync(Duration.FromMinutes(1));
        await world.TellAsync(Bob, "/andon sev 1 2");

        await world.PassAsync(Duration.FromMinutes(14));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
        await world.PassAsync(Duration.FromMinutes(2));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
    }

    [Test]
    public async Task Lowering_a_severity_never_restarts_the_line()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon sev1 nobody can pay");

        Assert.That(await world.TellAsync(Bob, "/andon sev 1 3"), Is.EqualTo("#1 is SEV3 now. The line is stopped."));

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
        Assert.That(await world.TellAsync(Bob, "/andon sev 1 3"), Does.Contain("othing changed"));
    }

    [Test]
    public async Task Raising_a_contained_incident_to_SEV1_stops_nothing()
    {
        await using var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon contain 1 rolled back");

        await world.TellAsync(Bob, "/andon sev 1 1");

        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_note_is_one_line_in_the_thread()
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(await world.TellAsync(Cleo, "/andon note 1 the cache is cold"), Is.EqualTo("Noted on #1."));
        await world.ClickAsync(Bob, Checkout, "incident.note");
        await world.SubmitAsync(Bob, ("text", "first line\nsecond line"));

        Assert.That(world.Thread(), Is.EqualTo("@Cleo notes: the cache is cold\n@Bob notes: first line\nsecond line"));
    }

    [Test]
    public async Task A_text_from_a_form_has_no_control_and_no_direction_characters()
    {
        await using var world = await StopStories.PulledAsync();

        await world.ClickAsync(Bob, Checkout, "incident.note");
        await world.SubmitAsync(Bob, ("text", "seen\u202E at\0 noon\u0007"));

        Assert.That(world.Thread(), Is.EqualTo("@Bob notes: seen at noon"));
        Assert.That(await world.TellAsync(Bob, "/andon stats\0"), Does.Not.Contain("database"));
    }

    [Test]
    public async Task Handed_over_the_call_closes_for_the_old_one_and_the_new_one_is_called()
    {
        await using var world = await StopStories.PulledAsync();
        await world.ClickAsync(Bob, UserActions.Direct, "incident.give");

        await world.SubmitAsync(Bob, ("owner", Cleo));

        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1).And.One.Contains("@Cleo is called").And.None.Contains("["));
        Assert.That(
            world.Inbox(Cleo), Has.Count.EqualTo(1).And.One.Contains("@Bob handed *#1 · SEV2 · checkout* over to you.").And.One.Contains("[I'm on it]"));
        Assert.That(world.Card().Text, Does.Contain("Fixer: @Cleo, called"));
        Assert.That(world.Thread(), Is.EqualTo("@Bob handed it over to @Cleo."));
    }

    [Test]
    public async Task Handing_over_does_not_move_the_answer_clock()
    {
        await using var world = await StopStories.PulledAsync();
        await world.PassAsync(Duration.FromMinutes(10));

        Assert.That(await world.TellAsync(Bob, "/andon give 1 @cleo"), Is.EqualTo("#1 is @Cleo's now; I'm calling them."));

        await world.PassAsync(Duration.FromMinutes(6));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
    }

    [Test]
    public async Task Handed_over_after_the_answer_the_new_owner_is_told_and_nobody_is_called()
    {
        await using var world = await StopStories.PulledAsync();
        await world.TellAsync(Bob, "/andon ack 1");

        Assert.That(await world.TellAsync(Bob, "/andon give 1 @cleo"), Is.EqualTo("#1 is @Cleo's now; I'm telling them."));

        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1).And.One.Contains("@Bob handed *#1 · SEV2 · checkout* over to you"));
    }

    [Test]
    public async Task Nobody_takes_an_incident_over_who_cannot_act_on_it()
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(await world.TellAsync(Bob, "/andon give 1 @guest"),
            Is.EqualTo("@Gus cannot take #1: only full members of the workspace can. Please choose somebody else."));
        await world.ClickAsync(Bob, Checkout, "incident.give");
        var submission = await world.As(Bob).SubmitAsync(("owner", Guest));
        Assert.That(submission.Errors["owner"], Is.EqualTo("@Gus cannot take #1: only full members of the workspace can. Please choose somebody else."));

        Assert.That(world.Card().Text, Does.Contain("Fixer: @Bob"));
    }

    [Test]
    public async Task A_form_that_came_too_late_says_under_its_input_what_happened_meanwhile()
    {
        await using var world = await StopStories.PulledAsync();
        await world.ClickAsync(Bob, Checkout, "incident.dismiss");
        await world.TellAsync(Cleo, "/andon dismiss 1 a flaky test");

        var submission = await world.As(Bob).SubmitAsync(("text", "nothing to see"));

        Assert.That(submission.Errors["text"], Does.StartWith("@Cleo did that for #1 already").And.Not.Contain("<"));
    }
}
