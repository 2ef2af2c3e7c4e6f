namespace SlackNet.Interaction;

/// <summary>Handles a modal's submission and closing; Slack has its answer when it returns, due within 3 seconds.</summary>
public interface IViewSubmissionHandler
{
    Task<ViewSubmissionResponse> Handle(ViewSubmission viewSubmission);

    Task HandleClose(ViewClosed viewClosed);
}

public class ViewSubmission : InteractionRequest
{
    public ViewInfo View { get; set; }

    public string Hash { get; set; }
}

public class ViewClosed : InteractionRequest
{
    public ViewInfo View { get; set; }

    public bool IsCleared { get; set; }
}

/// <summary>What becomes of a submitted modal; a subclass adds the fields its action needs.</summary>
public abstract class ViewSubmissionResponse
{
    protected ViewSubmissionResponse(string responseAction) => ResponseAction = responseAction;

    public string ResponseAction { get; set; }

    /// <summary>The submitted modal closes.</summary>
    public static ViewSubmissionResponse Null => new NullResponse();

    private sealed class NullResponse() : ViewSubmissionResponse(null);
}

/// <summary>The modal stays open with a sentence under each input named by its block.</summary>
public class ViewErrorsResponse() : ViewSubmissionResponse("errors")
{
    public IDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
