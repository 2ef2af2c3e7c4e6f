using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AndonBot.Interactions;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Slack;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>The line vault lives in a private channel of Ann and Bob: Bob is its Fixer, Ann owns it. Cleo, and Dora the admin, are outside.</summary>
public sealed class PrivateStories
{
    private const string Vault = "C0VAULT001";
    private const string Elsewhere = AndonWorld.Random;
    private const string Facts = """
        select concat((select json_agg(i) from incident i where number = 1), (select json_agg(e) from incident_event e where incident_number = 1),
            (select json_agg(s) from stop s), (select json_agg(a order by action_id) from action a), (select json_agg(p) from postmortem p),
            (select json_agg(s) from shift s), (select json_agg(l) from line l))
        """;

    private static readonly Regex Once = new(@"(?<=[ A])1\b");

    private static readonly string[] ByNumber =
    [
        "show 1", "ack 1", "stop 1", "restart 1 rolled back", "contain 1 rolled back", "dismiss 1 a test", "sev 1 1", "note 1 x", "give 1 @cleo", "back 1",
        "same 1 2", "postmortem 1", "held 1", "extend 1 tomorrow why", "began 1 9:10", "action 1 carts are checked @cleo tomorrow",
    ];

    private static readonly string[] OfActions = ["done A1", "move A1 tomorrow why", "give A1 @cleo", "drop A1 why"];

    [Test]
    public async Task For_somebody_outside_its_incidents_and_actions_are_not_there()
    {
        await using var world = await PulledAsync();
        var before = await world.QueryAsync<string>(Facts);

        foreach (var command in (string[])[.. ByNumber, .. OfActions])
        {
            foreach (var outsider in new[] { Cleo, Dora })
            {
                // The words for a number that was never given.
                var never = await world.SayAsync(outsider, $"/andon {Once.Replace(command, "99", 1)}", Elsewhere);
                var hidden = await world.SayAsync(outsider, $"/andon {command}", Elsewhere);
                Assert.That(hidden, Is.EqualTo(never.Replace("99", "1")).And.StartsWith("There is no "), command);
            }
        }

        Assert.That(await world.SayAsync(Cleo, "/andon actions 1", Elsewhere), Is.EqualTo((await world.SayAsync(Cleo, "/andon actions 99", Elsewhere))));
        Assert.That(await world.QueryAsync<string>(Facts), Is.EqualTo(before));
        Assert.That(world.As(Cleo).Modal ?? world.As(Dora).Modal, Is.Null);
    }

    [TestCase("status")]
    [TestCase("status vault")]
    [TestCase("status C0VAULT001")]
    [TestCase("list")]
    [TestCase("list all")]
    [TestCase("actions")]
    [TestCase("actions @ann")]
    [TestCase("actions overdue")]
    [TestCase("fixer")]
    public async Task For_somebody_outside_no_list_names_it_and_for_somebody_inside_each_does(string command)
    {
        await using var world = await PulledAsync();

        Assert.That(await world.SayAsync(Ann, $"/andon {command}", Elsewhere), Does.Contain("vault").Or.Contain("keys").Or.Contain("Nothing is overdue"));
        foreach (var outsider in new[] { Cleo, Dora })
        {
            var answer = await world.SayAsync(outsider, $"/andon {command}", Elsewhere);
            Assert.That(
                answer.Replace("There is no line vault", "").Replace("There is no line c0vault001", ""),
                Does.Not.Contain("vault").And.Not.Contain("keys").And.Not.Contain("#1"));
        }
    }

    /// <summary>Every handler there is, by every value that could name the line, its incident or its action.</summary>
    [Test]
    public async Task No_button_and_no_form_shows_or_changes_it_for_somebody_outside()
    {
        await using var world = await PulledAsync();
        await using var answers = await AnswerReceiver.StartAsync();
        var line = await world.QueryAsync<long>("select line_id from line");
        var before = await world.QueryAsync<string>(Facts);
        var requests = world.Slack.Journal.Entries.Count;

        foreach (var button in HandlerTypes.Of<IButtonHandler>())
        {
            foreach (var value in new[] { "1", "A1", "1 1", "1 vault", $"{line} 0", $"{line} 20" })
                await SendAsync(Forged.Click(world, Cleo, button.ActionId, value, Elsewhere));
        }

        foreach (var form in HandlerTypes.Of<IFormHandler>())
        {
            foreach (var metadata in new[] { "1", "A1" })
            {
                var payload = Forged.Form(world, Cleo, form.CallbackId, metadata);
                payload["view"]!["state"]!["values"] = Filled();
                await SendAsync(payload);
            }
        }

        await SendAsync(Forged.Click(world, Cleo, "incident.answer", "777", Elsewhere));
        for (var answer = ""; !answer.Contains("#777"); answer = (await answers.NextAsync()).Text)
            Assert.That(answer, Does.Not.Contain("keys").And.Not.Contain("rotated"));
        Assert.That(await world.QueryAsync<string>(Facts), Is.EqualTo(before));
        Assert.That(
            world.Slack.Journal.Entries.Skip(requests).Where(entry => entry.Name.StartsWith("views.", StringComparison.Ordinal))
                .Select(entry => entry.Arguments.ToJsonString()),
            Has.None.Contain("keys").And.None.Contain("rotated").And.None.Contain("vault"));

        // The same form of somebody inside is taken, so it is not its shape that is refused.
        var note = Forged.Form(world, Bob, "note", "1");
        note["view"]!["id"] = "V0FORGED02";
        await world.Slack.DeliverInteractionAsync(note);
        Assert.That(await world.QueryAsync<string>(Facts), Is.Not.EqualTo(before));

        async Task SendAsync(JsonObject payload)
        {
            payload["response_url"] = answers.Url;
            Assert.That((await world.Slack.DeliverInteractionAsync(payload)).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task The_home_tab_and_the_form_that_pulls_show_it_to_its_members_only()
    {
        await using var world = await PulledAsync();

        Assert.That(await HomeAsync(world, Ann), Does.Contain("vault").And.Contain("rotated"));
        Assert.That(await HomeAsync(world, Cleo), Does.Contain("There is no line yet").And.Not.Contain("vault"));
        await world.SayAsync(Ann, "/andon", Elsewhere);
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("vault"));
        await world.SayAsync(Cleo, "/andon", Elsewhere);
        Assert.That(world.As(Cleo).ReadsModal(), Does.Contain("What is wrong?").And.Not.Contain("vault"));
    }

    [Test]
    public async Task A_pull_of_somebody_outside_is_taken_and_does_not_reach_it()
    {
        await using var world = await PulledAsync();

        Assert.That(await world.TellAsync(Cleo, "/andon the door is open", Elsewhere), Does.StartWith("Cord pulled, #2. Thank you. There is no line yet"));
        await world.PassAsync(Duration.FromMinutes(6));
        Assert.That(world.Inbox(Cleo), Has.One.Contains("#2 was pulled").And.None.Contains("vault"));

        Assert.That(await world.SayAsync(Bob, "/andon note 2 x", Elsewhere), Is.EqualTo("Noted on #2."), "It was pulled in a public channel.");
        Assert.That(await world.TellAsync(Ann, "/andon the lock is stuck", Elsewhere), Does.Contain("#1 was pulled on vault a short while ago"));
    }

    [Test]
    public async Task Who_comes_sees_it_and_who_goes_does_not_any_more()
    {
        await using var world = await PulledAsync();

        await world.AwaitEventAsync("member_joined_channel", () => world.Slack.Change.Join(world.Slack.Channel(Vault), Cleo));
        Assert.That(await world.SayAsync(Cleo, "/andon list", Elsewhere), Does.Contain("keys are gone"));
        await world.AwaitEventAsync("member_left_channel", () => world.Slack.Change.Leave(world.Slack.Channel(Vault), Cleo));
        Assert.That(await world.SayAsync(Cleo, "/andon list", Elsewhere), Does.StartWith("Nothing is open."));

        // An event that never came: Slack is asked every few minutes.
        world.Slack.Channel(Vault).Members.Add(Cleo);
        await world.ReadChannelsAsync();
        Assert.That(await world.SayAsync(Cleo, "/andon list", Elsewhere), Does.Contain("keys are gone"));
    }

    [Test]
    public async Task While_Slack_does_not_answer_what_it_said_last_holds()
    {
        await using var world = await PulledAsync();
        world.Slack.Faults.On("conversations.info", Fault.ServerError(), times: int.MaxValue);
        await world.ReadChannelsAsync();

        Assert.That(await world.SayAsync(Ann, "/andon list", Elsewhere), Does.Contain("keys are gone"));
        Assert.That(await world.SayAsync(Cleo, "/andon list", Elsewhere), Does.StartWith("Nothing is open."));
    }

    [Test]
    public async Task Of_a_channel_of_which_nothing_is_known_its_own_people_and_who_is_in_it_see_the_line_and_everybody_pulls()
    {
        await using var world = await PulledAsync();
        world.Slack.AddChannel("new", [Ann, Bob, Cleo], ConversationKind.Private, id: "C0NEW00001");
        world.Slack.Faults.On("conversations.info", Fault.ServerError(), times: int.MaxValue);
        await world.AddLineAsync(LineOf("new", ["C0NEW00001"], [Bob]));

        Assert.That(await world.TellAsync(Cleo, "/andon it smokes", "C0NEW00001"), Is.EqualTo("Cord pulled, #2. Thank you. I'm calling @Bob."));
        Assert.That(await world.SayAsync(Ann, "/andon show 2", Elsewhere), Does.StartWith("There is no #2."));
        Assert.That(await world.SayAsync(Ann, "/andon show 2", "C0NEW00001"), Does.Contain("it smokes"));
        Assert.That(await world.SayAsync(Bob, "/andon show 2", Elsewhere), Does.Contain("it smokes"));
    }

    [Test]
    public async Task Where_the_bot_was_removed_nobody_can_be_known_to_be_in_the_channel()
    {
        await using var world = await PulledAsync();

        await world.AwaitEventAsync("group_left", () => world.Slack.Change.Leave(world.Slack.Channel(Vault), world.Slack.Settings.BotUserId));
        await world.ReadChannelsAsync();

        await world.ChangePersonAsync(Cleo, cleo => cleo.DisplayName = "Cleopatra");
        Assert.That(await world.SayAsync(Bob, "/andon list", Elsewhere), Does.Contain("keys are gone"), "He is asked to fix it.");
        Assert.That(await world.SayAsync(Cleo, "/andon list", Elsewhere), Does.StartWith("Nothing is open."));
    }

    [Test]
    public async Task Who_is_asked_for_an_action_sees_its_incident_also_from_outside()
    {
        await using var world = await PulledAsync();
        await world.TellAsync(Bob, "/andon action 1 locks are counted @cleo 2030-01-21", Vault);

        Assert.That(await world.SayAsync(Cleo, "/andon show 1", Elsewhere), Does.Contain("keys are gone"));
        Assert.That(await world.SayAsync(Cleo, "/andon done A2", Elsewhere), Does.StartWith("A2 is done."));
        Assert.That(await world.SayAsync(Cleo, "/andon status", Elsewhere), Does.Not.Contain("vault"), "The line is not hers.");
    }

    [Test]
    public async Task A_guest_sees_the_lines_of_the_channels_that_they_are_in()
    {
        await using var world = await StartAsync();
        world.Slack.Channel(Payments).Members.Remove(Guest);
        await world.AddLineAsync(LineOf("payments", [Payments], [Bob]));
        await world.SayAsync(Guest, "/andon checkout is down");
        await world.ReadChannelsAsync();

        Assert.That(await world.SayAsync(Guest, "/andon status", Elsewhere), Does.Contain("checkout").And.Not.Contain("payments"));
        Assert.That(await HomeAsync(world, Guest), Does.Contain("checkout").And.Not.Contain("payments"));
        Assert.That(await world.SayAsync(Cleo, "/andon status", Elsewhere), Does.Contain("checkout").And.Contain("payments"));
    }

    [Test]
    public async Task A_pull_without_a_line_belongs_to_the_channel_where_it_was_made_and_to_whoever_runs_the_bot()
    {
        await using var world = await PulledAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo]));
        world.Slack.AddChannel("board", [Ann, Bob], ConversationKind.Private, id: "C0BOARD001");

        Assert.That(await world.TellAsync(Ann, "/andon the books are open", "C0BOARD001"), Does.StartWith("Cord pulled, #2. Thank you. Which line is it?"));
        await world.ReadChannelsAsync();
        Assert.That(await world.SayAsync(Cleo, "/andon show 2", Elsewhere), Does.StartWith("There is no #2."));
        await world.PassAsync(Duration.FromMinutes(6));
        Assert.That(await world.AskAsync(Dora, UserActions.Direct, "pull.line", "2 payments"), Does.StartWith("#2 is on payments."));
        Assert.That(await world.SayAsync(Cleo, "/andon show 2", Elsewhere), Does.Contain("the books are open"));
    }

    [Test]
    public async Task Setting_up_a_line_does_not_tell_what_is_in_a_channel_that_one_is_not_in()
    {
        await using var world = await PulledAsync();

        await world.SayAsync(Cleo, "/andon setup", Payments);
        var taken = await world.As(Cleo).SubmitAsync(("line", "vault"), ("channels", Payments), ("owner", Cleo), ("members", Cleo));
        Assert.That(taken.Errors["line"], Is.EqualTo("The name vault is taken. Please choose another one."));
    }

    /// <summary>#1 and A1 on the line vault.</summary>
    private static async Task<AndonWorld> PulledAsync()
    {
        var world = await StartAsync(withLine: false);
        world.Slack.AddChannel("vault", [Ann, Bob], ConversationKind.Private, id: Vault);
        await world.AddLineAsync(LineOf("vault", [Vault], [Bob]) with { Owner = Ann });
        Assert.That(await world.TellAsync(Bob, "/andon keys are gone", Vault), Does.StartWith("Cord pulled, #1."));
        Assert.That(await world.TellAsync(Bob, "/andon action 1 keys are rotated weekly @ann 2030-01-21", Vault), Does.StartWith("*A1*"));
        return world;
    }

    private static async Task<string> HomeAsync(AndonWorld world, string person)
    {
        world.As(person).OpenHome();
        await world.Slack.UntilAsync(() => world.As(person).ReadsHome().Length > 0);
        return world.As(person).ReadsHome();
    }

    /// <summary>A state that has what every form asks for.</summary>
    private static JsonObject Filled()
    {
        var values = new JsonObject();
        foreach (var id in new[] { "what", "text", "cause", "happened", "root_cause" })
            Add(id, "plain_text_input", "value", "forged");
        Add("line", "static_select", "selected_option", Option("vault"));
        Add("temporary", "radio_buttons", "selected_option", Option("yes"));
        Add("severity", "radio_buttons", "selected_option", Option("1"));
        Add("owner", "users_select", "selected_user", Cleo);
        foreach (var id in new[] { "due", "held_at", "began_on" })
            Add(id, "datepicker", "selected_date", "2030-01-07");
        foreach (var id in new[] { "held_time", "began_at" })
            Add(id, "timepicker", "selected_time", "09:30");
        return values;

        void Add(string id, string type, string field, JsonNode value) =>
            values[id] = new JsonObject { [id] = new JsonObject { ["type"] = type, [field] = value } };

        static JsonObject Option(string value) =>
            new() { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value }, ["value"] = value };
    }
}
