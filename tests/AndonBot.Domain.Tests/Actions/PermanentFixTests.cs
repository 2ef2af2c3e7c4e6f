using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using static AndonBot.Domain.Tests.Incidents.TestData;

namespace AndonBot.Domain.Tests.Actions;

/// <summary>A temporary fix never stands alone.</summary>
public sealed class PermanentFixTests
{
    private static readonly ActionItem Permanent = new(34, 12, "reject carts", Cleo, new(2030, 1, 21), false, false, After(30), Bob);
    private static readonly ActionItem PermanentDone = Permanent with { DoneAt = After(90), DoneBy = Cleo };

    private static Incident Temporary => Contained(true);

    [Test]
    public void An_incident_on_a_temporary_fix_is_in_debt_until_a_permanent_action_is_done()
    {
        var (temporary, dropped) = (Permanent with { Temporary = true, DoneAt = After(90) }, Permanent with { DroppedAt = After(90) });
        foreach (var actions in new ActionItem[][] { [], [Permanent], [temporary], [dropped] })
        {
            Assert.That(PermanentFix.IsMissing(Temporary, actions), Is.True);
            Assert.That(PermanentFix.Reached(Temporary, actions), Is.Null);
        }

        Assert.That(PermanentFix.IsMissing(Temporary, [PermanentDone]), Is.False);
        Assert.That(PermanentFix.Reached(Temporary, [PermanentDone])!.Incident.FixedAt, Is.EqualTo(After(90)));
    }

    [Test]
    public void A_permanent_fix_without_actions_is_no_debt() => Assert.That(PermanentFix.IsMissing(Contained(false), []), Is.False);

    [Test]
    public void It_is_fixed_when_the_last_permanent_action_is_closed()
    {
        Assert.That(PermanentFix.Reached(Temporary, [PermanentDone, Permanent]), Is.Null);
        Assert.That(PermanentFix.Reached(Temporary, [PermanentDone, Permanent with { DroppedAt = After(120) }])!.Incident.FixedAt, Is.EqualTo(After(120)));
        Assert.That(PermanentFix.Reached(Temporary, [PermanentDone, Permanent with { Temporary = true }]), Is.Not.Null, "What is temporary holds up nothing.");
    }

    [Test]
    public void An_owed_postmortem_is_held_first()
    {
        var sev1 = Temporary with { Severity = Severity.Sev1 };

        Assert.That(PermanentFix.Reached(sev1, [PermanentDone]), Is.Null);
        Assert.That(PermanentFix.Reached(sev1 with { HeldAt = After(100) }, [PermanentDone])!.Incident.FixedAt, Is.EqualTo(After(100)));
    }

    [Test]
    public void A_permanent_containment_needs_its_cause_or_its_postmortem()
    {
        var contained = Pulled().Then(i => i.Contain(Bob, "prices are checked", null, false, false, After(20)));

        Assert.That(PermanentFix.Reached(contained, []), Is.Null);
        Assert.That(PermanentFix.Reached(contained with { HeldAt = After(60) }, [])!.Incident.FixedAt, Is.EqualTo(After(60)));
        Assert.That(PermanentFix.Reached(contained with { Cause = "a price was null" }, [])!.Incident.FixedAt, Is.EqualTo(After(20)));
        Assert.That(PermanentFix.Reached(contained with { Cause = "a price was null" }, [Permanent]), Is.Null);
    }

    [Test]
    public void What_was_done_before_it_came_back_did_not_hold()
    {
        var back = Temporary.Then(i => i.ComeBack(Ann, Checkout.Policies, After(100)))
            .Then(i => i.Contain(Bob, "rolled back", "a typo", true, false, After(110)));

        Assert.That(PermanentFix.IsMissing(back, [PermanentDone]), Is.True);
        Assert.That(PermanentFix.Reached(back, [PermanentDone]), Is.Null);
        Assert.That(PermanentFix.Reached(back, [PermanentDone, PermanentDone with { Number = 35, DoneAt = After(120) }]), Is.Not.Null);
    }

    [Test]
    public void What_is_not_contained_closed_or_holds_the_line_is_not_fixed()
    {
        Assert.That(PermanentFix.Reached(Pulled(), [PermanentDone]), Is.Null);
        Assert.That(PermanentFix.Reached(Temporary.Then(i => i.Dismiss(Bob, "a test", After(95))), [PermanentDone]), Is.Null);
        Assert.That(PermanentFix.Reached(Temporary with { MergedInto = 11 }, [PermanentDone]), Is.Null);
        Assert.That(PermanentFix.Reached(Temporary with { FixedAt = After(90) }, [PermanentDone]), Is.Null, "once");
        Assert.That(PermanentFix.Reached(Temporary with { HeldAt = After(50), Stops = [new Stop(After(40), Bob, null)] }, [PermanentDone]), Is.Null);
    }

    private static Incident Contained(bool temporary) =>
        Pulled().Then(i => i.Contain(Bob, "rolled back", temporary ? "a typo" : null, temporary, false, After(20)));
}
