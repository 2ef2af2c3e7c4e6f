using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Storage.Upgrade;

/// <summary>While replicas are replaced one by one, schema version 4 writes beside this version: what either says, the other has said too.</summary>
public sealed class RollingStartTests
{
    /// <summary>A pull as the version before records it.</summary>
    private const string Pulled = """
        insert into incident (workspace_id, line_id, severity, text, called_at, called_by, called_in, fixer, answer_from, twin_key)
        select 'T0ANDON001', line_id, 2, 'carts are empty', @Now, 'U0ANN00001', 'C0CHECKOUT', 'U0BOB00002', @Now, 'carts are empty' from line;
        insert into incident_event (workspace_id, incident_number, kind, at, who, text)
        values ('T0ANDON001', 1, 'Pulled', @Now, 'U0ANN00001', 'carts are empty');
        insert into delivery (workspace_id, key, user_id, channel, text, severity, incident_number)
        values ('T0ANDON001', 'trigger', 'U0ANN00001', 'C0CHECKOUT', 'carts are empty', 2, 1);
        """;

    /// <summary>What it then queues for its own senders or another replica's.</summary>
    private const string Queued = """
        insert into due (workspace_id, subject_kind, subject_id, next_notice_at) values ('T0ANDON001', 'incident', 1, @Now + interval '15 minutes');
        insert into destination (workspace_id, channel) values ('T0ANDON001', 'C0CHECKOUT'), ('T0ANDON001', 'U0BOB00002') on conflict do nothing;
        insert into notice (workspace_id, subject_kind, subject_id, kind, step, recipient, urgency, destination) values
            ('T0ANDON001', 'incident', 1, 'Card', 0, 'C0CHECKOUT', 1, 'C0CHECKOUT'),
            ('T0ANDON001', 'incident', 1, 'Call', 0, 'U0BOB00002', 0, 'U0BOB00002');
        """;

    /// <summary>An answer as it records it, with what it has told the person who clicked.</summary>
    private const string Answered = """
        update incident set answered_at = @Now, answered_by = 'U0BOB00002', quiet_from = @Now where number = 1;
        insert into incident_event (workspace_id, incident_number, kind, at, who) values ('T0ANDON001', 1, 'Answered', @Now, 'U0BOB00002');
        insert into delivery (workspace_id, key, user_id, channel, text, incident_number, answer)
        values ('T0ANDON001', 'answered', 'U0BOB00002', 'C0CHECKOUT', '', 1,
            '{"Text": "You are on #1. Thank you.", "Input": null, "IsDone": true, "Buttons": []}');
        update due set version = version + 1, next_notice_at = @Now where subject_kind = 'incident' and subject_id = 1;
        """;

    /// <summary>Some of the bot's ticks.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    [Test]
    public async Task What_the_version_before_has_queued_is_said_once_and_what_follows_is_not_missed()
    {
        await using var world = await StartAsync();
        await WriteAsync(world, Pulled + Queued);
        await world.SettleAsync();
        Assert.That(await Said.PostsAsync(world), Is.EquivalentTo(["Call of incident 1 to bob", "Card of incident 1 in checkout"]));

        var before = world.Slack.Journal.Entries.Count;
        await world.PassAsync(Duration.FromMinutes(16));

        Assert.That(await Said.PostsAsync(world, before), Is.EquivalentTo(
            ["Call of incident 1 to bob", "Call of incident 1 to cleo", "Call of incident 1 to dora", "Thread of incident 1 in checkout"]));
    }

    [Test]
    public async Task What_the_version_before_has_recorded_and_not_yet_looked_at_is_said_once()
    {
        await using var world = await StartAsync();
        await WriteAsync(world, Pulled + "insert into due (workspace_id, subject_kind, subject_id, next_notice_at) values ('T0ANDON001', 'incident', 1, @Now)");
        await world.SettleAsync();

        Assert.That(await Said.PostsAsync(world), Is.EquivalentTo(["Call of incident 1 to bob", "Card of incident 1 in checkout"]));
    }

    [Test]
    public async Task What_the_version_before_holds_is_left_to_it_until_its_lease_ends()
    {
        await using var world = await StartAsync();
        await WriteAsync(world, Pulled + Queued + """
            update notice set state = 'claimed', attempt = 1, lease_until = clock_timestamp() + interval '10 minutes' where kind = 'Call';
            """);
        await world.Slack.UntilAsync(() => world.As(Ann).Sees(Checkout).Any(message => message.Text.Contains("#1 · SEV", StringComparison.Ordinal)));
        await world.Slack.Journal.QuietAsync(Rest);
        Assert.That(await Said.PostsAsync(world), Is.EquivalentTo(["Card of incident 1 in checkout"]));

        await world.ExecuteAsync("update notice set lease_until = clock_timestamp() where kind = 'Call'");
        await world.SettleAsync();

        Assert.That(await Said.PostsAsync(world), Is.EquivalentTo(["Call of incident 1 to bob", "Card of incident 1 in checkout"]));
    }

    [Test]
    public async Task A_change_that_the_version_before_has_written_reaches_the_card_the_thread_and_the_call()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon carts are empty");
        var before = world.Slack.Journal.Entries.Count;
        await WriteAsync(world, Answered);
        await world.SettleAsync();

        Assert.That(await Said.PostsAsync(world, before), Is.EqualTo(["Thread of incident 1 in checkout"]));
        Assert.That(world.Thread(), Is.EqualTo("@Bob is on it."));
        Assert.That(world.Inbox(Bob), Has.One.Items.And.None.Contains("[I'm on it]"));
    }

    [Test]
    public async Task What_the_version_before_has_answered_is_not_done_again()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon carts are empty");
        await WriteAsync(world, Answered);
        await world.SettleAsync();

        var delivery = await KeptControls.RepeatAsync(world, Bob, Checkout, "ack 1", "answered");
        await world.SettleAsync();

        Assert.That(delivery.Body, Does.Contain("You are on #1. Thank you."));
        Assert.That(world.Thread(), Is.EqualTo("@Bob is on it."));
    }

    [Test]
    public async Task What_this_version_has_said_the_version_before_finds_by_its_step()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon sev1 carts are empty");
        await world.PassAsync(Duration.FromMinutes(3));
        await world.PassAsync(Duration.FromMinutes(3));
        await world.TellAsync(Bob, "/andon ack 1");
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me 2030-01-08");
        foreach (var later in new[] { "2030-01-07T15:30:00Z", "2030-01-08T08:01:00Z", "2030-01-11T14:01:00Z", "2030-01-14T08:01:00Z" })
            await world.GoToAsync(later);

        Assert.That((await StepsAsync(world)).Split('\n'), Is.SupersetOf(
        [
            "Card 0 C0CHECKOUT", "Call 0 U0BOB00002", "Call 1 U0BOB00002", "Call 10 U0BOB00002", "Call 10 U0CLEO0003", "Call 10 U0DORA0004",
            "Thread 2 C0CHECKOUT", "Thread 3 C0CHECKOUT", "Red 1 U0BOB00002", "Red 1 U0DORA0004", "Quiet 6002 U0BOB00002", "Quiet 6002 U0DORA0004",
            "Postmortem 48004 U0BOB00002", "Digest 21922 U0BOB00002", "Upcoming 20300114 U0CLEO0003", "Handoff 20300114 C0CHECKOUT",
        ]));
    }

    private static async Task WriteAsync(AndonWorld world, string sql) => await world.QueryAsync<int>($"{sql};\nselect 1", new { world.Now });

    private static Task<string> StepsAsync(AndonWorld world) =>
        world.QueryAsync<string>("select string_agg(concat_ws(' ', kind, step, recipient), E'\\n' order by kind, step, recipient) from notice");
}
