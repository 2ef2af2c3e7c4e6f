using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Tests.Incidents;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>What holds of what is due, for every incident that people can make, with everything said that was due.</summary>
public sealed class NotificationProperties
{
    private static readonly Duration Instantly = Duration.Epsilon;

    /// <summary>A life, how long after it somebody looks, and who cannot be reached.</summary>
    private static readonly Gen<(Life Life, Instant Now, string? Refuses)> Looks =
        from life in Life.Any
        from minutes in Gen.Int[0, 8000]
        from refuses in Gen.OneOf(null, null, TestData.Bob, TestData.Cleo, TestData.Dora, TestData.Channel)
        select (life, life.End + Duration.FromMinutes(minutes), refuses);

    [Test]
    public void Saying_everything_due_makes_nothing_new_due_until_the_next_look() => Looks.Sample(look =>
    {
        var outbox = Told(look);
        if (outbox.Next is not { } next)
        {
            Assert.That(outbox.New(look.Now + Duration.FromDays(500)), Is.Empty);
            return;
        }

        foreach (var between in new[] { look.Now, look.Now + (next - look.Now) / 2, next - Instantly })
            Assert.That(outbox.New(between), Is.Empty, $"at {TestData.Say(between)}, before {TestData.Say(next)}");
    }, iter: 1000);

    [Test]
    public void The_next_look_is_ahead_while_the_incident_is_open() => Looks.Sample(look =>
    {
        var outbox = Told(look);
        Assert.That(outbox.Next is { } next ? next > look.Now : !outbox.Facts.Incident.IsOpen);
    }, iter: 1000);

    [Test]
    public void No_open_state_is_without_a_clock() => Looks.Sample(look =>
    {
        var outbox = Told(look);
        var incident = outbox.Facts.Incident;
        var postmortem = incident.PostmortemDue(look.Life.Line);
        // What is contained on a line that runs, and owes no postmortem, waits for its permanent fix, which has clocks of its own.
        if (!incident.IsOpen || (incident.ContainedAt is not null && incident.OpenStop is null && postmortem is null))
            return;

        // A SEV3's working day of silence over a weekend is the longest, after the due time of a postmortem where nothing else is to come.
        var patience = Instant.Max(look.Now, incident.ContainedAt is null ? look.Now : postmortem ?? look.Now) + Duration.FromDays(5);
        var at = look.Now;
        while (outbox.New(at).Count == 0)
        {
            at = outbox.Look(at).Next ?? throw new AssertionException($"Nobody will look again at {incident}");
            Assert.That(at, Is.LessThanOrEqualTo(patience), $"{incident}");
        }
    }, iter: 1000);

    [Test]
    public void What_is_due_stays_due_in_working_hours_until_something_changes_or_a_later_step_replaces_it() =>
        Gen.Select(Looks, Gen.Int[1, 5000]).Sample((look, minutes) =>
        {
            var outbox = Told(look);
            var at = look.Now + Duration.FromMinutes(minutes);
            var (any, open) = (Keys(at), Keys(outbox.Facts.Line?.Calendar.NextWorkingInstant(at) ?? at));
            foreach (var due in outbox.Look(look.Now).Due)
            {
                var later = due.Urgency == Urgency.Reminder ? open : any;
                Assert.That(
                    later.Any(key => key.Kind == due.Key.Kind && key.Recipient == due.Key.Recipient && Step(key) >= Step(due.Key)),
                    $"{due} is not among {string.Join(", ", later)}");
            }

            List<NotificationKey> Keys(Instant when) => [.. outbox.Look(when).Due.Select(due => due.Key)];
        }, iter: 1000);

    [Test]
    public void Nothing_is_due_twice_and_each_ladder_has_one_step_a_person() => Looks.Sample(look =>
    {
        var due = Fresh(look).Look(look.Now).Due;
        Assert.That(due.Select(notice => notice.Key), Is.Unique);
        Assert.That(due.Where(notice => notice.Key.Kind is not EndedLadder.Name).Select(notice => (notice.Key.Kind, notice.Key.Recipient)), Is.Unique);
    }, iter: 1000);

    [Test]
    public void Nobody_is_called_about_what_is_answered_or_over() => Looks.Sample(look =>
        look.Life.Steps().All(step => step.After.IsCalled)
        || Fresh(look) is var outbox && (outbox.Facts.Incident.IsCalled || outbox.Look(look.Now).Due.All(due => due.Key.Kind != CallLadder.Name)), iter: 1000);

    [Test]
    public void The_whole_story_stands_in_the_thread_in_its_order() => Looks.Sample(look =>
    {
        if (look.Refuses == TestData.Channel)
            return;
        var outbox = Told(look);
        Assert.That(
            outbox.Sent.Where(said => said.Key.Kind == ThreadLadder.Name).Select(said => said.Key.Occurrence),
            Is.EqualTo(outbox.Facts.Events.Select(ThreadLadder.OccurrenceOf)));
    }, iter: 1000);

    /// <summary>The steps of a ladder in their order.</summary>
    private static int Step(NotificationKey key) => StepsOfThePreviousVersion.StepOf(key.Kind, key.Occurrence);

    /// <summary>After its life, with nothing said.</summary>
    private static SimulatedOutbox Fresh((Life Life, Instant Now, string? Refuses) look)
    {
        var outbox = new SimulatedOutbox(look.Life.Pulled, look.Life.Line, @operator: "oper");
        foreach (var step in look.Life.Steps())
        {
            if (step.Decision is Decision.Done done)
                outbox.Apply(done);
        }

        if (look.Refuses is { } refuses)
            outbox.Refusing(refuses);
        return outbox;
    }

    /// <summary>After its life, with everything said that is due now.</summary>
    private static SimulatedOutbox Told((Life Life, Instant Now, string? Refuses) look)
    {
        var outbox = Fresh(look);
        outbox.LetTime(look.Now);
        outbox.Say(look.Now);
        return outbox;
    }
}
