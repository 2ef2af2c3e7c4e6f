using AndonBot.Domain.Notifications;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>Both versions call the same notification by the same number while they run beside each other.</summary>
public sealed class StepsOfThePreviousVersionTests
{
    [TestCase("Card", 0, "card")]
    [TestCase("Text", 0, "part-1")]
    [TestCase("Text", 2, "part-3")]
    [TestCase("Thread", 345, "event-345")]
    [TestCase("Call", 0, "round-1/first")]
    [TestCase("Call", 1, "round-1/half-time")]
    [TestCase("Call", 10, "round-1/overdue-1")]
    [TestCase("Call", 2013, "round-3/overdue-4")]
    [TestCase("Page", 1010, "round-2/overdue-1")]
    [TestCase("Quiet", 5000, "silent-from-minute-5/reminder-1")]
    [TestCase("Quiet", 1440003, "silent-from-minute-1440/reminder-4")]
    [TestCase("Red", 1, "stop-1/reminder-1")]
    [TestCase("Red", 1000012, "stop-2/reminder-12")]
    [TestCase("Unplaced", 0, "reminder-1")]
    [TestCase("Given", 346, "event-346")]
    [TestCase("Ended", 13, "pull-13")]
    [TestCase("Fixed", 347, "event-347")]
    [TestCase("Digest", 21926, "2030-01-12")]
    [TestCase("Postmortem", 48000, "due-in-hour-48/reminder-1")]
    [TestCase("Postmortem", 26004, "due-in-hour-26/reminder-5")]
    [TestCase("Refused", 2, "refused-2")]
    [TestCase("Handoff", 20300114, "2030-01-14")]
    [TestCase("Upcoming", 20301230, "2030-12-30")]
    public void Step_and_occurrence_translate_into_each_other(string kind, int step, string occurrence)
    {
        Assert.That(StepsOfThePreviousVersion.StepOf(kind, occurrence), Is.EqualTo(step));
        Assert.That(StepsOfThePreviousVersion.OccurrenceOf(kind, step), Is.EqualTo(occurrence));
    }

    [TestCase("Thread", "event-99999999999")]
    [TestCase("Call", "round-1/overdue-991", Description = "It would be the number of round-2/first.")]
    [TestCase("Call", "round-1/later")]
    [TestCase("Quiet", "silent-from-minute-2147484/reminder-1")]
    [TestCase("Handoff", "next Monday")]
    public void An_occurrence_that_has_no_number_gets_the_same_hash_on_every_machine(string kind, string occurrence) => Assert.That(
        StepsOfThePreviousVersion.StepOf(kind, occurrence), Is.EqualTo(StepsOfThePreviousVersion.StepOf("Of a later version", occurrence)));

    [Test]
    public void The_hash_never_changes() => Assert.That(StepsOfThePreviousVersion.StepOf("Of a later version", "stop-1"), Is.EqualTo(504362699));

    [Test]
    public void A_number_that_means_nothing_is_still_an_occurrence_of_its_own() => Assert.That(
        StepsOfThePreviousVersion.OccurrenceOf("Handoff", 20301399), Is.EqualTo("step-20301399"));
}
