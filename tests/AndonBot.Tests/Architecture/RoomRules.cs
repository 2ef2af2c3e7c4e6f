namespace AndonBot.Tests.Architecture;

/// <summary>The room table held against compiled code; each violation is a sentence that begins with the offender.</summary>
internal static class RoomRules
{
    /// <summary>A type stands in a room of the plan.</summary>
    public static IEnumerable<string> Every_type_has_a_room(CompiledArchitecture house) =>
        from type in house.Types
        where RowOf(house, type) is null
        select $"{house.Say(type.Name)} stands in no room of the plan";

    /// <summary>A type names outside the house only what its row of the table allows.</summary>
    public static IEnumerable<string> Libraries_stay_in_their_rooms(CompiledArchitecture house) =>
        from type in house.Types
        let row = RowOf(house, type)
        where row is not null
        from name in house.Outside(type)
        where !row.MayNameOutside(name)
        select $"{house.Say(type.Name)} ({row.Kind}) names {name}";

    /// <summary>A type names only the rooms that its row of the table allows, and its own.</summary>
    public static IEnumerable<string> Rooms_are_entered_only_from_where_they_may_be(CompiledArchitecture house) =>
        from type in house.Types
        let row = RowOf(house, type)
        where row is not null
        from name in house.Inside(type)
        where house.RoomOf(name) != house.RoomOf(type.Name) && !MayEnter(house, row, name)
        select $"{house.Say(type.Name)} ({row.Kind}) names {house.Say(name)}";

    /// <summary>Slices stand in order, in the core and in the host, and only look back.</summary>
    public static IEnumerable<string> Slices_look_back(CompiledArchitecture house) =>
        from type in house.Types
        from name in house.Inside(type)
        where LooksForward(house.RoomOf(type.Name)!, house.RoomOf(name)!)
        select $"{house.Say(type.Name)} looks forward to {house.Say(name)}";

    /// <summary>The title page, the composition and the timetable know the house; the house does not know them.</summary>
    public static IEnumerable<string> Nobody_names_the_title_page(CompiledArchitecture house) =>
        from type in house.Types
        from name in house.Inside(type)
        where name.Name is "Program" or "Composition" or "Timetable" && house.RoomOf(name) == "" && house.RoomOf(type.Name) != ""
        select $"{house.Say(type.Name)} names {house.Say(name)}";

    /// <summary>Messages and modals are made of facts alone: whatever of the house they name does no I/O either.</summary>
    public static IEnumerable<string> Messages_do_no_io(CompiledArchitecture house) =>
        from type in house.Types
        where RowOf(house, type) is { Kind: "messages" }
        from name in house.Inside(type)
        let way = WayToIo(house, name, [type.Name])
        where way is not null
        select $"{house.Say(type.Name)} reaches {way}";

    private static bool MayEnter(CompiledArchitecture house, RoomTable.Row row, TypeName name) =>
        row.Rooms.Contains(house.RoomOf(name))
        || (house.RoomOf(name) == "Slack" && row.Rooms.Contains(RoomTable.PlainSlack) && WayToIo(house, name, []) is null);

    private static string? WayToIo(CompiledArchitecture house, TypeName name, HashSet<TypeName> seen)
    {
        if (!seen.Add(name) || house.Find(name) is not { } type)
            return null;
        var messages = RoomTable.RowOf("", "Messages")!;
        var io = house.Outside(type).FirstOrDefault(n => !messages.MayNameOutside(n))?.ToString()
            ?? house.Inside(type).Select(n => WayToIo(house, n, seen)).FirstOrDefault(w => w is not null);
        return io is null ? null : $"{house.Say(name)}, {io}";
    }

    private static RoomTable.Row? RowOf(CompiledArchitecture house, CompiledType type) =>
        RoomTable.RowOf(house.RoomOf(type.Name)!, type.Name.Name);

    private static bool LooksForward(string from, string to) =>
        LooksForward(RoomTable.Slices, from, to)
        || LooksForward([.. RoomTable.CoreSlices.Select(s => "Domain." + s)], from, to);

    private static bool LooksForward(string[] order, string from, string to) =>
        Array.IndexOf(order, from) is >= 0 and var here && Array.IndexOf(order, to) > here;
}
