using System.Security.Cryptography;

namespace AndonBot.Fuzz;

/// <summary>The kept inputs of a target, one a file: written by hand, or found because they led somewhere new.</summary>
public sealed class Corpus(string folder)
{
    private const int Most = 40;

    public static Corpus Of(FuzzTarget target, string root) => new(Path.Combine(root, target.Name));

    public IReadOnlyList<byte[]> Inputs => [.. Files.Select(File.ReadAllBytes)];

    private IEnumerable<string> Files => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);

    /// <summary>Keeps an input that shows a fault, so that the tests fail until it is mended.</summary>
    public string KeepFault(byte[] input) => Keep("fault", input);

    /// <summary>Keeps those inputs that led to the most new places, as many as there is room for.</summary>
    public int KeepBest(IEnumerable<(byte[] Input, int News)> found)
    {
        var best = found.OrderByDescending(one => one.News).Take(Math.Max(0, Most - Files.Count())).ToList();
        foreach (var (input, _) in best)
            Keep("found", input);
        return best.Count;
    }

    private string Keep(string what, byte[] input)
    {
        var path = Path.Combine(folder, $"{what}-{Convert.ToHexStringLower(SHA256.HashData(input))[..8]}");
        File.WriteAllBytes(path, input);
        return path;
    }
}
