namespace AndonBot.Tests.Architecture;

public class RoomTests
{
    private static readonly Dictionary<string, Func<CompiledArchitecture, IEnumerable<string>>> Rules = new[]
    {
        RoomRules.Every_type_has_a_room,
        RoomRules.Types_name_only_the_libraries_of_their_kind,
        RoomRules.Rooms_use_only_rooms_below_them,
        RoomRules.Mechanisms_name_no_feature,
    }.ToDictionary(rule => rule.Method.Name);

    private static IEnumerable<string> RuleNames => Rules.Keys;

    [TestCaseSource(nameof(RuleNames))]
    public void The_code_keeps(string rule) => Assert.That(string.Join('\n', Rules[rule](CompiledArchitecture.Built)), Is.Empty);

    [TestCase(nameof(RoomRules.Every_type_has_a_room), "Attic/Clutter")]
    [TestCase(nameof(RoomRules.Types_name_only_the_libraries_of_their_kind),
        "Domain.Calendar/ReadsAFile", "Domain.Calendar/Waits", "Domain.Calendar/AsksTheMachine",
        "Incidents/RunsSql", "Incidents/SchedulesItself", "Incidents/PostingMessages")]
    [TestCase(nameof(RoomRules.Rooms_use_only_rooms_below_them),
        "Domain.Rotations/UsesTheHost", "Domain.Rotations/UsesNotifications", "Incidents/UsesTheRouter", "Incidents/UsesTheTop", "Storage/UsesIncidents",
        "Outbox/NamesAHandler")]
    [TestCase(nameof(RoomRules.Mechanisms_name_no_feature), "Outbox/NamesAHandler")]
    public void Planted_violations_are_seen(string rule, params string[] offenders) =>
        Assert.That(Rules[rule](CompiledArchitecture.Planted).Select(violation => violation.Split(' ')[0]).Distinct(), Is.EquivalentTo(offenders));

    [Test]
    public void The_code_is_really_read() =>
        Assert.That(CompiledArchitecture.Built.Types.Select(type => CompiledArchitecture.Built.Say(type.Name)), Has.Member("/Program"));
}
