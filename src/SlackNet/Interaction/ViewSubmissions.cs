namespace SlackNet.Interaction;

/// <summary>Handles the submission and the closing of a modal. The request is answered when it returns, which has to be within 3 seconds.</summary>
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

/// <summary>What Slack does with a submitted modal. A subclass adds the members that its action needs.</summary>
public abstract class ViewSubmissionResponse
{
    protected ViewSubmissionResponse(string responseAction) => ResponseAction = responseAction;

    public string ResponseAction { get; set; }

    /// <summary>The submitted modal closes.</summary>
    public static ViewSubmissionResponse Null => new NullResponse();

    private sealed class NullResponse() : ViewSubmissionResponse(null);
}

/// <summary>The modal stays open, with an error under each input, by its block id.</summary>
public class ViewErrorsResponse() : ViewSubmissionResponse("errors")
{
    public IDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
