namespace AndonBot.Tests.Architecture;

/// <summary>Compiled types by their rooms: <c>Incidents</c>, <c>Domain.Incidents</c>, and the empty name for the top level.</summary>
internal sealed class CompiledArchitecture
{
    private readonly Dictionary<TypeName, CompiledType> types;
    private readonly HashSet<string> assemblies;
    private readonly string root;

    private CompiledArchitecture(string root, params string[] paths)
    {
        this.root = root;
        var all = paths.SelectMany(CompiledCode.Read).ToList();
        assemblies = [.. all.Select(t => t.Name.Assembly)];
        types = all.Where(t => RoomOf(t.Name) is not null).ToDictionary(t => t.Name);
    }

    /// <summary>The bot and its core as they were built.</summary>
    public static CompiledArchitecture Built { get; } = new("AndonBot", PathOf("AndonBot"), PathOf("AndonBot.Domain"));

    /// <summary>Small types that each break one rule.</summary>
    public static CompiledArchitecture Planted { get; } = new("AndonBot.Tests.Architecture.Planted", PathOf("AndonBot.Tests"));

    public IEnumerable<CompiledType> Types => types.Values;

    public CompiledType? Find(TypeName name) => types.GetValueOrDefault(name);

    /// <summary>The room of a type of this code; null for all others.</summary>
    public string? RoomOf(TypeName name)
    {
        if (!assemblies.Contains(name.Assembly))
            return null;
        if (name.Namespace == root && name.Name is "AndonSettings" or "SettingsException" or "SettingsReader" or "SecretFiles")
            return RoomTable.Settings;
        if (name.Namespace == root || name is { Namespace: "", Name: "Program" })
            return RoomTable.Top;
        if (!name.IsIn(root))
            return null;
        var rooms = name.Namespace[(root.Length + 1)..].Split('.');
        return string.Join('.', rooms.Take(rooms[0] == "Domain" ? 2 : 1));
    }

    /// <summary>A type as the rules speak of it: <c>Incidents/IncidentStore</c>.</summary>
    public string Say(TypeName name) => RoomOf(name) is { } room ? $"{room}/{name.Name}" : name.ToString();

    /// <summary>What a type names of this code, itself excepted.</summary>
    public IEnumerable<TypeName> Inside(CompiledType type) => type.Names.Where(n => n != type.Name && RoomOf(n) is not null);

    /// <summary>What a type names outside this code; what the compiler made beside it is neither.</summary>
    public IEnumerable<TypeName> Outside(CompiledType type) => type.Names.Where(n => !assemblies.Contains(n.Assembly));

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
}
