using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>When a defect began: by command, by button and form, and with the containment.</summary>
[ThroughBothTransports]
public sealed class BeginningStories
{
    private const string BeganAt = "select began_at at time zone 'Europe/Berlin' = '2030-01-07 09:10' from incident";

    [Test]
    public async Task Somebody_says_by_command_when_it_began_and_the_card_shows_it()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();

        Assert.That(await world.SayAsync(Bob, "/andon began 1 9:10"), Does.StartWith("#1 began "));
        await world.SettleAsync();

        Assert.That(await world.QueryAsync<bool>(BeganAt), Is.True);
        Assert.That(world.As(Ann).Reads(Checkout), Does.Contain("before the pull").And.Contain("It began Mon 7 Jan 2030, 09:10 in Europe/Berlin."));
    }

    [Test]
    public async Task A_time_after_the_pull_is_refused_with_the_way_out()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");

        Assert.That(
            await world.SayAsync(Bob, "/andon began 1 2030-01-08 9:10"), Does.Contain("cannot have begun after that").And.Contain("/andon began 1 9:10"));
        Assert.That(await world.QueryAsync<bool>("select began_at is null from incident"), Is.True);
    }

    [Test]
    public async Task Without_a_time_the_form_asks_for_it()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");

        await world.As(Bob).SayAsync(Checkout, "/andon began 1");
        var submission = await world.As(Bob).SubmitAsync(("began_on", "2030-01-07"), ("began_at", "09:10"));

        Assert.That(submission.IsAccepted, Is.True);
        Assert.That(await world.QueryAsync<bool>(BeganAt), Is.True);
    }

    [Test]
    public async Task Whoever_contains_it_is_asked_when_it_began()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SayAsync(Bob, "/andon ack 1");
        await world.SettleAsync();
        await world.As(Bob).ClickAsync(Checkout, "incident.contain");

        await world.As(Bob).SubmitAsync(
            ("text", "rolled back"), ("cause", "a bad release"), ("temporary", "yes"), ("began_on", "2030-01-07"), ("began_at", "09:10"));

        Assert.That(await world.QueryAsync<bool>(BeganAt.Replace("from", "and contained_at is not null from")), Is.True);
    }

    [Test]
    public async Task A_containment_with_a_time_after_the_pull_stays_in_the_form_until_the_time_is_corrected()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SayAsync(Bob, "/andon ack 1");
        await world.SettleAsync();
        await world.As(Bob).ClickAsync(Checkout, "incident.contain");
        (string, string)[] inputs = [("text", "rolled back"), ("cause", "a bad release"), ("temporary", "yes"), ("began_at", "09:10")];

        var late = await world.As(Bob).SubmitAsync([.. inputs, ("began_on", "2030-01-08")]);
        Assert.That(late.IsAccepted, Is.False);
        Assert.That(world.As(Bob).ReadsModal(), Does.Contain("cannot have begun after that"));
        Assert.That(await world.QueryAsync<bool>("select contained_at is null from incident"), Is.True);
        var corrected = await world.As(Bob).SubmitAsync([.. inputs, ("began_on", "2030-01-07")]);

        Assert.That(corrected.IsAccepted, Is.True);
        Assert.That(await world.QueryAsync<bool>(BeganAt.Replace("from", "and contained_at is not null from")), Is.True);
    }
}
