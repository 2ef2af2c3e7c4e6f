namespace AndonBot.Tests.Architecture;

/// <summary>Rules about rooms, checked on compiled code. Each violation is a sentence that begins with the type that breaks the rule.</summary>
internal static class RoomRules
{
    public static IEnumerable<string> Every_type_has_a_room(CompiledArchitecture code) =>
        from type in code.Types
        where !RoomTable.Order.Contains(code.RoomOf(type.Name))
        select $"{code.Say(type.Name)} is in no room of the plan";

    public static IEnumerable<string> Types_name_only_the_libraries_of_their_kind(CompiledArchitecture code) =>
        from type in code.Types
        let row = RoomTable.RowOf(code.RoomOf(type.Name)!, type.Name.Name)
        where row is not null
        from name in code.Outside(type)
        where !row.MayName(name)
        select $"{code.Say(type.Name)} ({row.Kind}) names {name}";

    public static IEnumerable<string> Rooms_use_only_rooms_below_them(CompiledArchitecture code) =>
        from type in code.Types
        from name in code.Inside(type)
        let here = Place(code, type.Name)
        where here >= 0 && Place(code, name) > here
        select $"{code.Say(type.Name)} uses {code.Say(name)}, which is above it";

    /// <summary>The outbox delivers and the router dispatches; neither names a notification or a handler.</summary>
    public static IEnumerable<string> Mechanisms_name_no_feature(CompiledArchitecture code) =>
        from type in code.Types
        where code.RoomOf(type.Name) == "Outbox" || type.Name.Name is "InteractionRouter" or "HandlerRegistry" or "PermissionCheck"
        from name in code.Inside(type)
        where name.Name.EndsWith("Handler", StringComparison.Ordinal) && !name.Name.StartsWith('I')
            || code.RoomOf(name) is "Lines" or "Rotations" or "Incidents" or "Notifications"
        select $"{code.Say(type.Name)} names {code.Say(name)}";

    private static int Place(CompiledArchitecture code, TypeName name) => code.RoomOf(name) is { } room
        ? Enumerable.Range(0, RoomTable.Order.Count).FirstOrDefault(place => RoomTable.Order[place] == room, -1)
        : -1;
}
