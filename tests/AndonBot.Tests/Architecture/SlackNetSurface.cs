namespace AndonBot.Tests.Architecture;

/// <summary>SlackNet's public members that the bot may use: a type a line, bases after the colon, members below.</summary>
internal sealed class SlackNetSurface
{
    private readonly Dictionary<string, (string[] Bases, HashSet<string> Members)> types = [];

    public SlackNetSurface(IEnumerable<string> lines)
    {
        HashSet<string> members = [];
        foreach (var line in lines.Where(l => !l.StartsWith('#')))
        {
            if (line.StartsWith(' '))
                members.UnionWith(Accessors(line.Trim()));
            else if (line.Split(" : ") is [var type, .. var bases])
                types.Add(type, (bases is [var names] ? names.Split(", ") : [], members = []));
        }
    }

    public static SlackNetSurface Read() => new(Sources.All.Single(f => f.Name == "SlackNetSurface.txt").Lines);

    /// <summary>What <paramref name="code"/> names of SlackNet and the list does not have.</summary>
    public IEnumerable<string> Violations(IEnumerable<CompiledType> code) =>
        from type in code
        from member in type.Members
        where member.Type.Assembly.Split('.')[0] == "SlackNet" && !Lists(member.Type.ToString(), member.Signature)
        select $"{type.Name} uses {member}";

    /// <summary>How many methods, accessors counted, the list has of a type itself.</summary>
    public int MethodsOf(string type) => types[type].Members.Count;

    private bool Lists(string type, string signature) =>
        types.TryGetValue(type, out var listed)
        && (listed.Members.Contains(signature)
            || IsPlainConstructor(signature, listed.Members)
            || listed.Bases.Any(b => IsListedBelow(b, signature)));

    private bool IsListedBelow(string shortName, string signature) =>
        signature.StartsWith("new(", StringComparison.Ordinal) is false
        && types.Keys.Any(t => t.EndsWith("." + shortName, StringComparison.Ordinal) && Lists(t, signature));

    private static bool IsPlainConstructor(string signature, HashSet<string> members) =>
        signature == "new()" && !members.Any(m => m.StartsWith("new(", StringComparison.Ordinal));

    private static IEnumerable<string> Accessors(string member) => member.Split(" { ") switch
    {
        [var property, "get; set; }"] => [property + " { get; }", property + " { set; }"],
        _ => [member],
    };
}
