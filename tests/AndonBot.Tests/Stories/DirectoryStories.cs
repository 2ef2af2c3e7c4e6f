using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>How often Slack is asked who somebody is.</summary>
public sealed class DirectoryStories
{
    [Test]
    public async Task An_event_that_tells_nothing_new_about_a_person_changes_no_message()
    {
        await using var world = await StopStories.PulledAsync();
        await world.ChangePersonAsync(Bob, bob => bob.Title = "Baker");
        var updates = Count(world, "chat.update");

        for (var round = 0; round < 3; round++)
            await world.ChangePersonAsync(Bob, bob => bob.Title = $"Baker {round}");

        Assert.That(Count(world, "chat.update"), Is.EqualTo(updates));
        await world.ChangePersonAsync(Bob, bob => bob.IsDeleted = true);
        Assert.That(world.Card().Text, Does.Contain("Fixer: @Cleo"), "What is new is taken in.");
    }

    [Test]
    public async Task An_event_that_comes_again_and_late_brings_nothing_old_back()
    {
        await using var world = await StopStories.PulledAsync();
        await world.ChangePersonAsync(Bob, bob => bob.TimeZone = "Asia/Tokyo");
        var old = world.Slack.Journal.Entries.Last(entry => entry.Name == "event:user_change").Arguments.DeepClone();
        await world.ChangePersonAsync(Bob, bob => bob.TimeZone = "Europe/Paris");
        var (asked, updates) = (Count(world, "users.info"), Count(world, "chat.update"));
        old["event"]!["event_ts"] = $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 60}.000000";

        // Slack delivers an event up to four times: at once, after a minute and after five.
        for (var delivery = 1; delivery <= 4; delivery++)
            await world.Slack.DeliverRawAsync("/slack/event", "application/json", Encoding.UTF8.GetBytes(old.ToJsonString()));
        await world.Slack.UntilAsync(() => Count(world, "users.info") == asked + 4);
        await world.SettleAsync();

        Assert.That(await world.QueryAsync<string>($"select zone from person where user_id = '{Bob}'"), Is.EqualTo("Europe/Paris"));
        Assert.That(Count(world, "chat.update"), Is.EqualTo(updates));
    }

    [TestCase("Pacific/Auckland", 14, "2030-01-09")]
    [TestCase("America/Los_Angeles", 16, "2030-01-08")]
    [TestCase(null, 14, "2030-01-09", Description = "The line's zone")]
    public async Task The_first_command_of_somebody_has_the_dates_of_where_they_are_or_of_the_line(string? zone, int hours, string tomorrow)
    {
        await using var world = await StopStories.PulledAsync();
        var eve = world.Slack.AddPerson(new("U0EVE0009", "eve") { TimeZone = zone });
        world.Slack.Change.Join(world.Slack.Channel(Checkout), eve.Id);
        world.MoveTo(Monday + NodaTime.Duration.FromHours(hours) + NodaTime.Duration.FromMinutes(30));

        await world.TellAsync(eve.Id, "/andon action 1 carts without a price are rejected me tomorrow");

        Assert.That(await world.QueryAsync<string>("select due_on::text from action"), Is.EqualTo(tomorrow));
    }

    [Test]
    public async Task Twenty_unknown_people_in_a_text_cost_a_few_questions_once()
    {
        await using var world = await StopStories.PulledAsync();
        await world.SayAsync(Ann, "/andon note 1 x");
        var before = Count(world, "users.info");
        var mentions = string.Join(' ', Enumerable.Range(10, 20).Select(n => $"<@U0NOBODY{n}|nobody{n}>"));

        for (var round = 0; round < 3; round++)
            Assert.That(await NoteAsync(world, $"{round} {mentions}"), Does.Contain("Noted on #1."));

        Assert.That(Count(world, "users.info") - before, Is.EqualTo(5));
        await world.SettleAsync();
        Assert.That(world.Thread(), Does.Contain("@nobody10 @nobody11").And.Contain("@nobody29"), "They keep the names that Slack wrote.");
    }

    [Test]
    public async Task Slack_is_not_asked_who_somebody_is_before_it_says_that_it_may_be()
    {
        await using var world = await StopStories.PulledAsync();
        foreach (var n in Enumerable.Range(1, 3))
        {
            world.Slack.AddPerson(new Person($"U0NEW0000{n}", $"new{n}"));
            world.Slack.Channel(Checkout).Members.Add($"U0NEW0000{n}");
        }

        world.Slack.Faults.On("users.info", Fault.TooManyRequests("60"));
        var before = Count(world, "users.info");

        foreach (var n in Enumerable.Range(1, 3))
            Assert.That(await world.SayAsync($"U0NEW0000{n}", "/andon list"), Does.StartWith("Slack does not tell me who you are just now"));
        Assert.That(await world.SayAsync("U0NEW00001", "/andon list"), Does.StartWith("Slack does not tell me who you are just now"));
        Assert.That(await world.SayAsync("U0NEW00001", "/andon carts are empty"), Does.StartWith("Cord pulled, #2."));

        Assert.That(Count(world, "users.info") - before, Is.EqualTo(1));
    }

    private static int Count(AndonWorld world, string method) => world.Slack.Journal.Entries.Count(entry => entry.Name == method);

    private static async Task<string> NoteAsync(AndonWorld world, string text)
    {
        var answer = await world.Slack.DeliverCommandAsync(new JsonObject
        {
            ["command"] = "/andon", ["text"] = $"note 1 {text}", ["team_id"] = world.Slack.Settings.TeamId, ["user_id"] = Ann,
            ["channel_id"] = Checkout, ["trigger_id"] = $"1.2.{text[0]}", ["response_url"] = "",
        });
        return answer.Body ?? "";
    }
}
