using SlackNet;
using SlackNet.Interaction;

namespace AndonBot.Slack;

/// <summary>Replaces the submitted form by its next page.</summary>
public sealed class ViewUpdateResponse(ViewDefinition view) : ViewSubmissionResponse("update")
{
    public ViewDefinition View { get; } = view;
}
