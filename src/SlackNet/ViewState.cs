namespace SlackNet;

/// <summary>What people have entered, by block and action. A value of an element type without its own class has only its type.</summary>
public class ViewState
{
    public Dictionary<string, Dictionary<string, ElementValue>> Values { get; set; } = [];

    /// <summary>The value of this input, or null when there is none or it has another type.</summary>
    public TValue GetValue<TValue>(string blockId, string actionId) where TValue : ElementValue =>
        Values.GetValueOrDefault(blockId)?.GetValueOrDefault(actionId) as TValue;

    /// <summary>The value of the first input with this action, or null when there is none or it has another type.</summary>
    public TValue GetValue<TValue>(string actionId) where TValue : ElementValue =>
        Values.Values.Select(block => block.GetValueOrDefault(actionId)).FirstOrDefault(value => value is not null) as TValue;
}

public abstract class ElementValue
{
    public string Type { get; set; }
}
