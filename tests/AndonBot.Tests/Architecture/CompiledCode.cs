using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AndonBot.Tests.Architecture;

/// <summary>Reads an assembly into <see cref="CompiledType"/>s.</summary>
internal static class CompiledCode
{
    public static IReadOnlyList<CompiledType> Read(string path)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        return [.. assembly.MainModule.Types.Select(Read)];
    }

    private static CompiledType Read(TypeDefinition type)
    {
        var found = new Found();
        Visit(type, found);
        return new(NameOf(type), found.Types, found.Members);
    }

    private static void Visit(TypeDefinition type, Found found)
    {
        found.Add(type.BaseType);
        found.AddAll(type.Interfaces.Select(i => i.InterfaceType));
        found.AddAll(type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));
        found.AddAll(type.Fields.Select(f => f.FieldType));
        Visit(type.CustomAttributes, found);
        Visit(type.Fields.SelectMany(f => f.CustomAttributes), found);
        Visit(type.Properties.SelectMany(p => p.CustomAttributes), found);
        foreach (var method in type.Methods)
            Visit(method, found);
        foreach (var nested in type.NestedTypes)
            Visit(nested, found);
    }

    private static void Visit(MethodDefinition method, Found found)
    {
        found.AddSignature(method);
        found.AddAll(method.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));
        Visit(method.CustomAttributes, found);
        foreach (var overridden in method.Overrides)
            found.Add(overridden);
        if (method.HasBody)
            Visit(method.Body, found);
    }

    private static void Visit(MethodBody body, Found found)
    {
        found.AddAll(body.Variables.Select(v => v.VariableType));
        found.AddAll(body.ExceptionHandlers.Select(h => h.CatchType));
        foreach (var operand in body.Instructions.Select(i => i.Operand))
        {
            if (operand is TypeReference type)
                found.Add(type);
            else if (operand is MemberReference member)
                found.Add(member);
        }
    }

    private static void Visit(IEnumerable<CustomAttribute> attributes, Found found)
    {
        foreach (var attribute in attributes)
        {
            found.Add(attribute.Constructor);
            found.AddAll(attribute.ConstructorArguments.Select(a => a.Value).OfType<TypeReference>());
        }
    }

    private static TypeName NameOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return new(AssemblyOf(type.Scope), type.Namespace, type.Name);
    }

    private static string AssemblyOf(IMetadataScope scope) => scope is ModuleDefinition module ? module.Assembly.Name.Name : scope.Name;

    private sealed class Found
    {
        public HashSet<TypeName> Types { get; } = [];

        public HashSet<MemberName> Members { get; } = [];

        public void AddAll(IEnumerable<TypeReference?> types)
        {
            foreach (var type in types)
                Add(type);
        }

        public void Add(TypeReference? type)
        {
            switch (type)
            {
                case null or GenericParameter:
                    break;
                case GenericInstanceType generic:
                    Add(generic.ElementType);
                    AddAll(generic.GenericArguments);
                    break;
                case TypeSpecification wrapped:
                    Add(wrapped.ElementType);
                    break;
                default:
                    Types.Add(NameOf(type));
                    break;
            }
        }

        public void Add(MemberReference member)
        {
            // The compiler writes this into every iterator; nobody named it.
            if (member is { Name: "get_CurrentManagedThreadId", DeclaringType.Name: "Environment" })
                return;
            Add(member.DeclaringType);
            if (member is GenericInstanceMethod generic)
                AddAll(generic.GenericArguments);
            if (member is MethodReference method)
                AddSignature(method);
            else if (member is FieldReference field)
                Add(field.FieldType);
            Members.Add(new(NameOf(member.DeclaringType.GetElementType()), member.Name, CSharpSignature.Of(member)));
        }

        public void AddSignature(MethodReference method)
        {
            Add(method.ReturnType);
            AddAll(method.Parameters.Select(p => p.ParameterType));
        }
    }
}
