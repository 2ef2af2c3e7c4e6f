using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AndonBot.Lines;

/// <summary>One mapping of the lines file: reads its keys, and notes whatever is wrong under the line's name and the key's path.</summary>
internal sealed class LinesFileKeys(YamlNode? node, string? line, string path, ICollection<LineProblem> problems)
{
    private readonly YamlMappingNode _mapping = node as YamlMappingNode ?? [];
    private readonly HashSet<string> _asked = [];

    /// <summary>A mapping below this one; an empty one when it is left out.</summary>
    public LinesFileKeys Map(string key)
    {
        var found = Find(key);
        if (found is null or YamlMappingNode)
            return new(found, line, path + key + ".", problems);
        Note(key, "it holds keys of its own, written { key: value }.");
        // What is not there at all needs no complaint about what is missing in it.
        return new(null, line, path, []);
    }

    /// <param name="needed">How to write the key, when it may not be left out.</param>
    public IReadOnlyList<YamlNode> Entries(string key, string? needed = null)
    {
        if (Find(key) is not { } found)
        {
            if (needed is not null)
                Note(key, $"it is missing; {needed}.");
            return [];
        }

        if (found is YamlSequenceNode list)
            return [.. list];
        Note(key, "it is a list.");
        return [];
    }

    public IReadOnlyList<string> Texts(string key, string? needed = null)
    {
        var before = problems.Count;
        var entries = Entries(key, needed);
        if (entries.Any(entry => entry is not YamlScalarNode { Value.Length: > 0 }))
            Note(key, "it is a list of texts, written [one, two].");
        else if (entries.Count == 0 && needed is not null && problems.Count == before)
            Note(key, $"it is empty; {needed}.");
        return [.. entries.OfType<YamlScalarNode>().Select(entry => entry.Value!).Where(text => text.Length > 0)];
    }

    public string? Text(string key, string? needed = null)
    {
        var found = Find(key);
        if (found is YamlScalarNode { Value: { } text })
            return text;
        if (found is not null)
            Note(key, "it is one text, not a list and no keys.");
        else if (needed is not null)
            Note(key, $"it is missing; {needed}.");
        return null;
    }

    /// <summary>What the parser makes of the text; the standard when it is left out or wrong.</summary>
    public T Read<T>(string key, Func<string, T> parse, T standard) =>
        Text(key) is { } text && Try(key, text, parse, out var value) ? value : standard;

    /// <summary>Those of the texts that the parser takes.</summary>
    public IReadOnlyList<T> ReadAll<T>(string key, Func<string, T> parse)
    {
        var values = new List<T>();
        foreach (var text in Texts(key))
            if (Try(key, text, parse, out var value))
                values.Add(value);
        return values;
    }

    /// <summary>Notes every key that nobody has asked for.</summary>
    public void NothingElse()
    {
        foreach (var key in _mapping.Children.Keys.Select(key => key is YamlScalarNode { Value: { } name } ? name : "?").Except(_asked))
            Note(key, $"there is no such key; it is one of {string.Join(", ", _asked)}.");
    }

    public void Note(string key, string sentence) => problems.Add(new(line, path + key, sentence));

    private bool Try<T>(string key, string text, Func<string, T> parse, out T value)
    {
        try
        {
            value = parse(text);
            return true;
        }
        catch (FormatException exception)
        {
            Note(key, exception.Message);
            value = default!;
            return false;
        }
    }

    /// <summary>The node of a key; null when it is left out, or written without a value.</summary>
    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        var found = _mapping.Children.TryGetValue(key, out var node) ? node : null;
        return found is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } ? null : found;
    }
}
