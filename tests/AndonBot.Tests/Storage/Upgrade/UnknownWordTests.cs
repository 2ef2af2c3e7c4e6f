using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Storage.Upgrade;

/// <summary>During a rolling start a newer version writes words that this one does not know: they are left to it, and stop nothing else.</summary>
public sealed class UnknownWordTests
{
    private AndonWorld _world = null!;

    [SetUp]
    public async Task Start()
    {
        _world = await StartAsync();
        await _world.TellAsync(Ann, "/andon checkout is down");
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_line_with_an_unknown_rule_for_stops_can_be_pulled_on()
    {
        await _world.ExecuteAsync("update line set severities = jsonb_set(severities, '{sev2,stops}', '\"after-lunch\"')");

        Assert.That(await _world.TellAsync(Ann, "/andon carts are empty"), Does.StartWith("Cord pulled, #2."));
        Assert.That(_world.Card(2).Text, Does.Contain("called"));
        await _world.PassAsync(Duration.FromMinutes(16));
        Assert.That(await QueryAsync("select count(*) from due where failures > 0"), Is.Zero);
        Assert.That(await _world.QueryAsync<string>("select severities->'sev2'->>'stops' from line"), Is.EqualTo("after-lunch"), "It is left as it is.");
    }

    [Test]
    public async Task A_notification_in_an_unknown_state_is_left_alone_and_the_others_of_its_incident_are_sent()
    {
        await _world.ExecuteAsync("update notice set state = 'held_back' where kind = 'Call'");

        await _world.TellAsync(Bob, "/andon ack 1");

        Assert.That(_world.Thread(), Is.EqualTo("@Bob is on it."));
        Assert.That(await QueryAsync("select count(*) from notice where state = 'held_back'"), Is.EqualTo(1));
        Assert.That(_world.Inbox(Bob), Has.Count.EqualTo(1), "It is not said again.");
        Assert.That(await QueryAsync("select count(*) from due where failures > 0"), Is.Zero);
    }

    [Test]
    public async Task An_unknown_kind_of_notification_of_subject_and_of_event_is_left_alone()
    {
        await _world.ExecuteAsync("""
            insert into notice (workspace_id, subject_kind, subject_id, kind, step, occurrence, recipient, urgency, destination)
            select workspace_id, subject_kind, subject_id, 'Carrier', 0, 'pigeon-1', recipient, 0, destination from notice where kind = 'Call';
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at) values ('T0ANDON001', 'weather', 1, '2030-01-01');
            insert into incident_event (workspace_id, incident_number, kind, at, who) values ('T0ANDON001', 1, 'Applauded', '2030-01-07', 'U0BOB00002');
            update due set version = version + 1, next_notice_at = '2030-01-07' where subject_kind = 'incident'
            """);

        await _world.SayAsync(Bob, "/andon ack 1");
        await _world.Slack.UntilAsync(() => _world.Thread() == "@Bob is on it.");

        Assert.That(await _world.SayAsync(Ann, "/andon show 1"), Does.Contain("checkout is down").And.Not.Contain("Applauded"));
        Assert.That(await QueryAsync("select count(*) from notice where kind = 'Carrier' and state = 'deferred' and attempt = 0"), Is.EqualTo(1));
        Assert.That(
            await QueryAsync("select count(*) from due where subject_kind = 'weather' and next_notice_at = '2030-01-01' and failures = 0"), Is.EqualTo(1));
    }

    [Test]
    public async Task Somebody_with_an_unknown_role_may_pull_and_nothing_else()
    {
        await _world.ExecuteAsync($"update person set role = 'Auditor', standing = 'Auditor', refreshed_at = clock_timestamp() where user_id = '{Ann}'");
        _world.Slack.Faults.On("users.info", Fault.Refuse("internal_error"), times: int.MaxValue);

        Assert.That(await _world.SayAsync(Ann, "/andon show 1"), Does.Not.Contain("checkout is down"));
        Assert.That(await _world.TellAsync(Ann, "/andon carts are empty"), Does.StartWith("Cord pulled, #2"));
    }

    [TestCase("""{"result": "refused", "objection": "OnHoliday"}""")]
    [TestCase("""{"result": "refused"}""")]
    [TestCase("""{"result": "postponed"}""")]
    public async Task What_a_newer_version_has_answered_in_unknown_words_is_not_done_again_and_has_an_answer(string outcome)
    {
        await _world.TellAsync(Bob, "/andon ack 1");
        await _world.ExecuteAsync($"update delivery set outcome = '{outcome}' where outcome is not null");

        var again = await _world.Slack.DeliverAgainAsync();

        Assert.That(again.Body, Does.Contain("a newer version of me has dealt with it"));
        Assert.That(await QueryAsync("select count(*) from incident_event where kind = 'Answered'"), Is.EqualTo(1));
    }

    private Task<long> QueryAsync(string sql) => _world.QueryAsync<long>(sql);
}
