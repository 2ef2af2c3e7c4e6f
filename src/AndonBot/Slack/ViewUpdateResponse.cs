using SlackNet;
using SlackNet.Interaction;

namespace AndonBot.Slack;

/// <summary>The submitted form becomes its next page.</summary>
public sealed class ViewUpdateResponse(ViewDefinition view) : ViewSubmissionResponse("update")
{
    public ViewDefinition View { get; } = view;
}
