namespace SlackNet;

/// <summary>What people have entered, by block and action; an input kind without a class of its own has only its type.</summary>
public class ViewState
{
    public Dictionary<string, Dictionary<string, ElementValue>> Values { get; set; } = [];

    /// <summary>The value entered there, or null when there is none of that kind.</summary>
    public TValue GetValue<TValue>(string blockId, string actionId) where TValue : ElementValue =>
        Values.GetValueOrDefault(blockId)?.GetValueOrDefault(actionId) as TValue;

    /// <summary>The value of the first element with that action, or null when there is none of that kind.</summary>
    public TValue GetValue<TValue>(string actionId) where TValue : ElementValue =>
        Values.Values.Select(block => block.GetValueOrDefault(actionId)).FirstOrDefault(value => value is not null) as TValue;
}

public abstract class ElementValue
{
    public string Type { get; set; }
}
