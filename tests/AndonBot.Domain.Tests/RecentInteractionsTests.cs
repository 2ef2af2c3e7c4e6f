using NodaTime;

namespace AndonBot.Domain.Tests;

public sealed class RecentInteractionsTests
{
    private static readonly Instant Now = Instant.FromUtc(2030, 1, 7, 9, 0);

    [FsCheck.NUnit.Property]
    public bool Within_any_minute_no_more_than_allowed_are_counted_and_the_first_ones_always_pass(byte[] seconds, byte most)
    {
        var (at, recent, limit, passed) = (Now, RecentInteractions.None, 1 + (most % 20), new List<Instant>());
        foreach (var (second, number) in seconds.Select((second, number) => (second, number)))
        {
            at += Duration.FromSeconds(second % 30);
            (var isWithin, recent) = recent.Add(at, $"{number}", limit);
            var before = passed.Count(one => at - one < Duration.FromMinutes(1));
            if (isWithin != before < limit)
                return false;
            if (isWithin)
                passed.Add(at);
        }

        return recent.Kept.Count <= limit;
    }

    [Test]
    public void What_is_delivered_again_is_counted_once()
    {
        var (_, once) = RecentInteractions.None.Add(Now, "a", 1);
        Assert.That(once.Add(Now, "a", 1).IsWithin, Is.True);
        Assert.That(once.Add(Now, "b", 1).IsWithin, Is.False);
        Assert.That(once.IsOver(Now + Duration.FromSeconds(59)), Is.False);
        Assert.That(once.IsOver(Now + Duration.FromSeconds(60)), Is.True);
    }
}
