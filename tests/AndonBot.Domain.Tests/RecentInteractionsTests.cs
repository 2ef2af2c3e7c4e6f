using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests;

/// <summary>What one person did within a minute is counted, and forgotten after it.</summary>
public sealed class RecentInteractionsTests
{
    private static readonly Instant Now = Instant.FromUtc(2030, 1, 7, 9, 0);

    [Test]
    public void Within_any_minute_no_more_than_allowed_are_counted_and_the_first_ones_always_pass() =>
        Gen.Select(Gen.Int[0, 29].List[0, 60], Gen.Int[1, 20]).Sample((pauses, most) =>
        {
            var (at, recent, passed) = (Now, RecentInteractions.None, new List<Instant>());
            foreach (var pause in pauses)
            {
                at += Duration.FromSeconds(pause);
                (var isWithin, recent) = recent.Add(at, $"{recent.Kept.Count} {at} {passed.Count}", most);
                if (isWithin != passed.Count(one => at - one < Duration.FromMinutes(1)) < most)
                    return false;
                if (isWithin)
                    passed.Add(at);
            }

            return recent.Kept.Count <= most;
        });

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
