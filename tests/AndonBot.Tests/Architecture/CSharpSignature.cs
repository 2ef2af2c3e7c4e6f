using Mono.Cecil;

namespace AndonBot.Tests.Architecture;

/// <summary>Writes a member as C# declares it: short type names, <c>T</c> for every generic parameter, no parameter names.</summary>
internal static class CSharpSignature
{
    public static string Of(MemberReference member) => member switch
    {
        MethodReference { Name: ".ctor" } made => $"new({Parameters(made)})",
        MethodReference { Name: "op_Implicit" } cast => $"implicit {Short(cast.Parameters[0])} -> {Short(cast.ReturnType)}",
        MethodReference { Name: ['g', 'e', 't', '_', .. var property] } got => $"{Short(got.ReturnType)} {property} {{ get; }}",
        MethodReference { Name: ['s', 'e', 't', '_', .. var property] } set => $"{Short(set.Parameters[^1])} {property} {{ set; }}",
        MethodReference called => $"{Short(called.ReturnType)} {called.Name}({Parameters(called)})",
        FieldReference field => $"{Short(field.FieldType)} {field.Name}",
        _ => member.Name,
    };

    private static string Parameters(MethodReference method) => string.Join(", ", method.Parameters.Select(Short));

    private static string Short(TypeReference type) => type switch
    {
        GenericParameter => "T",
        GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable => Short(nullable.GenericArguments[0]) + "?",
        GenericInstanceType generic => $"{Plain(generic)}<{string.Join(", ", generic.GenericArguments.Select(Short))}>",
        ArrayType array => Short(array.ElementType) + "[]",
        TypeSpecification wrapped => Short(wrapped.ElementType),
        _ => Keyword(type.FullName) ?? Plain(type),
    };

    private static string Short(ParameterDefinition parameter) => Short(parameter.ParameterType);

    private static string Plain(TypeReference type) => type.Name.Split('`')[0];

    private static string? Keyword(string fullName) => fullName switch
    {
        "System.String" => "string",
        "System.Boolean" => "bool",
        "System.Int32" => "int",
        "System.Int64" => "long",
        "System.Object" => "object",
        "System.Void" => "void",
        _ => null,
    };
}
