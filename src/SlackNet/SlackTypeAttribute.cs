namespace SlackNet;

/// <summary>Slack's name of a type, if it is not the class name in snake_case.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class SlackTypeAttribute(string typeIdentifier) : Attribute
{
    public string TypeIdentifier { get; } = typeIdentifier;
}
