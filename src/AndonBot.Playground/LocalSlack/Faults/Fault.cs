namespace AndonBot.Playground.LocalSlack.Faults;

/// <summary>One way in which a request to Slack can go wrong.</summary>
/// <param name="Accepts">Slack does what was asked before it answers wrongly.</param>
public sealed record Fault(string Name, bool Accepts, FaultAnswer Answer, string Text = "", string? RetryAfter = null)
{
    public static Fault Refuse(string error) => new($"refuse {error}", Accepts: false, FaultAnswer.Error, error);

    public static Fault ServerError(bool accepts = false) => new("500", accepts, FaultAnswer.ServerError);

    public static Fault Hang(bool accepts = false) => new("hang", accepts, FaultAnswer.Hang);

    public static Fault Reset(bool accepts = false) => new("reset", accepts, FaultAnswer.Reset);

    /// <summary>429; <paramref name="retryAfter"/> is the header's text (seconds or an HTTP date), null for no header.</summary>
    public static Fault TooManyRequests(string? retryAfter = "1") =>
        new("429", Accepts: false, FaultAnswer.TooManyRequests, RetryAfter: retryAfter);

    /// <summary>200 with <c>ok: false</c> and <c>ratelimited</c>.</summary>
    public static Fault RateLimitedWith200() => Refuse("ratelimited");

    public static Fault Html(bool accepts = false) =>
        new("html", accepts, FaultAnswer.Body, "<!DOCTYPE html><html><body><h1>Slack is having trouble</h1></body></html>");

    public static Fault Empty(bool accepts = false) => new("empty", accepts, FaultAnswer.Body);

    public static Fault Truncated(bool accepts = false) => new("truncated", accepts, FaultAnswer.Truncated);

    /// <summary>
    /// By the names that the control interface uses: "500", "accept 500", "hang", "accept reset", "refuse not_in_channel", "429 30"…
    /// </summary>
    /// <exception cref="InvalidUserActionException">There is no such fault.</exception>
    public static Fault Parse(string text)
    {
        var accepts = text.StartsWith("accept ", StringComparison.Ordinal);
        var words = (accepts ? text["accept ".Length..] : text).Split(' ', 2);
        return words[0] switch
        {
            "refuse" when words.Length == 2 => Refuse(words[1]),
            "500" => ServerError(accepts),
            "hang" => Hang(accepts),
            "reset" => Reset(accepts),
            "429" => TooManyRequests(words.Length == 2 ? words[1] : null),
            "html" => Html(accepts),
            "empty" => Empty(accepts),
            "truncated" => Truncated(accepts),
            _ => throw new InvalidUserActionException($"there is no fault '{text}'"),
        };
    }
}

public enum FaultAnswer
{
    /// <summary>200 with <c>ok: false</c> and the text as error code.</summary>
    Error,
    ServerError,

    /// <summary>Nothing until the client gives up.</summary>
    Hang,

    /// <summary>The connection is cut without an answer.</summary>
    Reset,
    TooManyRequests,

    /// <summary>200 with the text as it is.</summary>
    Body,

    /// <summary>200 with the first half of the right answer.</summary>
    Truncated,
}
