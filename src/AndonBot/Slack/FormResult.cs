using SlackNet;

namespace AndonBot.Slack;

/// <summary>What follows the submission of a form.</summary>
public abstract record FormResult
{
    private FormResult()
    {
    }

    /// <summary>The form closes.</summary>
    /// <param name="Answer">Shown at <paramref name="ResponseUrl"/> once the form has closed. Nothing is shown unless both are given.</param>
    public sealed record Closed(Reply? Answer = null, string? ResponseUrl = null) : FormResult
    {
        /// <summary>The answer that follows, once what was kept is recorded; null when none does.</summary>
        public Task<Reply>? Later { get; init; }
    }

    /// <summary>The form stays open with a sentence under an input.</summary>
    /// <param name="Input">Null for the form's first input.</param>
    public sealed record Refused(Reply Reply, string? Input = null) : FormResult;

    /// <summary>The form stays open with sentences in plain text under several inputs.</summary>
    public sealed record Errors(IReadOnlyDictionary<string, string> Sentences) : FormResult;

    /// <summary>The form shows its next page.</summary>
    public sealed record NextPage(ModalViewDefinition View) : FormResult;

    /// <summary>Closes the form when the change is done, and shows an answer that has buttons. Else the answer is shown under an input.</summary>
    public static FormResult Of(Reply reply, string? responseUrl = null) =>
        !reply.IsDone ? new Refused(reply, reply.Input)
        : reply.Buttons.Count > 0 ? new Closed(reply, responseUrl)
        : new Closed();

    public static FormResult Refuse(string sentence, string? input = null) => new Refused(new(sentence), input);
}
