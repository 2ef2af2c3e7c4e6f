namespace SlackNet;

/// <summary>Slack's own name for a type, where it is not the class name in snake_case.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class SlackTypeAttribute(string typeIdentifier) : Attribute
{
    public string TypeIdentifier { get; } = typeIdentifier;
}
