namespace AndonBot.Tests.Architecture;

/// <summary>A compiled type with what is nested in it: every type and member that its signatures, attributes and bodies name.</summary>
internal sealed record CompiledType(TypeName Name, IReadOnlySet<TypeName> Names, IReadOnlySet<MemberName> Members);

/// <summary>A type by its assembly, namespace and name; of a nested type the outermost one.</summary>
internal sealed record TypeName(string Assembly, string Namespace, string Name)
{
    public bool IsIn(string room) => Namespace == room || Namespace.StartsWith(room + ".", StringComparison.Ordinal);

    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}

/// <summary>A method, constructor or field as it is named where it is used; the signature is written as in C#, with short names.</summary>
internal sealed record MemberName(TypeName Type, string Name, string Signature)
{
    public override string ToString() => $"{Type}: {Signature}";
}
