using System.Text;
using AndonBot.Fuzz.Targets;

namespace AndonBot.Fuzz;

/// <summary>A parser, and words that its inputs are made of.</summary>
/// <param name="Try">Throws when an input is not taken as it must be.</param>
public sealed record FuzzTarget(string Name, Action<byte[]> Try, IReadOnlyList<string> Words)
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        OfText("commands", Commands.Try, Commands.Words),
        OfText("mentions", Mentions.Try, Mentions.Words),
        OfText("lines", LinesFiles.Try, LinesFiles.Words),
        OfText("times", Times.Try, Times.Words),
        new("payloads", Payloads.Try, Payloads.Words),
        OfText("forms", FormStates.Try, FormStates.Words),
        OfText("signatures", Signatures.Try, Signatures.Words),
    ];

    /// <summary>The fault that an input shows; null when it is taken as it must be.</summary>
    public Exception? Fault(byte[] input)
    {
        try
        {
            Try(input);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    // Slack sends no half characters, and a file with one is read like this.
    private static FuzzTarget OfText(string name, Action<string> check, IReadOnlyList<string> words) =>
        new(name, input => check(Encoding.UTF8.GetString(input)), words);
}
