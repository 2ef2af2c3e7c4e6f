using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AndonBot.Lines;

/// <summary>Parses YAML, and refuses what no lines file holds and what would never end: keys that are not texts, and deep nesting.</summary>
internal sealed class LinesFileParser(string yaml) : IParser
{
    private const int Deepest = 32;

    private readonly Parser _parser = new(new StringReader(yaml));

    /// <summary>What the current place is in, from outside in.</summary>
    private readonly Stack<Place> _places = [];

    private enum Place
    {
        List,
        BeforeKey,
        BeforeValue,
    }

    public ParsingEvent? Current => _parser.Current;

    public bool MoveNext()
    {
        if (!_parser.MoveNext())
            return false;
        if (Current is MappingEnd or SequenceEnd)
            _places.Pop();
        else if (Current is NodeEvent or AnchorAlias)
            Pass(Current);
        return true;
    }

    private void Pass(ParsingEvent node)
    {
        if (_places.TryPop(out var place))
        {
            if (place == Place.BeforeKey && node is not Scalar)
                throw new SemanticErrorException(node.Start, node.End, "A key is a text.");
            _places.Push(place switch { Place.BeforeKey => Place.BeforeValue, Place.BeforeValue => Place.BeforeKey, _ => place });
        }

        if (node is MappingStart or SequenceStart)
            _places.Push(node is MappingStart ? Place.BeforeKey : Place.List);
        if (_places.Count > Deepest)
            throw new SemanticErrorException(node.Start, node.End, "It is nested too deeply.");
    }
}
