using AndonBot.Rotations;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>The Fixer's week: Bob has it since Monday, 7 January 2030; Cleo, who lives in New York, follows on the 14th at 09:00 in Berlin.</summary>
[ThroughBothTransports]
public sealed class WeekStories
{
    private const string Handoff = "2030-01-14T08:00:01Z";

    [Test]
    public async Task A_week_passes_and_the_handoff_thanks_counts_hands_over_and_names_who_comes()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon stop 1");
        await world.PassAsync(Duration.FromMinutes(80));
        await world.TellAsync(Bob, "/andon restart 1 rolled back");
        await world.TellAsync(Ann, "/andon carts are empty");
        await world.TellAsync(Cleo, "/andon dismiss 2 a test");

        await world.GoToAsync("2030-01-14T07:59:59Z");
        Assert.That(Handoffs(world), Is.Empty);
        await world.GoToAsync(Handoff);

        var told = Handoffs(world).Single();
        Assert.That(told, Does.StartWith(
            ":handshake: *Handoff of checkout*. Thank you for your week, @Bob!\n"
                + "*The week:* 2 pulls · answered in time: 1 of 1 · stopped for 1 h 20 min\n"));
        Assert.That(told, Does.Contain("*Handed over:* 1 open incident\n      *#1* checkout is down · SEV2 · contained Jan 7, 2030 at 11:20"));
        Assert.That(told,
            Does.Contain("*Fixer:* @Cleo until Jan 21, 2030 at 09:00. Until you accept, @Bob is your backup, at the latest until Jan 15, 2030 at 09:00."));
        Assert.That(told, Does.Contain("*Next:* @Bob from Jan 21, 2030 at 09:00, @Cleo from Jan 28, 2030 at 09:00\n[Accept handoff]"));

        await world.TellAsync(Ann, "/andon nobody can pay");
        Assert.That(world.Inbox(Cleo)[^1], Does.Contain("@Ann pulled the cord"));
        Assert.That(world.Card(3).Text, Does.Contain("Fixer: @Cleo"));
    }

    [Test]
    public async Task The_shift_passes_at_its_instant_whatever_the_tick_does()
    {
        await using var world = await StartAsync();
        // Nothing is looked at any more.
        await world.ExecuteAsync("update due set next_notice_at = null");

        world.MoveTo(Instant.FromUtc(2030, 1, 14, 8, 0, 1));

        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Is.EqualTo("Cord pulled, #1. Thank you. I'm calling @Cleo."));
        Assert.That(await world.CountAsync("select count(*) from shift"), Is.EqualTo(1), "and nobody has written it yet");
    }

    [Test]
    public async Task The_new_Fixer_accepts_once_and_anybody_else_gets_a_kind_sentence()
    {
        await using var world = await StartAsync();
        await world.GoToAsync(Handoff);

        Assert.That(await world.AskAsync(Ann, Checkout, "handoff.accept"),
            Is.EqualTo("Thank you, but this one is for @Cleo, who is the Fixer of *checkout* until Jan 21, 2030 at 09:00."));
        Assert.That(await world.AskAsync(Guest, Checkout, "handoff.accept"), Does.StartWith("Guests can pull the cord"));
        Assert.That(await AcceptedAsync(world), Is.Null);

        await world.PassAsync(Duration.FromMinutes(5));
        await world.ClickAsync(Cleo, Checkout, "handoff.accept");

        Assert.That(Handoffs(world).Single(),
            Does.Contain("*Fixer:* @Cleo until Jan 21, 2030 at 09:00. @Cleo accepted 09:05.").And.Not.Contain("[Accept handoff]").And.Not.Contain("backup"));
        Assert.That(await AcceptedAsync(world), Is.EqualTo(Cleo));
        Assert.That(world.Slack.Journal.Entries.Count(entry => entry.Name == "chat.update"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_button_of_a_week_that_is_over_changes_nothing_and_says_who_is_Fixer_now()
    {
        await using var world = await StartAsync();
        await world.GoToAsync(Handoff);
        var old = world.As(Cleo).Sees(Checkout)[^1].Ts;
        await world.GoToAsync("2030-01-21T08:00:01Z");

        var heard = await world.HearAsync(Cleo, Checkout, () => world.As(Cleo).ClickAsync(Checkout, "handoff.accept", old));

        Assert.That(
            heard,
            Is.EqualTo("That handoff is over: @Bob is the Fixer of *checkout* until Jan 28, 2030 at 03:00. `/andon fixer` shows who is next."),
            "in Cleo's own zone");
        Assert.That(await AcceptedAsync(world), Is.Null);
    }

    [TestCase("999 20300114", TestName = "A forged line accepts nothing")]
    [TestCase("1 20300107", TestName = "A forged week accepts nothing")]
    [TestCase("1 99999999999", TestName = "A week beyond all numbers accepts nothing")]
    public async Task A_forged_value_accepts_nothing(string value)
    {
        await using var world = await StartAsync();
        await world.GoToAsync(Handoff);
        await world.Get<SlackNet.ISlackApiClient>().Chat.PostMessage(new()
        {
            Channel = Checkout, Text = "a button",
            Blocks =
            [
                new SlackNet.Blocks.ActionsBlock { Elements = [new SlackNet.Blocks.Button { ActionId = "handoff.accept", Text = new("It"), Value = value }] },
            ],
        });

        Assert.That(await world.AskAsync(Cleo, Checkout, "handoff.accept"), Is.Not.Empty);

        Assert.That(await AcceptedAsync(world), Is.Null);
    }

    [Test]
    public async Task Answering_a_call_accepts()
    {
        await using var world = await StartAsync();
        await world.GoToAsync(Handoff);
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon note 1 looking");
        Assert.That(await AcceptedAsync(world), Is.Null);

        await world.ClickAsync(Cleo, UserActions.Direct, "incident.answer");

        Assert.That(await AcceptedAsync(world), Is.EqualTo(Cleo));
        Assert.That(Handoffs(world).Single(), Does.Contain("@Cleo accepted 09:00.").And.Not.Contain("[Accept handoff]"));
    }

    [Test]
    public async Task An_answer_before_the_tick_has_written_the_shift_accepts_all_the_same()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon sev3 the logo is blurred");
        await world.ExecuteAsync("update due set next_notice_at = null");
        world.MoveTo(Instant.FromUtc(2030, 1, 14, 8, 0, 1));

        await world.SayAsync(Cleo, "/andon ack 1");

        Assert.That(await AcceptedAsync(world), Is.EqualTo(Cleo));
        await world.SettleAsync();
        Assert.That(Handoffs(world).Single(), Does.Contain("@Cleo accepted 09:00."));
        Assert.That(await world.CountAsync("select count(*) from shift"), Is.EqualTo(2));
    }

    [Test]
    public async Task Somebody_elses_answer_accepts_nothing()
    {
        await using var world = await StartAsync();
        await world.GoToAsync(Handoff);
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.TellAsync(Bob, "/andon ack 1");

        Assert.That(await AcceptedAsync(world), Is.Null);
    }

    [Test]
    public async Task After_three_weeks_of_silence_one_handoff_is_said_for_todays_Fixer()
    {
        await using var world = await StartAsync();

        await world.GoToAsync("2030-01-31T12:00:00Z");

        Assert.That(Handoffs(world).Single(), Does.Contain("Thank you for your week, @Bob").And.Contain("*Fixer:* @Cleo until Feb 4, 2030 at 09:00.\n"),
            "the working day on which Bob stands by is over");
        Assert.That(world.Inbox(Bob).Concat(world.Inbox(Cleo)), Is.Empty, "The Friday that counts has not come.");
        Assert.That(
            await world.QueryAsync<string>(
                "select string_agg(fixer || ' ' || to_char(starts_at at time zone 'utc', 'DD HH24:MI'), ', ' order by starts_at) "
                    + "from shift where week is not null"),
            Is.EqualTo($"{Cleo} 14 08:00, {Bob} 21 08:00, {Cleo} 28 08:00"), "and the weeks that were missed are history");
    }

    [Test]
    public async Task A_line_with_one_member_says_that_they_stay_and_asks_nothing()
    {
        await using var world = await StartAsync(withLine: false);
        await world.AddLineAsync(LineOf("checkout", [Checkout], [Bob]));

        await world.GoToAsync("2030-01-14T09:00:00Z");

        Assert.That(Handoffs(world).Single(),
            Does.StartWith(":calendar: *A new week of checkout*. @Bob stays the Fixer. Thank you!").And.EndWith("The rotation has nobody else."));
        Assert.That(world.Inbox(Bob), Is.Empty);
        Assert.That(await world.TellAsync(Ann, "/andon fixer"),
            Is.EqualTo("*checkout*: @Bob is the Fixer until Jan 21, 2030 at 09:00.\n      The rotation has nobody else."));
    }

    [Test]
    public async Task A_retired_line_is_silent()
    {
        await using var world = await StartAsync();
        await world.Get<StaffedLineStore>().Save(world.Slack.Settings.TeamId, [], ["checkout"], world.Now);

        await world.GoToAsync("2030-01-15T12:00:00Z");

        Assert.That(Handoffs(world).Concat(world.Inbox(Cleo)), Is.Empty);
        Assert.That(await world.CountAsync("select count(*) from shift"), Is.EqualTo(1));
    }

    [Test]
    public async Task Fixer_and_status_say_who_until_when_and_the_next_four()
    {
        await using var world = await StartAsync();

        Assert.That(await world.TellAsync(Ann, "/andon fixer"), Is.EqualTo(
            "*checkout*: @Bob is the Fixer until Jan 14, 2030 at 09:00. Backup: @Cleo.\n"
                + "      Then @Cleo from Jan 14, 2030 at 09:00, @Bob from Jan 21, 2030 at 09:00, "
                + "@Cleo from Jan 28, 2030 at 09:00, @Bob from Feb 4, 2030 at 09:00."));
        Assert.That(await world.TellAsync(Ann, "/andon fixer", AndonWorld.Random), Does.StartWith("*checkout*: @Bob"));
        Assert.That(await world.TellAsync(Ann, "/andon status"), Is.EqualTo("🟢 *checkout* · Fixer @Bob until Jan 14, 2030 at 09:00 · nothing open"));
    }

    [TestCase("fixer take")]
    [TestCase("fixer cover fri mon")]
    [TestCase("fixer swap @cleo")]
    public async Task Who_tries_to_change_the_Fixer_by_a_command_gets_the_usage_and_does_not_pull(string command)
    {
        await using var world = await StartAsync();

        Assert.That(await world.TellAsync(Bob, $"/andon {command}"), Does.StartWith("To see who is the Fixer, type `/andon fixer` and nothing else."));
        Assert.That(await world.IncidentsAsync(), Is.Zero);
    }

    internal static IReadOnlyList<string> Handoffs(AndonWorld world, string channel = Checkout) =>
        [.. world.As(Ann).Sees(channel).Where(message => !message.IsOnlyForMe).Select(message => message.Text)
            .Where(text => text.StartsWith(':') && text.Contains("*The week:*", StringComparison.Ordinal))];

    private static Task<string?> AcceptedAsync(AndonWorld world) => world.QueryAsync<string?>("select max(accepted_by) from shift");
}
