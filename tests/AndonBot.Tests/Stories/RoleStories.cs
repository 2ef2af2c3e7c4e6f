using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class RoleStories
{
    private const string Stranger = "U0STRANGE6";
    private const string ForGuests = "Guests can pull the cord (`/andon <what is wrong>`) and look (`/andon status`); "
        + "the rest is for full members of the workspace. Please ask one of the team.";
    private const string ForStrangers = "You are in another workspace than the team whose line this is";

    [Test]
    public async Task A_guest_pulls_and_is_thanked()
    {
        await using var world = await StartAsync();

        Assert.That(await world.TellAsync(Guest, "/andon checkout is down"), Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Bob."));
        Assert.That(await world.TellAsync(Guest, "/andon status"), Does.Contain("checkout is down"));
    }

    [TestCase("ack 1")]
    [TestCase("ack")]
    [TestCase("stop 1")]
    [TestCase("contain 1 x")]
    [TestCase("dismiss 1 x")]
    [TestCase("sev 1 1")]
    [TestCase("note 1 x")]
    [TestCase("give 1 @bob")]
    [TestCase("action 1 carts are checked @bob tomorrow")]
    [TestCase("done A1")]
    [TestCase("move A1 tomorrow why")]
    [TestCase("give A1 @bob")]
    [TestCase("drop A1 why")]
    [TestCase("postmortem 1")]
    [TestCase("held 1")]
    [TestCase("extend 1 tomorrow x")]
    [TestCase("setup")]
    public async Task A_guest_who_tries_more_gets_a_sentence(string command)
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(await world.TellAsync(Guest, $"/andon {command}"), Is.EqualTo(ForGuests));
        Assert.That(world.Card().Replies, Is.Empty);
    }

    [TestCase("incident.answer")]
    [TestCase("incident.note")]
    [TestCase("incident.stop")]
    public async Task A_guest_who_clicks_gets_a_sentence_and_no_form(string action)
    {
        await using var world = await StopStories.PulledAsync();

        Assert.That(await world.AskAsync(Guest, Checkout, action), Is.EqualTo(ForGuests));

        Assert.That(world.As(Guest).Modal, Is.Null);
        Assert.That(world.Card().Replies, Is.Empty);
    }

    [Test]
    public async Task A_person_of_another_workspace_pulls_in_a_lines_shared_channel_and_does_nothing_else()
    {
        await using var world = await StopStories.PulledAsync();
        AddStranger(world);
        world.Slack.Channel(AndonWorld.Random).Members.Add(Stranger);

        Assert.That(await world.TellAsync(Stranger, "/andon carts are empty", AndonWorld.Random), Does.StartWith(ForStrangers));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(1));
        Assert.That(await world.TellAsync(Stranger, "/andon carts are empty"), Is.EqualTo("Cord pulled, #2. Thank you. I'm calling @Bob."));
        Assert.That(await world.TellAsync(Stranger, "/andon ack 1"), Does.StartWith(ForStrangers));
        Assert.That(await world.AskAsync(Stranger, Checkout, "incident.answer"), Does.StartWith(ForStrangers));
        Assert.That(await world.TellAsync(Bob, $"/andon give 1 @steve"), Does.StartWith("@Steve cannot take #1"));

        Assert.That(world.Card().Replies, Is.Empty);
    }

    [TestCase("status")]
    [TestCase("list all")]
    [TestCase("show 1")]
    [TestCase("fixer")]
    [TestCase("actions")]
    public async Task A_person_of_another_workspace_reads_nothing(string command)
    {
        await using var world = await StopStories.PulledAsync();
        AddStranger(world);

        Assert.That(await world.TellAsync(Stranger, $"/andon {command}"), Does.StartWith(ForStrangers));
    }

    [Test]
    public async Task A_deactivated_person_reads_and_does_nothing()
    {
        await using var world = await StopStories.PulledAsync();
        await world.ChangePersonAsync(Bob, bob => bob.IsDeleted = true);

        foreach (var text in new[] { "list all", "carts are empty", "note 1 x" })
            Assert.That(await world.TellAsync(Bob, $"/andon {text}"), Does.StartWith("Your account in this workspace is deactivated"));
    }

    [Test]
    public async Task Somebody_of_whom_Slack_does_not_say_who_they_are_pulls_and_does_nothing_else()
    {
        await using var world = await StopStories.PulledAsync();
        world.Slack.Faults.On("users.info", Fault.ServerError(), times: int.MaxValue);

        Assert.That(await world.SayAsync(Guest, "/andon dismiss 1 nothing"), Does.StartWith("Slack does not tell me who you are just now"));
        Assert.That(await world.SayAsync(Guest, "/andon list"), Does.StartWith("Slack does not tell me who you are just now"));
        Assert.That(await world.SayAsync(Guest, "/andon carts are empty"), Does.StartWith("Cord pulled, #2."));
    }

    [TestCase("T0ANDON001", "", true)]
    [TestCase("T0ANDON001", "E0OURS0001", true)]
    [TestCase("T0SISTER02", "E0OURS0001", true)]
    [TestCase("T0SISTER02", "", false)]
    [TestCase("T0OTHER003", "E0OTHER002", false)]
    public async Task Another_workspace_is_ours_only_in_our_own_organisation(string team, string enterprise, bool ours)
    {
        await using var world = await StartAsync(enterprise: "E0OURS0001");

        var answer = await world.Slack.DeliverCommandAsync(new()
        {
            ["command"] = "/andon", ["text"] = "status", ["team_id"] = team, ["enterprise_id"] = enterprise, ["user_id"] = Ann,
            ["channel_id"] = Checkout, ["trigger_id"] = "1.2.3", ["response_url"] = "",
        });

        Assert.That(answer.Body, ours ? Does.Contain("checkout") : Does.Contain(ForStrangers));
    }

    [Test]
    public async Task Buttons_and_open_forms_outlive_roles()
    {
        await using var world = await StopStories.PulledAsync();
        await world.ClickAsync(Bob, Checkout, "incident.dismiss");
        await world.ChangePersonAsync(Bob, bob => bob.IsGuest = true);

        var submission = await world.As(Bob).SubmitAsync(("text", "a test"));
        Assert.That(submission.Errors["text"], Does.StartWith("Guests can pull the cord"));
        Assert.That(await world.AskAsync(Bob, Checkout, "incident.answer"), Is.EqualTo(ForGuests));

        Assert.That(world.Card().Text, Does.Contain("· called*"));
    }

    [Test]
    public async Task A_Fixer_who_was_deactivated_is_nobodys_Fixer_at_the_next_pull()
    {
        await using var world = await StartAsync();
        await world.ChangePersonAsync(Bob, bob => bob.IsDeleted = true);

        Assert.That(await world.TellAsync(Ann, "/andon checkout is down"), Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Cleo."));
        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_Fixer_whom_Slack_refuses_to_reach_is_replaced_by_backup_and_owner_at_once()
    {
        await using var world = await StartAsync();
        world.Slack.As(Bob).Person.IsDeleted = true;

        await world.TellAsync(Ann, "/andon checkout is down");

        Assert.That(world.Inbox(Cleo), Has.One.Contains("@Ann pulled the cord").And.One.Contains("[I'm on it]"));
        Assert.That(world.Inbox(Dora), Has.One.Contains("@Ann pulled the cord"));
        Assert.That(world.Inbox(Bob), Is.Empty);
    }

    [Test]
    public async Task The_clocks_of_a_Fixer_who_leaves_in_the_middle_go_to_the_current_Fixer_who_is_called()
    {
        await using var world = await StopStories.PulledAsync();

        await world.ChangePersonAsync(Bob, bob => bob.IsDeleted = true);

        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1).And.One.Contains("cannot act any more, so it went over to you.").And.One.Contains("[I'm on it]"));
        Assert.That(world.Card().Text, Does.Contain("Fixer: @Cleo, called"));
        Assert.That(world.Thread(), Is.EqualTo("Its Fixer cannot act any more: it is @Cleo's now."));
        await world.PassAsync(Duration.FromMinutes(16));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(423));
        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(2));
    }

    private static void AddStranger(AndonWorld world)
    {
        world.Slack.AddPerson(new Person(Stranger, "steve") { DisplayName = "Steve", ForeignTeamId = "T0OTHER002" });
        world.Slack.Channel(Checkout).Members.Add(Stranger);
    }
}
