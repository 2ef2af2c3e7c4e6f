namespace AndonBot.Playground.LocalSlack.Faults;

/// <summary>A fault that can be injected into a request to Slack.</summary>
/// <param name="Accepts">Whether the request takes effect before the faulty answer is sent.</param>
public sealed record Fault(string Name, bool Accepts, FaultAnswer Answer, string Text = "", string? RetryAfter = null)
{
    public static Fault Refuse(string error, bool accepts = false) => new($"refuse {error}", accepts, FaultAnswer.Error, error);

    public static Fault ServerError(bool accepts = false) => new("500", accepts, FaultAnswer.ServerError);

    public static Fault Hang(bool accepts = false) => new("hang", accepts, FaultAnswer.Hang);

    /// <summary>Status 200 with a body that never ends, a character at a time.</summary>
    public static Fault Drip(bool accepts = false) => new("drip", accepts, FaultAnswer.Drip);

    public static Fault Reset(bool accepts = false) => new("reset", accepts, FaultAnswer.Reset);

    /// <summary>Status 429. <paramref name="retryAfter"/> is the header's value, in seconds or as an HTTP date; null sends no header.</summary>
    public static Fault TooManyRequests(string? retryAfter = "1") =>
        new("429", Accepts: false, FaultAnswer.TooManyRequests, RetryAfter: retryAfter);

    /// <summary>Status 200 with <c>ok: false</c> and the error <c>ratelimited</c>.</summary>
    public static Fault RateLimitedWith200() => Refuse("ratelimited");

    public static Fault Html(bool accepts = false) =>
        new("html", accepts, FaultAnswer.Body, "<!DOCTYPE html><html><body><h1>Slack is having trouble</h1></body></html>");

    public static Fault Empty(bool accepts = false) => new("empty", accepts, FaultAnswer.Body);

    public static Fault Truncated(bool accepts = false) => new("truncated", accepts, FaultAnswer.Truncated);

    /// <summary>
    /// Parses the names of the control interface, such as "500", "accept 500", "hang", "accept reset", "refuse not_in_channel" or "429 30".
    /// </summary>
    /// <exception cref="InvalidUserActionException">There is no such fault.</exception>
    public static Fault Parse(string text)
    {
        var accepts = text.StartsWith("accept ", StringComparison.Ordinal);
        var words = (accepts ? text["accept ".Length..] : text).Split(' ', 2);
        return words[0] switch
        {
            "refuse" when words.Length == 2 => Refuse(words[1], accepts),
            "500" => ServerError(accepts),
            "hang" => Hang(accepts),
            "drip" => Drip(accepts),
            "reset" => Reset(accepts),
            "429" => TooManyRequests(words.Length == 2 ? words[1] : null),
            "html" => Html(accepts),
            "empty" => Empty(accepts),
            "truncated" => Truncated(accepts),
            _ => throw new InvalidUserActionException($"there is no fault '{text}'"),
        };
    }
}

/// <summary>The answer that a fault sends.</summary>
public enum FaultAnswer
{
    /// <summary>Status 200 with <c>ok: false</c> and the fault's text as the error code.</summary>
    Error,
    ServerError,

    /// <summary>No answer until the client gives up.</summary>
    Hang,

    /// <summary>Status 200 with a body that never ends.</summary>
    Drip,

    /// <summary>The connection is reset without an answer.</summary>
    Reset,
    TooManyRequests,

    /// <summary>Status 200 with the fault's text as the body.</summary>
    Body,

    /// <summary>Status 200 with the first half of the correct answer.</summary>
    Truncated,
}
