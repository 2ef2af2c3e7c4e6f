using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Tests.Incidents;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>What holds of what is due, for every incident that people can make, with everything said that was due.</summary>
public sealed class NoticeProperties
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
        var ledger = Told(look);
        if (ledger.Next is not { } next)
        {
            Assert.That(ledger.New(look.Now + Duration.FromDays(500)), Is.Empty);
            return;
        }

        foreach (var between in new[] { look.Now, look.Now + (next - look.Now) / 2, next - Instantly })
            Assert.That(ledger.New(between), Is.Empty, $"at {TestData.Say(between)}, before {TestData.Say(next)}");
    }, iter: 1000);

    [Test]
    public void The_next_look_is_ahead_while_the_incident_is_open() => Looks.Sample(look =>
    {
        var ledger = Told(look);
        Assert.That(ledger.Next is { } next ? next > look.Now : !ledger.Facts.Incident.IsOpen);
    }, iter: 1000);

    [Test]
    public void No_open_state_is_without_a_clock() => Looks.Sample(look =>
    {
        var ledger = Told(look);
        var incident = ledger.Facts.Incident;
        var postmortem = incident.PostmortemDue(look.Life.Line);
        // What is contained on a line that runs, and owes no postmortem, waits for its permanent fix, which has clocks of its own.
        if (!incident.IsOpen || (incident.ContainedAt is not null && incident.OpenStop is null && postmortem is null))
            return;

        // A SEV3's working day of silence over a weekend is the longest, after the due time of a postmortem where nothing else is to come.
        var patience = Instant.Max(look.Now, incident.ContainedAt is null ? look.Now : postmortem ?? look.Now) + Duration.FromDays(5);
        var at = look.Now;
        while (ledger.New(at).Count == 0)
        {
            at = ledger.Look(at).Next ?? throw new AssertionException($"Nobody will look again at {incident}");
            Assert.That(at, Is.LessThanOrEqualTo(patience), $"{incident}");
        }
    }, iter: 1000);

    [Test]
    public void What_is_due_stays_due_in_working_hours_until_something_changes_or_a_later_step_replaces_it() =>
        Gen.Select(Looks, Gen.Int[1, 5000]).Sample((look, minutes) =>
        {
            var ledger = Told(look);
            var at = look.Now + Duration.FromMinutes(minutes);
            var (any, open) = (Keys(at), Keys(ledger.Facts.Line?.Calendar.NextWorkingInstant(at) ?? at));
            foreach (var due in ledger.Look(look.Now).Due)
            {
                var later = due.Urgency == Urgency.Reminder ? open : any;
                Assert.That(
                    later.Any(key => key.Kind == due.Key.Kind && key.Recipient == due.Key.Recipient && key.Step >= due.Key.Step),
                    $"{due} is not among {string.Join(", ", later)}");
            }

            List<NoticeKey> Keys(Instant when) => [.. ledger.Look(when).Due.Select(due => due.Key)];
        }, iter: 1000);

    [Test]
    public void Nothing_is_due_twice_and_each_ladder_has_one_step_a_person() => Looks.Sample(look =>
    {
        var due = Fresh(look).Look(look.Now).Due;
        Assert.That(due.Select(notice => notice.Key), Is.Unique);
        Assert.That(due.Where(notice => notice.Key.Kind is not NoticeKind.Ended).Select(notice => (notice.Key.Kind, notice.Key.Recipient)), Is.Unique);
    }, iter: 1000);

    [Test]
    public void Nobody_is_called_about_what_is_answered_or_over() => Looks.Sample(look =>
        look.Life.Steps().All(step => step.After.IsCalled)
        || Fresh(look) is var ledger && (ledger.Facts.Incident.IsCalled || ledger.Look(look.Now).Due.All(due => due.Key.Kind != NoticeKind.Call)), iter: 1000);

    [Test]
    public void The_whole_story_stands_in_the_thread_in_its_order() => Looks.Sample(look =>
    {
        if (look.Refuses == TestData.Channel)
            return;
        var ledger = Told(look);
        Assert.That(
            ledger.SentNotification.Where(said => said.Key.Kind == NoticeKind.Thread).Select(said => said.Key.Step),
            Is.EqualTo(ledger.Facts.Events.Select(told => (int)told.Id)));
    }, iter: 1000);

    /// <summary>After its life, with nothing said.</summary>
    private static Ledger Fresh((Life Life, Instant Now, string? Refuses) look)
    {
        var ledger = new Ledger(look.Life.Pulled, look.Life.Line, @operator: "oper");
        foreach (var step in look.Life.Steps())
        {
            if (step.Decision is Decision.Done done)
                ledger.Apply(done);
        }

        if (look.Refuses is { } refuses)
            ledger.Refusing(refuses);
        return ledger;
    }

    /// <summary>After its life, with everything said that is due now.</summary>
    private static Ledger Told((Life Life, Instant Now, string? Refuses) look)
    {
        var ledger = Fresh(look);
        ledger.LetTime(look.Now);
        ledger.Say(look.Now);
        return ledger;
    }
}
