using AndonBot.Domain.Notifications;

namespace AndonBot.Domain.Tests.Notifications;

public sealed class LadderTests
{
    [Test]
    public void Every_ladder_is_found_and_has_a_kind_of_its_own()
    {
        var ladders = typeof(ILadder).Assembly.GetTypes().Count(type => type.Name.EndsWith("Ladder", StringComparison.Ordinal) && !type.IsAbstract);

        Assert.That(Ladders.Kinds, Is.Unique.And.Count.EqualTo(ladders));
        Assert.That(Ladders.Kinds, Is.SupersetOf(new[]
        {
            "Card", "Text", "Thread", "Call", "Page", "Quiet", "Red", "Unplaced", "Given", "Ended", "Fixed", "Digest", "Postmortem", "Refused", "Handoff",
            "Upcoming",
        }), "These names are stored.");
    }
}
