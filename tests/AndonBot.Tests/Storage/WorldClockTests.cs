using AndonBot.Storage;

namespace AndonBot.Tests.Storage;

/// <summary>The world's time, moved from outside by a file.</summary>
/// <remarks>
/// A machine whose clock is wrong by an hour is not gone through: it is of no use before that. Slack's requests are refused from five minutes on, and
/// <c>doctor</c> compares the clocks (DoctorTests). What is due goes by the same clock and is early or late by as much. It is never said twice, because what
/// was said is known by what it was about. Waits that were written before a clock stepped back hold nothing up (PaceTests).
/// </remarks>
[Parallelizable(ParallelScope.All)]
public sealed class WorldClockTests
{
    [TestCase("PT90.5S", 90.5)]
    [TestCase("P1DT2H\n", 26 * 3600)]
    [TestCase("P2W", 14 * 24 * 3600)]
    [TestCase("-PT1H", 0)]
    [TestCase("PxW", 0)]
    [TestCase("two weeks", 0)]
    [TestCase("", 0)]
    public void A_file_moves_it_forward(string written, double seconds) => Assert.That(Moved(written), Is.EqualTo(seconds).Within(5));

    [Test]
    public void It_never_goes_back() => Assert.That(Moved("P2W", "P1D", "half a dura"), Is.EqualTo(14 * 24 * 3600).Within(5));

    private static double Moved(params IEnumerable<string> written)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, Path.GetRandomFileName());
        var clock = new WorldClock(file);
        foreach (var duration in written)
        {
            File.WriteAllText(file, duration);
            clock.ReadOffset();
        }

        File.Delete(file);
        return (clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds;
    }
}
