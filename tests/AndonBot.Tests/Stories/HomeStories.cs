using AndonBot.Rotations;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class HomeStories
{
    [Test]
    public async Task The_home_tab_tells_what_waits_the_lines_and_the_weeks_of_ones_own()
    {
        await using var world = await StartAsync();
        Assert.That(await OpenAsync(world, Bob), Does.StartWith("*Nothing is waiting for you.*")
            .And.Contain("🟢 *checkout* · Fixer @Bob until").And.Contain("nothing open")
            .And.Contain("*checkout*: you are the Fixer until Monday").And.Contain("*checkout*: from Monday").And.Contain("[Refresh]"));

        await OwingAsync(world);
        var home = await OpenAsync(world, Bob);

        Assert.That(home, Does.StartWith(
            "Your actions\n*A1* carts without a price are rejected\ndue *today* · *#1* nobody can pay\n[Done…] [Move…] [Need help]"));
        Assert.That(home, Does.Contain("Your postmortems\n*#1* nobody can pay\ncheckout · due ").And.Contain("[Postmortem…]").And.Contain("open: #1"));
        Assert.That(await OpenAsync(world, Ann), Does.StartWith("*Nothing is waiting for you.*").And.Not.Contain("Your weeks"));
        Assert.That(world.Unwanted(), Is.Empty);
    }

    [Test]
    public async Task What_is_done_from_a_form_of_the_home_tab_is_seen_there()
    {
        await using var world = await StartAsync();
        await OwingAsync(world);
        await OpenAsync(world, Bob);

        await UseAsync(world, "action.move");
        await world.SubmitAsync(Bob, ("due", "2030-01-21"), ("text", "waiting for the vendor"));
        await UntilAsync(world, Bob, home => home.Contains("due Mon 21 Jan"));

        await UseAsync(world, "action.done");
        await world.SubmitAsync(Bob);
        await UntilAsync(world, Bob, home => !home.Contains("A1"));

        await UseAsync(world, "postmortem.open");
        await world.SubmitAsync(Bob, ("happened", "carts were empty"), ("root_cause", "no test"), ("held_at", "2030-01-07"), ("held_time", "10:00"));
        Assert.That(await UntilAsync(world, Bob, home => !home.Contains("Your postmortems")), Does.StartWith("*Nothing is waiting for you.*"));
        Assert.That(world.Thread(), Does.Contain("Done").And.Contain("the postmortem was held"));
    }

    [Test]
    public async Task Asking_for_help_is_answered_in_the_home_tab_and_a_refresh_shows_it_as_it_is()
    {
        await using var world = await StartAsync();
        await OwingAsync(world);
        await OpenAsync(world, Bob);

        await UseAsync(world, "action.help");
        Assert.That(await UntilAsync(world, Bob, home => home.StartsWith("I've asked")), Does.StartWith("I've asked @Dora in the thread of #1."));
        await world.TellAsync(Bob, "/andon done A1");
        await UseAsync(world, "home.refresh");

        Assert.That(await UntilAsync(world, Bob, home => !home.StartsWith("I've asked")), Does.StartWith("Your postmortems"));
    }

    [Test]
    public async Task Many_lines_actions_and_postmortems_keep_within_what_Slack_takes()
    {
        await using var world = await StartAsync();
        for (var number = 1; number <= 13; number++)
        {
            await world.SayAsync(Ann, $"/andon sev1 problem {number}");
            await world.SayAsync(Bob, $"/andon restart {number} done");
            await world.SayAsync(Bob, $"/andon action {number} carts without a price are rejected me 2030-01-07");
        }

        for (var line = 0; line < 60; line++)
            await world.Get<StaffedLineStore>().Save(world.Slack.Settings.TeamId, LineOf($"line-{line}", [$"C0LINE{line:000}"], [Bob]), world.Now);

        Assert.That(await OpenAsync(world, Bob), Does.Contain("… and 3 more: `/andon actions mine`")
            .And.Contain("… and 3 more: `/andon list mine`").And.Match("_… and [0-9]+ more. `/andon status`"));
    }

    [Test]
    public async Task A_guest_sees_the_lines_and_somebody_of_another_workspace_a_sentence()
    {
        await using var world = await StartAsync();
        // Of guests the bot has to know in which channels they are.
        Assert.That(await OpenAsync(world, Guest), Does.Contain("The lines of the channels that you are in"));
        await world.ReadChannelsAsync();
        Assert.That(await OpenAsync(world, Guest), Does.StartWith("Hello. When something is wrong, type `/andon <what is wrong>`")
            .And.Contain("🟢 *checkout*"));

        await world.ChangePersonAsync(Ann, person => person.ForeignTeamId = "T0OTHER001");
        Assert.That(await OpenAsync(world, Ann), Does.StartWith("Hello. You are in another workspace").And.Not.Contain("checkout"));
    }

    [Test]
    public async Task The_messages_tab_is_left_alone()
    {
        await using var world = await StartAsync();

        await world.AwaitEventAsync("app_home_opened", () => world.As(Bob).OpenHome("messages"));

        Assert.That(world.As(Bob).Home, Is.Null);
    }

    /// <summary>Bob owns an action that is due today and a postmortem.</summary>
    private static async Task OwingAsync(AndonWorld world)
    {
        await world.TellAsync(Ann, "/andon sev1 nobody can pay");
        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me 2030-01-07");
    }

    private static async Task UseAsync(AndonWorld world, string action)
    {
        var delivery = await world.As(Bob).ClickOnHomeAsync(action);
        Assert.That(delivery.Status, Is.EqualTo(200), delivery.ToString);
    }

    private static async Task<string> OpenAsync(AndonWorld world, string person)
    {
        var before = Published(world);
        world.As(person).OpenHome();
        await world.Slack.UntilAsync(() => Published(world) > before);
        return world.As(person).ReadsHome();
    }

    private static async Task<string> UntilAsync(AndonWorld world, string person, Func<string, bool> shows)
    {
        await world.Slack.UntilAsync(() => shows(world.As(person).ReadsHome()));
        return world.As(person).ReadsHome();
    }

    private static int Published(AndonWorld world) => world.Slack.Journal.Entries.Count(entry => entry.Name == "views.publish" && entry.Status is not null);
}
