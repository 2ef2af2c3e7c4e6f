using System.Text;

namespace AndonBot.Fuzz;

/// <summary>Makes inputs from inputs: words and pieces of others go in, pieces come twice or go, bytes change.</summary>
public sealed class Mutator(FuzzTarget target, int seed)
{
    private const int Longest = 8192;

    private readonly Random _random = new(seed);
    private readonly IReadOnlyList<byte[]> _words =
    [
        .. target.Words.Concat(["0", "-1", "2147483648", "99999999999999999999", "9999-12-31", "\0", "\u202e", "\u00e4", "\ud83d\ude92", "\n", " ", ""])
            .Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>One of the inputs, changed in one to eight places.</summary>
    public byte[] Next(IReadOnlyList<byte[]> inputs)
    {
        var changed = new List<byte>(Any(inputs));
        for (var changes = 1 << _random.Next(4); changes > 0; changes--)
            Change(changed, Any(inputs));
        return [.. changed.Take(Longest)];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        var (at, end) = Range(bytes.Count);
        switch (_random.Next(6))
        {
            case 0:
                bytes.InsertRange(at, Any(_words));
                break;
            case 1:
                bytes.RemoveRange(at, end - at);
                bytes.InsertRange(at, Any(_words));
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(end - at, 8));
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, end - at));
                break;
            case 4:
                var (from, to) = Range(other.Length);
                bytes.InsertRange(at, other[from..to]);
                break;
            default:
                if (at < bytes.Count)
                    bytes[at] = (byte)_random.Next(_random.Next(8) == 0 ? 256 : 128);
                break;
        }
    }

    /// <summary>A piece of a sequence: mostly a short one.</summary>
    private (int From, int To) Range(int length)
    {
        var from = _random.Next(length + 1);
        return (from, Math.Min(length, from + _random.Next(1 << _random.Next(1, 9))));
    }

    private byte[] Any(IReadOnlyList<byte[]> of) => of[_random.Next(of.Count)];
}
