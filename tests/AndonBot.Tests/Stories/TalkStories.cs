using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class TalkStories
{
    [Test]
    public async Task Status_tells_lamp_Fixer_and_open_incidents_with_their_clocks()
    {
        await using var world = await StartAsync();
        Assert.That(await world.TellAsync(Ann, "/andon status"), Is.EqualTo("🟢 *checkout* · Fixer @Bob until Jan 14, 2030 at 09:00 · nothing open"));

        await world.TellAsync(Ann, "/andon checkout is down");
        Assert.That(await world.TellAsync(Ann, "/andon status"), Does.StartWith("🟡 *checkout* · Fixer @Bob until Jan 14, 2030 at 09:00\n")
            .And.Contain("*#1* checkout is down · SEV2 · called, unanswered · answer is due ").And.EndWith(" 10:15; then the line stops by itself"));

        await world.PassAsync(Duration.FromMinutes(16));
        await world.TellAsync(Bob, "/andon ack 1");
        Assert.That(await world.TellAsync(Ann, "/andon status"),
            Does.StartWith("🔴 *checkout*").And.Contain("@Bob is on it · stopped since Jan 7, 2030 at 10:15 · postmortem due Jan 10, 2030 at 10:00"));

        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        Assert.That(await world.TellAsync(Ann, "/andon status"), Does.StartWith("🟢 *checkout*").And.Contain("· contained "));
    }

    [Test]
    public async Task Status_of_another_line_is_asked_by_name_or_channel_and_of_all_where_no_line_lives()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));

        foreach (var which in new[] { "payments", "#payments" })
            Assert.That(
                await world.TellAsync(Ann, $"/andon status {which}"),
                Is.EqualTo("🟢 *payments* · Fixer @Cleo until Jan 14, 2030 at 09:00 · nothing open"));
        Assert.That(await world.TellAsync(Ann, "/andon status", AndonWorld.Random), Does.Contain("*checkout*").And.Contain("*payments*"));
    }

    [Test]
    public async Task A_list_shows_open_ones_all_or_mine()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon sev3 the logo is blurred");
        await world.TellAsync(Bob, "/andon dismiss 1 it is art");
        await world.TellAsync(Cleo, "/andon checkout is down");

        Assert.That(await world.TellAsync(Ann, "/andon list"), Is.EqualTo("🟡 *#2* checkout is down · SEV2 · called, unanswered"));
        Assert.That(
            await world.TellAsync(Ann, "/andon list all"),
            Is.EqualTo("🟡 *#2* checkout is down · SEV2 · called, unanswered\n⚪ *#1* the logo is blurred · SEV3 · false alarm"));
        Assert.That(await world.TellAsync(Cleo, "/andon list mine"), Does.Contain("*#2*"));
        Assert.That(await world.TellAsync(Ann, "/andon list mine"), Is.EqualTo("No open incident is yours. `/andon <what is wrong>` pulls the cord."));
    }

    [Test]
    public async Task Show_tells_the_timeline()
    {
        await using var world = await StopStories.PulledAsync();
        await world.PassAsync(Duration.FromMinutes(16));
        await world.TellAsync(Bob, "/andon note 1 the cache is cold");
        await world.TellAsync(Bob, "/andon restart 1 rolled back");

        var shown = await world.TellAsync(Ann, "/andon show 1");

        Assert.That(shown, Does.StartWith("🟢 *#1 · SEV2 · checkout* · contained ").And.Contain("\n> checkout is down\n"));
        string[] told =
        [
            "@Ann pulled the cord.", "10:15  🔴 The line stopped by itself: nobody answered in time.", "@Bob notes: the cache is cold", "@Bob is on it.",
            "@Bob contained it: rolled back", "🟢 @Bob restarted the line.",
        ];
        Assert.That(told.Select(sentence => shown.IndexOf(sentence, StringComparison.Ordinal)), Is.Ordered.And.All.Positive, shown);
    }

    [Test]
    public async Task A_long_timeline_shows_its_newest_rows()
    {
        await using var world = await StopStories.PulledAsync();
        foreach (var number in Enumerable.Range(1, 30))
            await world.SayAsync(Bob, $"/andon note 1 step {number} {new string('x', 200)}");

        var shown = await world.TellAsync(Ann, "/andon show 1");

        Assert.That(shown, Does.Contain("step 30 ").And.Match(@"_\d+ earlier rows are in the card's thread\._").And.Not.Contain("step 3 "));
    }

    [TestCase("help")]
    [TestCase("HELP")]
    public async Task Help_is_short_and_names_every_command_of_this_version(string command)
    {
        await using var world = await StartAsync();

        var help = await world.TellAsync(Ann, $"/andon {command}");

        foreach (var word in new[] { "ack", "stop", "restart", "contain", "back", "dismiss", "sev", "note", "give", "same", "status", "list", "show", "setup" })
            Assert.That(help, Does.Contain($"`{word}"), word);
        Assert.That(help.Split('\n'), Has.Length.LessThanOrEqualTo(8));
    }

    [Test]
    public async Task Help_tells_about_one_command()
    {
        await using var world = await StartAsync();

        Assert.That(
            await world.TellAsync(Ann, "/andon help contain"),
            Is.EqualTo("To contain an incident, give its number and say what was done: `/andon contain 12 rolled back to v41`."));
    }
}
