namespace AndonBot.Tests.Architecture;

public class RoomTests
{
    private static readonly Dictionary<string, Func<CompiledArchitecture, IEnumerable<string>>> Rules = new[]
    {
        RoomRules.Every_type_has_a_room,
        RoomRules.Libraries_stay_in_their_rooms,
        RoomRules.Rooms_are_entered_only_from_where_they_may_be,
        RoomRules.Slices_look_back,
        RoomRules.Nobody_names_the_title_page,
        RoomRules.Messages_do_no_io,
    }.ToDictionary(r => r.Method.Name);

    private static IEnumerable<string> RuleNames => Rules.Keys;

    [TestCaseSource(nameof(RuleNames))]
    public void The_house_keeps(string rule) => Assert.That(string.Join('\n', Rules[rule](CompiledArchitecture.Built)), Is.Empty);

    [TestCase(nameof(RoomRules.Every_type_has_a_room), "Attic/Clutter")]
    [TestCase(nameof(RoomRules.Libraries_stay_in_their_rooms),
        "Domain.Calendar/ReadsAFile", "Domain.Calendar/Waits", "Domain.Calendar/AsksTheMachine",
        "Incidents/PullsWithSql", "Incidents/TicksByItself", "Incidents/PostingMessages")]
    [TestCase(nameof(RoomRules.Rooms_are_entered_only_from_where_they_may_be),
        "Domain.Rotation/AsksTheHost", "Incidents/KnocksAtTheDoor", "Machines/LooksAtTheDesk", "Storage/KnowsIncidents", "Notices/BusyJob",
        "Incidents/ChattyStore")]
    [TestCase(nameof(RoomRules.Slices_look_back), "Domain.Rotation/LooksForward", "Incidents/LooksForward")]
    [TestCase(nameof(RoomRules.Nobody_names_the_title_page), "Incidents/ReadsTheTimetable")]
    [TestCase(nameof(RoomRules.Messages_do_no_io), "Incidents/ReachingMessages")]
    public void The_planted_house_breaks(string rule, params string[] offenders) =>
        Assert.That(Rules[rule](CompiledArchitecture.Planted).Select(v => v.Split(' ')[0]).Distinct(), Is.EquivalentTo(offenders));

    [Test]
    public void The_house_is_really_read() =>
        Assert.That(CompiledArchitecture.Built.Types.Select(t => CompiledArchitecture.Built.Say(t.Name)), Has.Member("/Program"));
}
