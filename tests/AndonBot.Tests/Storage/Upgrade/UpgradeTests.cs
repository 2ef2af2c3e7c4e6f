using AndonBot.Domain.Notifications;
using NodaTime;
using NodaTime.Text;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Storage.Upgrade;

/// <summary>A database of schema version 4 goes on: nothing is said again, and nothing that becomes due is missed.</summary>
public sealed class UpgradeTests
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture("ddd HH:mm");

    /// <summary>When the bot is looked at on a working day, in Berlin: after each opening, and when reminders fall due.</summary>
    private static readonly LocalTime[] Looks = [new(9, 1), new(11, 1), new(13, 1), new(15, 1), new(17, 1), new(21, 1)];

    [Test]
    public async Task What_was_said_is_not_said_again()
    {
        await using var world = await Kept.StartAsync();
        // Everything is looked at, not only what was due.
        await world.QueryAsync<int>("update due set next_notice_at = @Now", new { world.Now });
        await world.SettleAsync();

        Assert.That(await Said.PostsAsync(world), Is.Empty);
    }

    [Test]
    public async Task What_never_arrived_is_said_once()
    {
        await using var world = await Kept.StartAsync(delivered: false);

        Assert.That(await Said.PostsAsync(world), Is.EquivalentTo(["Call of incident 17 to cleo", "Thread of incident 12 in checkout"]));
    }

    [Test]
    public async Task What_becomes_due_in_the_next_week_is_said_once()
    {
        await using var world = await Kept.StartAsync();

        var said = new List<string>();
        foreach (var at in NextWeek())
        {
            var before = world.Slack.Journal.Entries.Count;
            world.MoveTo(at.InZoneStrictly(Berlin).ToInstant());
            await world.SettleAsync();
            // The version that the database comes from says nothing of a long stop.
            said.AddRange((await Said.PostsAsync(world, before)).Where(post => !post.StartsWith(RedDayLadder.Name, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(post => $"{Written.Format(at)} {post}"));
        }

        Assert.That(string.Join('\n', said), Is.EqualTo((await Kept.NextWeekAsync()).TrimEnd()));
    }

    private static IEnumerable<LocalDateTime> NextWeek()
    {
        var monday = new LocalDate(2030, 1, 28);
        LocalTime[] first = [new(15, 41), new(15, 56), new(16, 11), new(16, 26), new(16, 41), new(17, 1), new(21, 1)];
        int[] days = [1, 2, 3, 4, 7];
        return first.Select(time => monday + time).Concat(days.SelectMany(day => Looks.Select(time => monday.PlusDays(day) + time)));
    }
}
