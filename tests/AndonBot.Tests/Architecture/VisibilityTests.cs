using System.Reflection;
using AndonBot.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Tests.Architecture;

/// <summary>Who may see what is asked in one place: the statements that read incidents, actions and lines for somebody.</summary>
public class VisibilityTests
{
    /// <summary>They tell more of what was found, or of the channel where somebody is, or only whether a name is free.</summary>
    private static readonly string[] OfWhatIsKnown = ["Events", "Of", "With", "WithId", "InChannel", "HasName"];

    private static readonly string[] RoomsOfGestures = ["Incidents", "Rotations", "Interactions"];

    [Test]
    public void Whoever_reads_incidents_actions_or_lines_says_for_whom() => Assert.That(
        from store in new[] { typeof(TimelineStore), typeof(ActionListStore), typeof(StaffedLineStore) }
        from method in store.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.Name is not ("Save" or nameof(StaffedLineStore.AllOf)) && !OfWhatIsKnown.Contains(method.Name)
        where method.GetParameters()[0].ParameterType != typeof(Viewer)
        select $"{store.Name}.{method.Name}",
        Is.Empty);

    [Test]
    public void No_interaction_reads_them_for_nobody() => Assert.That(Unasked(RoomsOfGestures), Is.Empty);

    [Test]
    public void What_the_bot_reads_for_itself_is_seen() => Assert.That(
        Unasked(["Notifications", ""]).Select(one => one.Split(' ')[0]), Is.SupersetOf(new[] { "IncidentSubjectStore", "LineSubjectStore", "LinesCommand" }));

    private static IEnumerable<string> Unasked(string[] rooms) =>
        from type in CompiledArchitecture.Built.Types
        where rooms.Contains(CompiledArchitecture.Built.RoomOf(type.Name))
        from member in type.Members
        where member.Type != type.Name && IsUnasked(member) && type.Name.Name != nameof(IncidentStore)
        select $"{type.Name.Name} uses {member}";

    private static bool IsUnasked(MemberName member) => member.Type.Name switch
    {
        nameof(IncidentStore) or nameof(ActionStore) => member.Name == "Load" && member.Signature.Contains("(Transaction, string", StringComparison.Ordinal),
        nameof(StaffedLineStore) => member.Name == nameof(StaffedLineStore.AllOf)
            || member.Signature.Contains("WithId(Transaction, string", StringComparison.Ordinal),
        _ => false,
    };
}
