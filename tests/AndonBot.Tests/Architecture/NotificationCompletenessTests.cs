using AndonBot.Domain.Notifications;
using AndonBot.Notifications;
using AndonBot.Outbox;
using AndonBot.Tests.Messages;

namespace AndonBot.Tests.Architecture;

/// <summary>Nothing lists the notifications, so these tests say when one part of one is missing.</summary>
public class NotificationCompletenessTests
{
    private static IEnumerable<string> Kinds => Ladders.Kinds;

    [Test]
    public void Every_ladder_has_exactly_one_notification_and_every_notification_a_ladder() =>
        Assert.That(AllNotifications.List.Select(notification => notification.Kind), Is.EquivalentTo(Ladders.Kinds));

    [Test]
    public void Every_kind_has_a_case_among_the_snapshots() =>
        Assert.That(new MessageCatalog(Words.Plain).OneOfEach().Select(one => one.Kind).Distinct(), Is.EquivalentTo(Ladders.Kinds));

    [TestCaseSource(nameof(Kinds))]
    public void Every_kind_has_a_short_text_and_a_name(string kind)
    {
        var notification = AllNotifications.Find(kind)!;
        Assert.That(notification.Name, Is.Not.Empty);
        Assert.That(notification.NameFor("U0BOB00002"), Does.Contain("U0BOB00002"));
        if (notification is not SlackNotification inSlack)
            return;
        var (_, key, context) = new MessageCatalog(Words.Plain).OneOfEach().First(one => one.Kind == kind);
        Assert.That(inSlack.Minimal(context, key).Text, Is.Not.Empty.And.Length.LessThan(500));
        Assert.That(inSlack.Revision(context, key), Is.GreaterThanOrEqualTo(Revisions.First));
    }
}
