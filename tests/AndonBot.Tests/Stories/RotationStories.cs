using AndonBot.Domain.Lines;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>What comes before the handoff and around it: the Friday before, the backup, changes of rotation and clocks.</summary>
[ThroughBothTransports]
public sealed class RotationStories
{
    [Test]
    public async Task On_Friday_the_next_Fixer_hears_of_it_in_their_own_morning()
    {
        await using var world = await StartAsync();

        // Nine o'clock in New York.
        await world.GoToAsync("2030-01-11T13:59:00Z");
        Assert.That(world.Inbox(Cleo), Is.Empty);
        await world.GoToAsync("2030-01-11T14:00:01Z");

        Assert.That(
            world.Inbox(Cleo),
            Is.EqualTo(new[] { "You are the Fixer of *checkout* from Monday, January 14, 2030 03:00, after @Bob. `/andon fixer` shows the weeks to come." }));
        await world.GoToAsync("2030-01-14T07:00:00Z");
        Assert.That(world.Inbox(Cleo), Has.Count.EqualTo(1));
        Assert.That(world.Inbox(Bob), Is.Empty);
    }

    [Test]
    public async Task Before_a_holiday_it_is_said_on_the_last_working_day()
    {
        await using var world = await StartAsync(withLine: false);
        var week = CheckoutLine.Calendar;
        await world.AddLineAsync(CheckoutLine with { Calendar = new(week.Zone, week.Days, week.From, week.To, [new LocalDate(2030, 1, 11)]) });

        await world.GoToAsync("2030-01-10T13:59:00Z");
        Assert.That(world.Inbox(Cleo), Is.Empty);
        await world.GoToAsync("2030-01-10T14:00:01Z");
        Assert.That(world.Inbox(Cleo), Has.One.Contains("You are the Fixer of *checkout*"));
    }

    [Test]
    public async Task What_was_too_late_for_Friday_is_said_by_the_handoff()
    {
        await using var world = await StartAsync();

        await world.GoToAsync("2030-01-12T15:00:00Z");

        Assert.That(world.Inbox(Cleo), Is.Empty);
    }

    [Test]
    public async Task The_outgoing_Fixer_is_the_backup_until_the_handoff_is_accepted()
    {
        await using var world = await TeamAsync();
        await world.GoToAsync("2030-01-14T08:00:01Z");
        Assert.That(await world.TellAsync(Ann, "/andon fixer"), Does.StartWith("*checkout*: @Cleo is the Fixer until Jan 21, 2030 at 09:00. Backup: @Bob."));
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.PassAsync(Duration.FromMinutes(16));
        Assert.That(Overdue(world), Is.EqualTo((1, 1, 0)), "Cleo and Bob are called, Eve is not.");

        await world.ClickAsync(Cleo, Checkout, "handoff.accept");
        await world.PassAsync(Duration.FromMinutes(15));

        Assert.That(await world.TellAsync(Ann, "/andon fixer"), Does.Contain("Backup: @Eve."));
        Assert.That(Overdue(world), Is.EqualTo((2, 1, 1)));
    }

    [Test]
    public async Task Unaccepted_the_outgoing_Fixer_is_the_backup_for_one_working_day()
    {
        await using var world = await TeamAsync();

        await world.GoToAsync("2030-01-15T07:59:59Z");
        Assert.That(await world.TellAsync(Ann, "/andon fixer"), Does.Contain("Backup: @Bob."));
        await world.GoToAsync("2030-01-15T08:00:01Z");
        Assert.That(await world.TellAsync(Ann, "/andon fixer"), Does.Contain("Backup: @Eve."));
    }

    [Test]
    public async Task Who_was_called_last_week_has_this_weeks_Fixer_as_backup()
    {
        await using var world = await TeamAsync();
        await world.GoToAsync("2030-01-14T07:50:00Z");
        await world.TellAsync(Ann, "/andon checkout is down");

        await world.GoToAsync("2030-01-14T08:16:00Z");

        Assert.That(Overdue(world), Is.EqualTo((1, 1, 0)), "Bob owns it, Cleo is the Fixer now.");
    }

    [Test]
    public async Task Who_is_deactivated_before_the_handoff_is_skipped_and_the_next_one_hears_of_it()
    {
        await using var world = await TeamAsync();
        await world.GoToAsync("2030-01-11T15:00:00Z");
        Assert.That(world.Inbox(Eve), Is.Empty);

        await world.ChangePersonAsync(Cleo, cleo => cleo.IsDeleted = true);
        Assert.That(world.Inbox(Eve), Has.One.Contains("You are the Fixer of *checkout*"));
        await world.GoToAsync("2030-01-14T08:00:01Z");

        Assert.That(WeekStories.Handoffs(world).Single(), Does.Contain("*Fixer:* @Eve until Jan 21, 2030 at 09:00"));
    }

    [Test]
    public async Task Another_handoff_day_makes_no_second_handoff_in_a_week_and_none_at_once()
    {
        await using var world = await StartAsync();
        await world.GoToAsync("2030-01-14T08:00:01Z");
        await SaveAsync(world, CheckoutLine with { RotationSettings = CheckoutLine.RotationSettings with { HandoffDay = IsoDayOfWeek.Friday } });

        await world.GoToAsync("2030-01-18T12:00:00Z");
        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(1));
        await world.GoToAsync("2030-01-25T08:00:01Z");
        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(2));
        await world.GoToAsync("2030-01-30T12:00:00Z");
        await SaveAsync(world, CheckoutLine);

        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(2), "Monday of this week has passed already.");
        await world.GoToAsync("2030-02-04T08:00:01Z");
        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_was_missed_is_written_by_the_old_settings_before_they_change()
    {
        await using var world = await StartAsync();
        await world.ExecuteAsync("update due set next_notice_at = null");
        world.MoveTo(Instant.FromUtc(2030, 1, 14, 8, 0, 1));

        await SaveAsync(world,
            LineOf("checkout", [Checkout], [Ann, Dora]) with
            {
                RotationSettings = CheckoutLine.RotationSettings with { Members = [Ann, Dora], HandoffTime = new(10, 0) },
            });

        Assert.That(WeekStories.Handoffs(world).Single(),
            Does.Contain("*Fixer:* @Cleo until Jan 21, 2030 at 10:00")
            .And.Contain("*Next:* @Ann from Jan 21, 2030 at 10:00, @Dora from Jan 28, 2030 at 10:00"));
    }

    [TestCase("2030-03-31", "2030-03-25T08:00:01Z", "2030-04-01T06:59:59Z",
        "2030-04-01T07:00:01Z", TestName = "Monday at nine is Monday at nine when the clocks go forward")]
    [TestCase("2030-10-27", "2030-10-21T07:00:01Z", "2030-10-28T07:59:59Z",
        "2030-10-28T08:00:01Z", TestName = "Monday at nine is Monday at nine when the clocks go back")]
    public async Task A_week_with_a_clock_change(string change, string before, string early, string late)
    {
        await using var world = await StartAsync();
        await world.GoToAsync(before);
        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(1), change);

        await world.GoToAsync(early);
        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(1));
        await world.GoToAsync(late);
        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(2));
    }

    [TestCase("2030-03-31T00:59:59Z", "2030-03-31T01:00:01Z", TestName = "A handoff in the hour that is skipped comes when the clocks jump")]
    [TestCase("2030-10-27T00:29:59Z", "2030-10-27T00:30:01Z", TestName = "A handoff in the hour that comes twice comes once, the first time")]
    public async Task A_handoff_in_the_night_of_a_clock_change(string early, string late)
    {
        await using var world = await StartAsync(withLine: false);
        await world.AddLineAsync(CheckoutLine with { RotationSettings = new([Bob, Cleo], IsoDayOfWeek.Sunday, new LocalTime(2, 30), Berlin) });
        await world.GoToAsync(early);
        var before = WeekStories.Handoffs(world).Count;

        await world.GoToAsync(late);
        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(before + 1));
        await world.PassAsync(Duration.FromHours(2));
        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(before + 1));
    }

    private const string Eve = "U0EVE00007";

    /// <summary>Bob, Cleo and Eve take turns.</summary>
    private static async Task<AndonWorld> TeamAsync()
    {
        var world = await StartAsync(withLine: false);
        world.Slack.AddPerson(new(Eve, "eve") { DisplayName = "Eve" });
        await world.AddLineAsync(LineOf("checkout", [Checkout], [Bob, Cleo, Eve]));
        return world;
    }

    private static async Task SaveAsync(AndonWorld world, Line line)
    {
        await world.AddLineAsync(line);
        await world.SettleAsync();
    }

    private static (int Cleo, int Bob, int Eve) Overdue(AndonWorld world)
    {
        int Calls(string person) => world.Inbox(person).Count(text => text.Contains("Nobody has answered", StringComparison.Ordinal));
        return (Calls(Cleo), Calls(Bob), Calls(Eve));
    }
}
