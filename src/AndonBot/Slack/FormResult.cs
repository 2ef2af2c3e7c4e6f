using SlackNet;

namespace AndonBot.Slack;

/// <summary>What follows the submission of a form.</summary>
public abstract record FormResult
{
    private FormResult()
    {
    }

    /// <summary>The form closes.</summary>
    /// <param name="Answer">Shown at <paramref name="ResponseUrl"/> after it, where both are given.</param>
    public sealed record Closed(Reply? Answer = null, string? ResponseUrl = null) : FormResult;

    /// <summary>The form stays open with a sentence under an input.</summary>
    /// <param name="Input">Null for the form's first input.</param>
    public sealed record Refused(Reply Reply, string? Input = null) : FormResult;

    /// <summary>The form stays open with sentences in plain text under several inputs.</summary>
    public sealed record Errors(IReadOnlyDictionary<string, string> Sentences) : FormResult;

    /// <summary>The form becomes its next page.</summary>
    public sealed record NextPage(ModalViewDefinition View) : FormResult;

    /// <summary>Closes the form when it is done, and shows an answer that leads on; else keeps it open with the answer under an input.</summary>
    public static FormResult Of(Reply reply, string? responseUrl = null) =>
        !reply.IsDone ? new Refused(reply, reply.Input)
        : reply.Buttons.Count > 0 ? new Closed(reply, responseUrl)
        : new Closed();

    public static FormResult Refuse(string sentence, string? input = null) => new Refused(new(sentence), input);
}
