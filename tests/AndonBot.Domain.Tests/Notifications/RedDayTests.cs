using AndonBot.Domain.Notifications;
using NodaTime;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>A line that has been stopped for a whole working day is brought up in the channel of the card, once a stop.</summary>
public sealed class RedDayTests
{
    [TestCase("mon 07 10:05", "tue 08 10:05")]
    [TestCase("fri 11 16:59", "mon 14 16:59", Description = "A weekend is no working day.")]
    public void It_is_due_a_working_day_after_the_stop(string stopped, string due)
    {
        var outbox = new SimulatedOutbox(Pulled(at: At(stopped))).Do(stopped, (i, now) => i.Stop(Bob, null, now));

        Assert.That(Due(outbox, At(due) - Duration.FromSeconds(1)), Is.Empty);
        Assert.That(Due(outbox, At(due)), Is.EqualTo(new[] { "stop-1 #checkout" }));
    }

    [Test]
    public void It_ends_with_the_stop_and_a_second_stop_has_one_of_its_own()
    {
        var outbox = new SimulatedOutbox(Pulled()).Do("mon 07 10:05", (i, now) => i.Stop(Bob, null, now))
            .Do("tue 08 09:00", (i, now) => i.Restart(Bob, "rolled back", now));
        Assert.That(Due(outbox, At("thu 10 12:00")), Is.Empty);

        outbox.Do("thu 10 12:00", (i, now) => i.Stop(Bob, null, now));
        Assert.That(Due(outbox, At("fri 11 12:00")), Is.EqualTo(new[] { "stop-2 #checkout" }));
    }

    [Test]
    public void It_goes_to_the_channel_of_the_card()
    {
        var outbox = new SimulatedOutbox(Pulled()).Do("mon 07 10:05", (i, now) => i.Stop(Bob, null, now));
        outbox.Facts = outbox.Facts with { Line = Checkout with { Channels = ["#new"] } };

        Assert.That(Due(outbox, At("tue 08 10:05")), Is.EqualTo(new[] { "stop-1 #checkout" }), "where the card was posted before");
    }

    private static IEnumerable<string> Due(SimulatedOutbox outbox, Instant now) =>
        outbox.Look(now).Due.Where(due => due.Key.Kind == RedDayLadder.Name).Select(due => $"{due.Key.Occurrence} {due.Key.Recipient}");
}
